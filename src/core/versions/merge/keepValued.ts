import type { Segment } from '../../coding/segment';
import { ownValue } from '../../coding/values';

/** What one version of a list of segments is compared with. */
export interface Versions {
  readonly base: readonly Segment[] | undefined;
  readonly other: readonly Segment[];
}

/**
 * One side's segments with the codes that it has removed and to which the other has given another value: as a record that one
 * has deleted and the other changed, such a coding stays.
 */
export function keepValued(side: readonly Segment[], { base, other }: Versions): readonly Segment[] {
  const valued = other.filter(({ values }) => values !== undefined);
  if (!base || valued.length === 0) return side;
  const [old, theirs] = [base, valued].map(byId) as [Map<string, Segment>, Map<string, Segment>];
  return side.map(segment => {
    const [was, there] = [old.get(segment.id), theirs.get(segment.id)];
    return was && there ? withValued(segment, was, there) : segment;
  });
}

function withValued(segment: Segment, was: Segment, there: Segment): Segment {
  const kept = was.codes.filter(
    code =>
      !segment.codes.includes(code) &&
      there.codes.includes(code) &&
      ownValue(there, code) !== undefined &&
      ownValue(there, code) !== ownValue(was, code),
  );
  if (kept.length === 0) return segment;
  const values = kept.flatMap(code => {
    const value = ownValue(was, code);
    return value === undefined ? [] : [[code, value] as const];
  });
  const codes = [...was.codes.filter(code => segment.codes.includes(code) || kept.includes(code))];
  const own = segment.codes.filter(code => !codes.includes(code));
  const all = { ...segment.values, ...Object.fromEntries(values) };
  return {
    ...segment,
    codes: [...codes, ...own],
    ...(Object.keys(all).length > 0 ? { values: all } : {}),
  };
}

function byId(segments: readonly Segment[]): Map<string, Segment> {
  return new Map(segments.map(segment => [segment.id, segment]));
}
