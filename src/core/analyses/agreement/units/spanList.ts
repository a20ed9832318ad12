/** Spans of a text by start; UTF-16 units, half-open, none empty. They may overlap. */
export interface SpanList {
  readonly starts: Int32Array | readonly number[];
  readonly ends: Int32Array | readonly number[];
}

/** None shares anything with another. */
export interface DisjointSpans extends SpanList {
  readonly starts: number[];
  readonly ends: number[];
}

export const NO_SPANS: SpanList = { starts: [], ends: [] };

/** Overlapping spans as one; those that only touch stay apart. Ascending and disjoint. */
export function unionOf({ starts, ends }: SpanList): DisjointSpans {
  const union: DisjointSpans = { starts: [], ends: [] };
  for (let i = 0; i < starts.length; i++) {
    const last = union.ends.length - 1;
    if (last >= 0 && starts[i]! < union.ends[last]!) {
      union.ends[last] = Math.max(union.ends[last]!, ends[i]!);
    } else {
      union.starts.push(starts[i]!);
      union.ends.push(ends[i]!);
    }
  }
  return union;
}

/** What two lists of disjoint spans both cover. */
export function sharedBy(first: SpanList, second: SpanList): DisjointSpans {
  const shared: DisjointSpans = { starts: [], ends: [] };
  sweep([first, second], (start, end, who) => {
    if (who !== 0b11) return;
    shared.starts.push(start);
    shared.ends.push(end);
  });
  return shared;
}

/**
 * Sweeps over the disjoint spans of several coders together: visits, in order, each stretch in which the same coders
 * have one. Time grows with spans × coders.
 * @param visit `who`: a bit for each coder, never 0
 */
export function sweep(
  lists: readonly SpanList[],
  visit: (start: number, end: number, who: number) => void,
): void {
  const at = new Int32Array(lists.length);
  let who = 0;
  for (let place = 0; ;) {
    let next = Infinity;
    lists.forEach(({ starts, ends }, i) => {
      if (at[i]! < starts.length) next = Math.min(next, (who & (1 << i) ? ends : starts)[at[i]!]!);
    });
    if (who !== 0 && next > place) visit(place, next, who);
    if (next === Infinity) return;
    place = next;
    lists.forEach(({ starts, ends }, i) => {
      if (who & (1 << i) && ends[at[i]!] === place) {
        who &= ~(1 << i);
        at[i]!++;
      }
      if (!(who & (1 << i)) && starts[at[i]!] === place) who |= 1 << i;
    });
  }
}
