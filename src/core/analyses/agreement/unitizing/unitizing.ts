import type { Steps } from '../../../base/steps';
import { codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import type { ComparedCoding } from '../comparedCoding';
import { NO_VARIATION } from '../figures';
import { type DisjointSpans, unionOf } from '../units/spanList';
import { Coincidences, type Units } from './coincidences';
import { type Marked, asContinuum, unitsOf } from './continuum';
import { type CoderOverlap, NO_TRANSCRIPT, overlapsIn, whyNotAll } from './overlaps';
import { type Covered, codingAlpha, relevanceAlpha, unitizingAlpha, valueAlpha } from './unitizingAlphas';

export interface Unitizing {
  /** In the order of the codebook. */
  readonly rows: readonly UnitizingRow[];
  readonly overall: UnitizingOverall;
  /** Number of transcripts that all coders have coded to the end: the continuum. */
  readonly transcripts: number;
  /** Its length in UTF-16 units, without white space around turns. */
  readonly length: number;
  /** Where a coder has several codes on the same words: with any, there are no figures over several codes. */
  readonly overlaps: readonly CoderOverlap[];
}

export interface UnitizingRow {
  /** Id of the theme or code. */
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
  /** Units of all coders: their segments, those that overlap as one. */
  readonly units: number;
  /** u-α of this code alone, against all else. */
  readonly uAlpha: number | null;
  /** (k)u-α: this code against other codes where two coders have both coded something. Null for rolled-up themes. */
  readonly kuAlpha: number | null;
  /** The share of what is coded with it that another coder has coded, too. */
  readonly kuCoverage: number | null;
  readonly reason: string | null;
}

export interface UnitizingOverall {
  readonly uAlpha: number | null;
  /** |u|-α: coded with anything against uncoded. */
  readonly relevanceAlpha: number | null;
  readonly cuAlpha: number | null;
  /** The share of the text that cu-α is about. */
  readonly cuCoverage: number | null;
  readonly reason: string | null;
}

const NOT_COVERED: Covered = { alpha: null, coverage: null };

/**
 * The unitizing family of α, over the transcripts that all coders rate wholly: a gap is only one where a coder would have
 * marked something. A coder's overlapping segments with the same code are one unit. Figures over several codes need each
 * coder's units to exclude one another; where they do not, there are none, and the reason is given.
 */
export function* unitizing(
  corpus: Corpus,
  { targets, transcripts, coders }: ComparedCoding,
  listed: readonly number[],
): Steps<Unitizing> {
  const whole = transcripts.filter(({ rates }) => rates.every(rate => rate === 'all')).map(asContinuum);
  const length = whole.reduce((sum, text) => sum + text.length, 0);
  const valueOf = new Map(targets.disjoint.map((target, i) => [target, i + 1]));
  const all = new Coincidences(coders.length, targets.disjoint.length);
  const relevant = new Coincidences(coders.length, 1);
  const overlaps: CoderOverlap[] = [];
  for (const one of whole) {
    const units = coders.map((_, coder) => unitsOf(one, coder, valueOf));
    overlaps.push(...overlapsIn(units, coders, one.path));
    relevant.add({ length: one.length, coders: units.map(own => ofOneValue(unionOf(own))) });
    if (overlaps.length === 0) all.add({ length: one.length, coders: units });
    yield 0.5;
  }
  const why = whyNotAll(whole.length, overlaps);
  const ofTargets = byTarget(whole, coders.length);
  const rows: UnitizingRow[] = [];
  for (const target of listed) {
    const { id, ...code } = codeFacts(corpus.codebook, targets.ids[target]!);
    const { alone, units, textLength } = ofTargets.get(target) ?? nothingMarked(coders.length);
    alone.addGap(length - textLength);
    const uAlpha = unitizingAlpha(alone);
    const value = valueOf.get(target);
    const ofValue = why === null && value !== undefined ? valueAlpha(all, value) : NOT_COVERED;
    rows.push({
      code: id,
      ...code,
      units,
      uAlpha,
      kuAlpha: ofValue.alpha,
      kuCoverage: ofValue.coverage,
      reason: whole.length === 0 ? NO_TRANSCRIPT : uAlpha === null ? NO_VARIATION : null,
    });
    yield 0.5 + rows.length / listed.length / 2;
  }
  const coding = why === null ? codingAlpha(all) : NOT_COVERED;
  return {
    rows,
    overall: {
      uAlpha: why === null ? unitizingAlpha(all) : null,
      relevanceAlpha: relevanceAlpha(relevant),
      cuAlpha: coding.alpha,
      cuCoverage: coding.coverage,
      reason: why ?? (relevanceAlpha(relevant) === null ? NO_VARIATION : null),
    },
    transcripts: whole.length,
    length,
    overlaps,
  };
}

/** A target alone: in texts in which someone has marked it. */
interface Alone {
  readonly alone: Coincidences;
  units: number;
  /** Of these texts. */
  textLength: number;
}

function nothingMarked(coders: number): Alone {
  return { alone: new Coincidences(coders, 1), units: 0, textLength: 0 };
}

function byTarget(transcripts: readonly Marked[], coders: number): ReadonlyMap<number, Alone> {
  const found = new Map<number, Alone>();
  for (const { spans, length } of transcripts) {
    for (const [target, lists] of spans) {
      let one = found.get(target);
      if (!one) found.set(target, (one = nothingMarked(coders)));
      const own = lists.map(list => ofOneValue(unionOf(list)));
      one.alone.add({ length, coders: own });
      one.units += own.reduce((sum, { starts }) => sum + starts.length, 0);
      one.textLength += length;
    }
  }
  return found;
}

function ofOneValue({ starts, ends }: DisjointSpans): Units {
  return { starts, ends, values: starts.map(() => 1) };
}
