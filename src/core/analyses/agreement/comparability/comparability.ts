import { type Steps, between } from '../../../base/steps';
import { codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import type { ComparedCoding } from '../comparedCoding';
import { NO_UNITS, figuresOf } from '../figures';
import { corrected } from '../nominal/chance';
import { countSpans } from '../spans/countSpans';
import { tallyCoding } from '../units/tallyCoding';
import { CharactersByTranscript, type Means, meansOf } from './characters';
import { type DomainAlpha, type Domains, domainAlphas } from './domains';

/** The same coding in the figures of other programs. Null where there is no figure. */
export interface ProgramFigures {
  /** Characters on which coders agree, of all; the mean over transcripts (as NVivo). */
  readonly characterPercent: number | null;
  /** Cohen's κ of characters, 1 in complete agreement; the mean over transcripts (as NVivo). */
  readonly characterKappa: number | null;
  /** The same, weighted by the length of the transcripts. */
  readonly weightedPercent: number | null;
  readonly weightedKappa: number | null;
  /** Segments that have a match in the other coder's, of all of both (as MAXQDA). */
  readonly segmentPercent: number | null;
  /** Characters on which coders agree, of all, transcripts together (as ATLAS.ti); of single codes only, as the next two. */
  readonly agreedPercent: number | null;
  /** 2a / (2a + b + c) of characters (as ATLAS.ti, Holsti). */
  readonly holsti: number | null;
  /** Krippendorff's α of characters, coded or not (as ATLAS.ti, α binary). */
  readonly characterAlpha: number | null;
  /** cu-α of a theme (as ATLAS.ti); over all codes Cu-α. */
  readonly cuAlpha: number | null;
  readonly cuCoverage: number | null;
  /** Why there is no cu-α, of a theme. */
  readonly cuReason: string | null;
  /** Why there are no figures of characters. */
  readonly reason: string | null;
}

export interface ProgramRow extends ProgramFigures {
  /** Id of the theme or code. */
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
}

export interface ProgramOverall extends ProgramFigures {
  /** Of `segmentPercent`, with 1 / number of codes by chance (as MAXQDA; Brennan & Prediger 1981). */
  readonly segmentKappa: number | null;
  /** Number of codes that the overall figures are over. */
  readonly codes: number;
}

/** The figures, and why cu-α and Cu-α may be missing. */
export interface Programs {
  readonly rows: readonly ProgramRow[];
  readonly overall: ProgramOverall;
  /** Combinations of code, transcript and pair of coders, and how many of them are without any coding: in NVivo κ = 1. */
  readonly combinations: number;
  readonly empty: number;
  readonly domains: Domains;
}

/** @param least least intersection over union of segments that match, from 0 to 1 */
export function* comparability(
  corpus: Corpus,
  compared: ComparedCoding,
  listed: readonly number[],
  least: number,
): Steps<Programs> {
  const { targets } = compared;
  const { tally } = yield* between(0, 0.3, tallyCoding(compared, 'character'));
  const characters = yield* between(0.3, 0.6, CharactersByTranscript.of(compared));
  const domains = yield* between(0.6, 0.8, domainAlphas(corpus, compared));
  const spansOf = countSpans(compared, [least]);
  const of = (target: number) => {
    const { figures } = figuresOf(tally.ratings(target));
    const { first, second, partnered } = spansOf(target);
    return { figures, partnered: partnered[0]!, segments: first + second };
  };
  const rows: ProgramRow[] = [];
  let [combinations, empty] = [0, 0];
  for (const target of listed) {
    const { figures, partnered, segments } = of(target);
    const inTranscripts = characters.of(target);
    combinations += inTranscripts.length;
    empty += inTranscripts.filter(({ n, d }) => n === d).length;
    const { id, ...code } = codeFacts(corpus.codebook, targets.ids[target]!);
    rows.push({
      code: id,
      ...code,
      ...asNVivo(meansOf(inTranscripts)),
      segmentPercent: segments > 0 ? partnered / segments : null,
      agreedPercent: figures.percent,
      holsti: figures.positive,
      characterAlpha: figures.alpha,
      ...asAtlas(compared.facts.level === 'codes' ? undefined : domains.ofThemes.get(id)),
      reason: figures.reason,
    });
    yield 0.8 + rows.length / listed.length / 5;
  }
  const pooled = targets.disjoint
    .map(target => ({ target, ...of(target) }))
    .filter(({ segments }) => segments > 0);
  const segments = pooled.reduce((sum, one) => sum + one.segments, 0);
  const partnered = pooled.reduce((sum, one) => sum + one.partnered, 0);
  const segmentPercent = segments > 0 ? partnered / segments : null;
  return {
    rows,
    overall: {
      ...asNVivo(meanOfMeans(pooled.map(({ target }) => meansOf(characters.of(target))))),
      segmentPercent,
      segmentKappa:
        segmentPercent === null || pooled.length < 2
          ? null
          : corrected({ observed: segmentPercent, expected: 1 / pooled.length }),
      agreedPercent: null,
      holsti: null,
      characterAlpha: null,
      ...asAtlas(domains.overall),
      codes: pooled.length,
      reason: pooled.length === 0 ? NO_UNITS : null,
    },
    combinations,
    empty,
    domains,
  };
}

function asNVivo({ percent, kappa, weightedPercent, weightedKappa }: Means) {
  return { characterPercent: percent, characterKappa: kappa, weightedPercent, weightedKappa };
}

function asAtlas(domain: DomainAlpha | undefined) {
  return {
    cuAlpha: domain?.alpha ?? null,
    cuCoverage: domain?.coverage ?? null,
    cuReason: domain?.reason ?? null,
  };
}

function meanOfMeans(means: readonly Means[]): Means {
  return {
    percent: meanOf(means.map(one => one.percent)),
    kappa: meanOf(means.map(one => one.kappa)),
    weightedPercent: meanOf(means.map(one => one.weightedPercent)),
    weightedKappa: meanOf(means.map(one => one.weightedKappa)),
  };
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter(figure => figure !== null);
  return known.length > 0 ? known.reduce((sum, figure) => sum + figure, 0) / known.length : null;
}
