import { type Steps, between } from '../../base/steps';
import { codeFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import {
  type Interval,
  type Intervals,
  type MeasureIntervals,
  bootstrapIntervals,
  noIntervals,
} from './intervals/bootstrap';
import { type ComparedCoding, listedTargets } from './comparedCoding';
import { type Figures, type PairFigures, figuresOf, overallOf, segmentFigures } from './figures';
import { countSpans } from './spans/countSpans';
import { type Clusters, tallyCoding } from './units/tallyCoding';
import type { UnitKind } from './units/unitKind';

export interface AgreementOptions {
  readonly unit: UnitKind;
  /** Where units are segments: least intersection over union, in per cent. */
  readonly overlap: number;
  readonly resamples: number;
  readonly seed: number;
  /** Whether codes that none of the coders used have a row, too. */
  readonly all: boolean;
}

export interface Agreement {
  readonly settings: AgreementOptions & { readonly clusters: Clusters };
  /** In the order of the codebook. */
  readonly rows: readonly AgreementRow[];
  readonly overall: Overall;
}

interface WithInterval extends Figures {
  /** The 95% interval of α. */
  readonly ci: Interval | null;
  /** Why there is none, where there is an α. */
  readonly ciReason: string | null;
  readonly kappaCi: Interval | null;
  readonly percentCi: Interval | null;
  readonly positiveCi: Interval | null;
}

export interface AgreementRow extends WithInterval {
  /** Id of the theme or code. */
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
  /** Units that at least one coder coded, of those that two rate; with characters: passages; with segments: all. */
  readonly occurrences: number;
  /** Whether there are fewer than {@link FEW} of these. */
  readonly few: boolean;
  /** Of each pair of coders, when there are more than two. */
  readonly pairs?: readonly (Omit<PairFigures, 'first' | 'second'> & {
    readonly coders: readonly string[];
  })[];
}

/** Over the codes, each as it is itself carried, that someone used in a unit that counts. */
export interface Overall extends WithInterval {
  readonly codes: number;
}

/**
 * Of fewer occurrences, a single one moves every figure by much; five is the usual least count in tests of tables
 * (Cochran 1954, p. 420), and as arbitrary here as there.
 */
export const FEW = 5;

/** Computes how far coders agree, for each code and theme and over all codes. */
export function* agreement(
  corpus: Corpus,
  compared: ComparedCoding,
  options: AgreementOptions,
): Steps<Agreement> {
  const { targets } = compared;
  const listed = listedTargets(compared, options.all);
  const found =
    options.unit === 'segment'
      ? ofSegments(compared, listed, options.overlap / 100)
      : yield* ofUnits(compared, listed, options.unit, options);
  const rows = listed.map((target, i): AgreementRow => {
    const { id, ...code } = codeFacts(corpus.codebook, targets.ids[target]!);
    return { code: id, ...code, ...found.rows[i]! };
  });
  return {
    settings: { ...options, clusters: found.clusters },
    rows,
    overall: found.overall,
  };
}

interface Found {
  readonly rows: readonly Omit<AgreementRow, 'code' | 'name' | 'path' | 'kind'>[];
  readonly overall: Overall;
  readonly clusters: Clusters;
}

function* ofUnits(
  compared: ComparedCoding,
  listed: readonly number[],
  unit: Exclude<UnitKind, 'segment'>,
  { resamples, seed }: AgreementOptions,
): Steps<Found> {
  const { targets, coders } = compared;
  const { tally, clusters } = yield* between(0, 0.4, tallyCoding(compared, unit));
  const pooled = targets.disjoint.filter(target => tally.occurrences[target]! > 0);
  const all = [...new Set([...listed, ...pooled])];
  const placeOf = new Map(all.map((target, i) => [target, i]));
  const parts = all.map(target => figuresOf(tally.ratings(target)));
  const intervals: Intervals = yield* between(
    0.4,
    1,
    bootstrapIntervals(tally, listed, pooled, { resamples, seed, cluster: clusters.kind }),
  );
  return {
    rows: listed.map((target, i) => {
      const { figures, pairs } = parts[placeOf.get(target)!]!;
      return {
        ...withInterval(figures, intervals.ofTargets[i]!),
        ...occurring(tally.occurrences[target]!),
        ...(coders.length > 2 ? { pairs: pairs.map(pair => named(pair, coders)) } : {}),
      };
    }),
    overall: {
      ...withInterval(overallOf(pooled.map(target => parts[placeOf.get(target)!]!)), intervals.overall),
      codes: pooled.length,
    },
    clusters: { ...clusters, count: intervals.clusters },
  };
}

function ofSegments(compared: ComparedCoding, listed: readonly number[], least: number): Found {
  const { targets } = compared;
  const spansOf = countSpans(compared, [least]);
  const countsOf = (target: number) => {
    const { first, second, matched } = spansOf(target);
    return { a: matched[0]!, b: first - matched[0]!, c: second - matched[0]! };
  };
  const none = noIntervals(null);
  const pooled = targets.disjoint.map(countsOf).filter(({ a, b, c }) => a + b + c > 0);
  const sum = (of: (counts: ReturnType<typeof countsOf>) => number) =>
    pooled.reduce((total, counts) => total + of(counts), 0);
  return {
    rows: listed.map(target => {
      const { a, b, c } = countsOf(target);
      return { ...withInterval(segmentFigures(a, b, c), none), ...occurring(a + b + c) };
    }),
    overall: {
      ...withInterval(
        segmentFigures(
          sum(one => one.a),
          sum(one => one.b),
          sum(one => one.c),
        ),
        none,
      ),
      codes: pooled.length,
    },
    clusters: { kind: 'transcript', count: 0 },
  };
}

function withInterval(figures: Figures, intervals: MeasureIntervals): WithInterval {
  const intervalOf = (measure: keyof MeasureIntervals) =>
    figures[measure] === null ? null : intervals[measure].interval;
  return {
    ...figures,
    ci: intervalOf('alpha'),
    ciReason: figures.alpha === null ? null : intervals.alpha.reason,
    kappaCi: intervalOf('kappa'),
    percentCi: intervalOf('percent'),
    positiveCi: intervalOf('positive'),
  };
}

function occurring(occurrences: number): Pick<AgreementRow, 'occurrences' | 'few'> {
  return { occurrences, few: occurrences < FEW };
}

function named({ first, second, ...figures }: PairFigures, coders: readonly string[]) {
  return { coders: [coders[first]!, coders[second]!], ...figures };
}
