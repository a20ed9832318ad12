import type { Span } from '../../../core/text/span';

/** A change of a document: UTF-16 units of its text before. */
export interface Change {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** A span after changes, which do not overlap; undefined where one of them changed what is in it. */
export function shifted({ start, end }: Span, changes: readonly Change[]): Span | undefined {
  let by = 0;
  for (const { rangeOffset, rangeLength, text } of changes) {
    if (rangeOffset + rangeLength <= start) by += text.length - rangeLength;
    else if (rangeOffset < end) return undefined;
  }
  return { start: start + by, end: end + by };
}
