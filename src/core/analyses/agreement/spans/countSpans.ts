import { knownParts } from '../../kit/knownParts';
import type { ComparedCoding } from '../comparedCoding';
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

const NOTHING: readonly number[] = [];

/**
 * Compares the segments of two coders after the other, for each target. A segment counts only where the other coder rates
 * the text: where they have not said anything, it cannot be missing.
 * @param overlaps least intersection over union, from 0 (any) to 1 (equal)
 * @returns the counts of a target
 */
export function countSpans(
  { scope, transcripts, codings, targets, way }: ComparedCoding,
  overlaps: readonly number[],
): (target: number) => SpanCounts {
  const sums = new Float64Array(targets.count * (2 + 2 * overlaps.length));
  const width = 2 + 2 * overlaps.length;
  const parts = knownParts(scope.codes, ['matching', ...way, overlaps], scoped =>
    spanPart(codings.of(scoped), overlaps),
  );
  for (const { scoped } of transcripts) {
    for (const { target, counts } of parts.of(scoped)) {
      for (let i = 0; i < width; i++) sums[target * width + i]! += counts[i]!;
    }
  }
  return target => {
    const [first, second, ...others] = sums.subarray(target * width, (target + 1) * width);
    return {
      first: first!,
      second: second!,
      matched: others.slice(0, overlaps.length),
      partnered: others.slice(overlaps.length),
    };
  };
}

/** What a transcript adds for a target: segments of the first and of the second, and by overlap matched, then partnered. */
interface SpanPart {
  readonly target: number;
  readonly counts: readonly number[];
}

function spanPart(coded: CodedByCoders, overlaps: readonly number[]): readonly SpanPart[] {
  const pairs = pairsOf(coded.rates.length);
  return Array.from(coded.spans, ([target, lists]): SpanPart => {
    let [first, second] = [0, 0];
    let matched = NOTHING;
    let partnered = NOTHING;
    for (const [i, j] of pairs) {
      const one = whereRated(lists[i]!, coded, j);
      const other = whereRated(lists[j]!, coded, i);
      first += one.starts.length;
      second += other.starts.length;
      if (one.starts.length === 0 || other.starts.length === 0) continue;
      matched = overlaps.map((least, k) => (matched[k] ?? 0) + countMatches(one, other, least));
      partnered = overlaps.map(
        (least, k) =>
          (partnered[k] ?? 0) + countPartnered(one, other, least) + countPartnered(other, one, least),
      );
    }
    const none = overlaps.map(() => 0);
    const found = [...(matched === NOTHING ? none : matched), ...(matched === NOTHING ? none : partnered)];
    return { target, counts: [first, second, ...found] };
  });
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
