import { type Result, ok } from '../base/result';
import { joinedSegment } from './joinedSegment';
import type { Segment, Sidecar } from './segment';
import { type ResolveCode, contradiction } from './values';

/**
 * Makes one segment of each group of those that are one: it has all their codes and memos, and otherwise the fields and
 * the anchor of the first. Segments that are gone are passed over, and groups that have different values for a code stay.
 * @param groups ids, two or more in each
 */
export function joinDoubles(
  sidecar: Sidecar,
  groups: readonly (readonly string[])[],
  resolve?: ResolveCode,
): Result<Sidecar> {
  const byId = new Map(sidecar.segments.map(segment => [segment.id, segment]));
  const joined = new Map<Segment, Segment | undefined>();
  for (const ids of groups) {
    const [first, ...others] = ids.flatMap(id => byId.get(id) ?? []);
    if (!first || others.length === 0 || contradiction([first, ...others], resolve)) continue;
    joined.set(first, joinedSegment([first, ...others]));
    for (const other of others) joined.set(other, undefined);
  }
  if (joined.size === 0) return ok(sidecar);
  const segments = sidecar.segments.flatMap(one => (joined.has(one) ? (joined.get(one) ?? []) : one));
  return ok({ ...sidecar, segments });
}
