import { ChangeSet } from '@codemirror/state';
import type { Place } from '../src/core/coding/place';
import type { Segment } from '../src/core/coding/segment';

const ORPHAN: Place = { state: 'orphan', start: -1, end: -1 };

/** The mapping of @codemirror/state through one replacement from the first to the last difference. */
export function placeByMapping(before: string, after: string, segments: readonly Segment[]): Place[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shortest - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const changes = ChangeSet.of(
    { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) },
    before.length,
  );
  return segments.map(segment => {
    const start = changes.mapPos(segment.start, 1);
    const end = changes.mapPos(segment.end, -1);
    return start < end ? { state: 'ok', start, end } : ORPHAN;
  });
}

/** The occurrence of the quote that is nearest to where it was. */
export function placeByNearestQuote(after: string, segments: readonly Segment[]): Place[] {
  return segments.map(({ quote = '', start }) => {
    const underlying = after.indexOf(quote, start);
    const before = after.lastIndexOf(quote, start);
    const isBefore = before >= 0 && (underlying < 0 || start - before <= underlying - start);
    const at = isBefore ? before : underlying;
    return at < 0 ? ORPHAN : { state: 'ok', start: at, end: at + quote.length };
  });
}
