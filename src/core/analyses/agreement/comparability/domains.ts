import type { Steps } from '../../../base/steps';
import type { Corpus } from '../../../corpus/corpus';
import type { ComparedCoding } from '../comparedCoding';
import { NO_VARIATION } from '../figures';
import { Coincidences } from '../unitizing/coincidences';
import { type Marked, asContinuum, unitsOf } from '../unitizing/continuum';
import { type CoderOverlap, overlapsIn, whyNotAll } from '../unitizing/overlaps';
import { codingAlpha } from '../unitizing/unitizingAlphas';
import { CodedByCoders } from '../units/codedByCoders';
import { Targets } from '../units/targets';

/** cu-α of one theme, or Cu-α of all. */
export interface DomainAlpha {
  readonly alpha: number | null;
  /** The share of the text that it is about. */
  readonly coverage: number | null;
  readonly reason: string | null;
  readonly overlaps: readonly CoderOverlap[];
}

/** Themes as ATLAS.ti's semantic domains: what may be coded with one code of each. */
export interface Domains {
  /** Id of a theme → which of its codes, where two coders have both used one of them. */
  readonly ofThemes: ReadonlyMap<string, DomainAlpha>;
  /** Which theme, or code without a theme, where two coders have both coded something. */
  readonly overall: DomainAlpha;
}

/**
 * cu-α for each theme and Cu-α over the top level of the codebook: Krippendorff's cu-α (Krippendorff, Mathet, Bouvry &
 * Widlöcher 2016, eq. 10 and 11), with the codes of a theme, or the themes, as values. That ATLAS.ti's cu-α and Cu-α differ
 * in this is from a secondary source (González-Prieto, Perez, Diaz & López-Fernández 2021, arXiv:2008.00977). Over
 * transcripts that all coders have completed; none where a coder has several values on the same words.
 */
export function* domainAlphas(corpus: Corpus, compared: ComparedCoding): Steps<Domains> {
  const { scope, coders, facts, onlyParticipants } = compared;
  const targets = new Targets(corpus, scope, 'all');
  const counting = { status: scope.filters.status, missing: facts.missing, onlyParticipants };
  const whole = scope.transcripts
    .map(scoped => new CodedByCoders(scoped, coders, targets, counting))
    .filter(({ rates }) => rates.every(rate => rate === 'all'))
    .map(asContinuum);
  const { codes } = scope.codes;
  const own = new Map(targets.disjoint.map(target => [targets.idOf(target), target]));
  const ofThemes = new Map<string, DomainAlpha>();
  for (const [i, { id }] of codes.entries()) {
    const below = codesBelow(scope.codes, i).map(code => own.get(codes[code]!.id)!);
    // the theme's own segments are of none of its codes, but of the theme: a value of its own
    if (below.length > 0) ofThemes.set(id, alphaOf(whole, coders, [own.get(id)!, ...below]));
    yield (i + 1) / codes.length;
  }
  const top = targets.ids.flatMap((id, target) => (scope.codes.level(id) === 0 ? [target] : []));
  return { ofThemes, overall: alphaOf(whole, coders, top) };
}

/** The numbers of all codes below one: those that follow it, as long as they are deeper. */
function codesBelow(
  { codes, level }: { readonly codes: readonly { readonly id: string }[]; level(id: string): number },
  theme: number,
): number[] {
  const depth = level(codes[theme]!.id);
  const below: number[] = [];
  for (let code = theme + 1; code < codes.length && level(codes[code]!.id) > depth; code++) below.push(code);
  return below;
}

/** @param values targets, one of which is given to a stretch of text */
function alphaOf(
  transcripts: readonly Marked[],
  coders: readonly string[],
  values: readonly number[],
): DomainAlpha {
  const valueOf = new Map(values.map((target, i) => [target, i + 1]));
  const coincidences = new Coincidences(coders.length, values.length);
  const overlaps: CoderOverlap[] = [];
  for (const one of transcripts) {
    const units = coders.map((_, coder) => unitsOf(one, coder, valueOf));
    overlaps.push(...overlapsIn(units, coders, one.path));
    if (overlaps.length === 0) coincidences.add({ length: one.length, coders: units });
  }
  const why = whyNotAll(transcripts.length, overlaps);
  if (why !== null) return { alpha: null, coverage: null, reason: why, overlaps };
  const { alpha, coverage } = codingAlpha(coincidences);
  return { alpha, coverage, reason: alpha === null ? NO_VARIATION : null, overlaps };
}
