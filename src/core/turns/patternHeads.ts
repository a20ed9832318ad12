import { type HeadCandidate, type HeadCandidates, countLabels } from './headCandidates';
import type { Pattern } from './patterns/pattern';
import { withoutAsides } from './labelAsides';

/** Where no label is sure, so many of the stretches of a text begin with one. */
const MIN_SHARE = 0.5;

/**
 * The heads of a text in which lines match a study's own patterns: those lines, and no others; undefined where none does,
 * or none for sure.
 * Where a pattern says little (`{speaker} - `), a label is one if the study claims it, if it recurs, or if it looks like one.
 */
export function patternHeads(
  candidates: HeadCandidates,
  patterns: readonly Pattern[],
  refused: ReadonlySet<string>,
): readonly HeadCandidate[] | undefined {
  if (patterns.length === 0) return undefined;
  const lines = withoutAsides(candidates.byPatterns(patterns)).filter(({ head }) => !refused.has(head.label));
  if (lines.length === 0) return undefined;
  const strict = new Set(patterns.filter(saysMuch).map(({ source }) => source));
  const counts = countLabels(lines);
  const isSure = ({ head }: HeadCandidate) =>
    head.isKnown || strict.has(head.pattern) || counts.get(head.label)! > 1;
  const heads = lines.filter(line => isSure(line) || line.shape === 'plain');
  // a sentence or two with a dash say nothing about a transcript that is laid out in another way
  const isLaidOutSo = heads.some(isSure) || heads.length >= candidates.countUnits() * MIN_SHARE;
  return isLaidOutSo ? heads : undefined;
}

/** Whether nothing but a head is written so: with brackets, a colon, a timestamp, a number. */
function saysMuch({ parts }: Pattern): boolean {
  return parts.some(
    part =>
      part.kind === 'time' ||
      part.kind === 'number' ||
      part.kind === 'bold' ||
      (part.kind === 'literal' && !/[-–—.,;\p{L}\p{N}]/u.test(part.unit)),
  );
}
