import type { Steps } from '../../../base/steps';
import type { Code, Scale } from '../../../codebook/code';
import { resolverOf } from '../../../coding/values';
import { type CodeFacts, codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import type { ComparedCoding } from '../comparedCoding';
import { NO_UNITS, NO_VARIATION, pairsOf } from '../figures';
import { FEW } from '../agreement';
import type { Interval } from '../intervals/resampling';
import { type Clusters, MIN_TRANSCRIPTS } from '../units/tallyCoding';
import type { UnitKind } from '../units/unitKind';
import { DistanceAlpha } from './distanceAlpha';
import { addMatchedUnits } from './matchedUnits';
import { type ValueFigures, exactAgreement, pairFigures, vary } from './valueFigures';
import { alphaInterval } from './valueIntervals';
import { type ValuedUnits, addUnits, noUnits, ratedCodings } from './valuedUnits';

export interface ValueAgreementOptions {
  readonly unit: UnitKind;
  /** Where units are segments: least intersection over union, in per cent. */
  readonly overlap: number;
  readonly resamples: number;
  readonly seed: number;
  /** Whether codes with a scale of which no unit has a value have a row, too. */
  readonly all: boolean;
}

/** How far coders agree on the values of codes with a scale. */
export interface ValueAgreement {
  readonly settings: ValueAgreementOptions & { readonly clusters: Clusters['kind'] };
  /** In the order of the codebook. */
  readonly rows: readonly ValueRow[];
  /** Number of codes with a scale that have no row. */
  readonly unlisted: number;
  /** Codings with several values that contradict each other, and with one that is not on the scale. */
  readonly contradictory: number;
  readonly offScale: number;
}

/** With more than two coders, each κ is the mean over their pairs (Light 1971). */
export interface ValueRow extends ValueFigures {
  /** Id. */
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: CodeFacts['kind'];
  readonly scale: Scale;
  /** Units (with characters their number) in which only one coder has a value. */
  readonly alone: number;
  /** Values of units that are made of several different ones of one coder. */
  readonly mixed: number;
  readonly alpha: number | null;
  /** For which kind of data α is. */
  readonly metric: 'ordinal' | 'interval';
  readonly ci: Interval | null;
  /** Why there is none, where there is an α. */
  readonly ciReason: string | null;
  /** Number of clusters with such units. */
  readonly clusters: number;
  /** Why there is no figure. */
  readonly reason: string | null;
  /** Whether there are fewer than {@link FEW} such units. */
  readonly few: boolean;
  /** Of each pair of coders, when there are more than two. */
  readonly pairs?: readonly (ValueFigures & { readonly coders: readonly string[] })[];
}

/** Computes how far coders agree on values, for each code with a scale, each by itself: its scale is its own. */
export function* valueAgreement(
  corpus: Corpus,
  compared: ComparedCoding,
  options: ValueAgreementOptions,
): Steps<ValueAgreement> {
  const { scope, facts } = compared;
  const codes = scope.codes.codes.filter(({ scale }) => scale);
  const isFew = facts.comparedTranscripts < MIN_TRANSCRIPTS;
  const kind = options.unit !== 'transcript' && isFew ? 'turn' : 'transcript';
  const rows: ValueRow[] = [];
  let [contradictory, offScale] = [0, 0];
  for (const [i, code] of codes.entries()) {
    const found = unitsOf(corpus, compared, code, options, kind);
    contradictory += found.contradictory;
    offScale += found.offScale;
    if (options.all || found.units.length + found.alone > 0)
      rows.push(rowOf(corpus, compared.coders, code, found, { ...options, cluster: kind }));
    yield (i + 1) / codes.length;
  }
  const settings = { ...options, clusters: kind } as const;
  return { settings, rows, unlisted: codes.length - rows.length, contradictory, offScale };
}

function unitsOf(
  { codebook }: Corpus,
  { transcripts, coders, onlyParticipants }: ComparedCoding,
  code: Code,
  { unit, overlap }: ValueAgreementOptions,
  kind: Clusters['kind'],
): ValuedUnits {
  const found = noUnits();
  const resolve = resolverOf(codebook);
  let first = 0;
  for (const coded of transcripts) {
    const from = first;
    const clusterOf = (turn: number) => (kind === 'turn' ? from + turn : from);
    const codings = ratedCodings(coded, coders, code, resolve, found);
    if (unit === 'segment') addMatchedUnits(coded, codings, overlap / 100, clusterOf, found);
    else addUnits(coded, codings, coders.length, code, { unit, onlyParticipants }, clusterOf, found);
    first += kind === 'turn' ? Math.max(coded.scoped.transcript.labelled.count, 1) : 1;
  }
  return found;
}

function rowOf(
  { codebook }: Corpus,
  coders: readonly string[],
  code: Code,
  { units, alone, mixed }: ValuedUnits,
  { resamples, seed, cluster }: { resamples: number; seed: number; cluster: Clusters['kind'] },
): ValueRow {
  const scale = code.scale!;
  const n = units.reduce((sum, { weight }) => sum + weight, 0);
  const isVaried = vary(units);
  const pairs = pairsOf(coders.length).map(([i, j]) => ({
    coders: [coders[i]!, coders[j]!],
    ...pairFigures(units, i, j),
  }));
  const { id, ...facts } = codeFacts(codebook, code.id);
  const measured = new DistanceAlpha(scale.kind, units);
  const { alpha, ci, ciReason } = isVaried
    ? alphaInterval(measured, { resamples, seed, cluster })
    : { alpha: null, ci: null, ciReason: null };
  return {
    code: id,
    ...facts,
    scale,
    n,
    alone,
    mixed,
    percent: isVaried ? exactAgreement(units) : null,
    kappaLinear: meanOf(pairs.map(({ kappaLinear }) => kappaLinear)),
    kappaQuadratic: meanOf(pairs.map(({ kappaQuadratic }) => kappaQuadratic)),
    alpha,
    metric: scale.kind === 'ordinal' ? 'ordinal' : 'interval',
    ci,
    ciReason,
    clusters: measured.count,
    reason: n === 0 ? NO_UNITS : isVaried ? null : NO_VARIATION,
    few: n < FEW,
    ...(coders.length > 2 ? { pairs } : {}),
  };
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter(figure => figure !== null);
  return known.length > 0 ? known.reduce((sum, figure) => sum + figure, 0) / known.length : null;
}
