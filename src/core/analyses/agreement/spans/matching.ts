import type { SpanList } from '../units/spanList';

/** Rounding must not part what overlaps by exactly so much. */
const EPSILON = 1e-9;

/**
 * How many spans of two lists can be paired so that each is in at most one pair and the spans of a pair have in common at
 * least so much of what either covers (intersection over union): a maximum matching, by augmenting paths (Berge 1957).
 * @param least from 0 to 1; 0: they share at least one unit; 1: they are equal
 */
export function countMatches(first: SpanList, second: SpanList, least: number): number {
  const partners = partnersOf(first, second, least);
  const takenBy = new Int32Array(second.starts.length).fill(-1);
  const seenIn = new Int32Array(second.starts.length).fill(-1);
  let matches = 0;
  // what was seen in vain leads nowhere until a match changes the ways: it is not looked at again
  partners.forEach((_, span) => {
    if (augment(span, matches, partners, takenBy, seenIn)) matches++;
  });
  return matches;
}

/**
 * How many spans of one list have at least one partner in another, however many share it.
 * @param least as for {@link countMatches}
 */
export function countPartnered(list: SpanList, other: SpanList, least: number): number {
  return partnersOf(list, other, least).filter(({ length }) => length > 0).length;
}

/** For each span of the first list the spans of the second that it may be paired with. */
function partnersOf(first: SpanList, second: SpanList, least: number): number[][] {
  const partners = Array.from(first.starts, (): number[] => []);
  // spans of the second list that may still reach a later span of the first, by start
  let open: number[] = [];
  let next = 0;
  for (let i = 0; i < first.starts.length; i++) {
    const [start, end] = [first.starts[i]!, first.ends[i]!];
    open = open.filter(j => second.ends[j]! > start);
    for (; next < second.starts.length && second.starts[next]! < end; next++) {
      if (second.ends[next]! > start) open.push(next);
    }
    for (const j of open) {
      const shared = Math.min(end, second.ends[j]!) - Math.max(start, second.starts[j]!);
      if (shared <= 0) continue;
      const either = end - start + second.ends[j]! - second.starts[j]! - shared;
      if (shared + EPSILON >= least * either) partners[i]!.push(j);
    }
  }
  return partners;
}

/**
 * Finds a partner for one more span, moving others to partners of theirs. One that is free is taken at once, so that
 * spans that each have one of their own take linear time. Without recursion: paths may be long.
 */
function augment(
  span: number,
  round: number,
  partners: readonly (readonly number[])[],
  takenBy: Int32Array,
  seenIn: Int32Array,
): boolean {
  const path = [{ from: span, next: 0 }];
  const through: number[] = [];
  while (path.length > 0) {
    const step = path.at(-1)!;
    const own = partners[step.from]!;
    const free = step.next === 0 ? own.find(partner => takenBy[partner]! < 0) : undefined;
    if (free !== undefined) {
      through.push(free);
      path.forEach(({ from }, i) => (takenBy[through[i]!] = from));
      return true;
    }
    const partner = own[step.next++];
    if (partner === undefined) {
      path.pop();
      through.pop();
    } else if (seenIn[partner] !== round) {
      seenIn[partner] = round;
      through.push(partner);
      path.push({ from: takenBy[partner]!, next: 0 });
    }
  }
  return false;
}
