import { type Steps, between } from '../../../base/steps';
import { codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import type { ComparedCoding } from '../comparedCoding';
import { NO_UNITS, figuresOf } from '../figures';
import { corrected } from '../nominal/chance';
import { countSpans } from '../spans/countSpans';
import { type Unitizing, type UnitizingOverall, unitizing } from '../unitizing/unitizing';
import { tallyCoding } from '../units/tallyCoding';

/** The same coding in the figures of other programs. Null where there is no figure. */
export interface ProgramFigures {
  /** Characters on which coders agree, of all (as NVivo). */
  readonly characterPercent: number | null;
  /** Cohen's κ of characters (as NVivo). */
  readonly characterKappa: number | null;
  /** Segments that have a match in the other coder's, of all of both (as MAXQDA). */
  readonly segmentPercent: number | null;
  /** Krippendorff's α of characters, coded or not (as ATLAS.ti, α binary); of single codes only. */
  readonly characterAlpha: number | null;
  /** u-α (Krippendorff et al. 2016). */
  readonly uAlpha: number | null;
  readonly reason: string | null;
}

export interface ProgramRow extends ProgramFigures {
  /** Id of the theme or code. */
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
}

export interface ProgramOverall
  extends ProgramFigures, Pick<UnitizingOverall, 'relevanceAlpha' | 'cuAlpha' | 'cuCoverage'> {
  /** Of `segmentPercent`, with 1 / number of codes by chance (as MAXQDA; Brennan & Prediger 1981). */
  readonly segmentKappa: number | null;
  /** Number of codes that the overall figures are over. */
  readonly codes: number;
  /** Why there is no figure of the unitizing family. */
  readonly unitizingReason: string | null;
}

/** The figures, and why those of the unitizing family may be missing. */
export interface Programs extends Pick<Unitizing, 'overlaps'> {
  readonly rows: readonly ProgramRow[];
  readonly overall: ProgramOverall;
}

/** @param least least intersection over union of segments that match, from 0 to 1 */
export function* comparability(
  corpus: Corpus,
  compared: ComparedCoding,
  listed: readonly number[],
  least: number,
): Steps<Programs> {
  const { targets, transcripts } = compared;
  const { tally } = yield* between(0, 0.4, tallyCoding(compared, 'character'));
  const units = yield* between(0.4, 0.8, unitizing(corpus, compared, listed));
  const of = (target: number) => {
    const { figures } = figuresOf(tally.ratings(target));
    const { first, second, partnered } = countSpans(transcripts, target, [least]);
    return { figures, partnered: partnered[0]!, segments: first + second };
  };
  const rows: ProgramRow[] = [];
  for (const [i, target] of listed.entries()) {
    const { figures, partnered, segments } = of(target);
    const { id, ...code } = codeFacts(corpus.codebook, targets.ids[target]!);
    rows.push({
      code: id,
      ...code,
      characterPercent: figures.percent,
      characterKappa: figures.kappa,
      segmentPercent: segments > 0 ? partnered / segments : null,
      characterAlpha: figures.alpha,
      uAlpha: units.rows[i]!.uAlpha,
      reason: figures.reason,
    });
    yield 0.8 + rows.length / listed.length / 5;
  }
  const pooled = targets.disjoint.map(of).filter(({ segments }) => segments > 0);
  const segments = pooled.reduce((sum, one) => sum + one.segments, 0);
  const partnered = pooled.reduce((sum, one) => sum + one.partnered, 0);
  const segmentPercent = segments > 0 ? partnered / segments : null;
  const { uAlpha, cuAlpha, cuCoverage, relevanceAlpha, reason } = units.overall;
  return {
    rows,
    overall: {
      characterPercent: meanOf(pooled.map(({ figures }) => figures.percent)),
      characterKappa: meanOf(pooled.map(({ figures }) => figures.kappa)),
      segmentPercent,
      segmentKappa:
        segmentPercent === null || pooled.length < 2
          ? null
          : corrected({ observed: segmentPercent, expected: 1 / pooled.length }),
      characterAlpha: null,
      uAlpha,
      relevanceAlpha,
      cuAlpha,
      cuCoverage,
      codes: pooled.length,
      reason: pooled.length === 0 ? NO_UNITS : null,
      unitizingReason: reason,
    },
    overlaps: units.overlaps,
  };
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter(figure => figure !== null);
  return known.length > 0 ? known.reduce((sum, figure) => sum + figure, 0) / known.length : null;
}
