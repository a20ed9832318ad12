import type { Segment } from '../../core/coding/segment';

type Always = 'id' | 'text' | 'start' | 'end' | 'codes';

/** What few segments have. */
interface Seldom {
  readonly isKey: boolean;
  /** Other fields, if there are any. */
  readonly others: object | undefined;
}

/**
 * A segment as it is kept to be counted. Few kinds of objects are made fastest: one for each set of fields, none of them
 * undefined. Of fields that are spread into each other V8 may make a kind for each object, which takes more memory than that.
 */
export function keptSegment(
  segment: Pick<Segment, Always>,
  memo: string | undefined,
  created: string | undefined,
  { isKey, others }: Seldom,
): Segment {
  const usual = usualFields(segment, memo, created);
  return isKey || others ? { ...usual, ...(isKey ? { key: true } : {}), ...others } : usual;
}

function usualFields(
  { id, text, start, end, codes }: Pick<Segment, Always>,
  memo: string | undefined,
  created: string | undefined,
): Segment {
  if (memo === undefined)
    return created === undefined ? { id, text, start, end, codes } : { id, text, start, end, codes, created };
  return created === undefined
    ? { id, text, start, end, codes, memo }
    : { id, text, start, end, codes, memo, created };
}
