import { pairsOf } from '../figures';
import type { CodedByCoders } from '../units/codedByCoders';
import { NO_SPANS, type SpanList } from '../units/spanList';
import { countMatches, countPartnered } from './matching';

/** Segments of the pairs of coders, summed over pairs and transcripts. */
export interface SpanCounts {
  /** Segments of the first coder of a pair where the second rates the text. */
  readonly first: number;
  readonly second: number;
  /** For each overlap that was asked for: pairs of segments that match. */
  readonly matched: readonly number[];
  /** For each overlap: segments of either that have any partner in the other. */
  readonly partnered: readonly number[];
}

/**
 * Compares the segments of two coders after the other, for one target. A segment counts only where the other coder rates
 * the text: where they have not said anything, it cannot be missing.
 * @param overlaps least intersection over union, from 0 (any) to 1 (equal)
 */
export function countSpans(
  transcripts: readonly CodedByCoders[],
  target: number,
  overlaps: readonly number[],
): SpanCounts {
  let [first, second] = [0, 0];
  const matched = overlaps.map(() => 0);
  const partnered = overlaps.map(() => 0);
  for (const transcript of transcripts) {
    const lists = transcript.spans.get(target);
    if (!lists) continue;
    for (const [i, j] of pairsOf(lists.length)) {
      const one = whereRated(lists[i]!, transcript, j);
      const other = whereRated(lists[j]!, transcript, i);
      first += one.starts.length;
      second += other.starts.length;
      overlaps.forEach((least, k) => {
        matched[k]! += countMatches(one, other, least);
        partnered[k]! += countPartnered(one, other, least) + countPartnered(other, one, least);
      });
    }
  }
  return { first, second, matched, partnered };
}

/** The spans that a coder rates at least a part of. */
function whereRated(list: SpanList, { rates, touched }: CodedByCoders, coder: number): SpanList {
  if (rates[coder] === 'all') return list;
  if (rates[coder] === 'none') return NO_SPANS;
  const { starts, ends } = touched[coder]!;
  const kept = { starts: [] as number[], ends: [] as number[] };
  let at = 0;
  for (let i = 0; i < list.starts.length; i++) {
    while (at < ends.length && ends[at]! <= list.starts[i]!) at++;
    if (at === starts.length || starts[at]! >= list.ends[i]!) continue;
    kept.starts.push(list.starts[i]!);
    kept.ends.push(list.ends[i]!);
  }
  return kept;
}
