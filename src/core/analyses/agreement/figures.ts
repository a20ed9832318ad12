import { type Chance, corrected, pooled } from './nominal/chance';
import {
  brennanPrediger,
  cohenKappa,
  fleissKappa,
  gwetAc1,
  hasVariation,
  krippendorffAlpha,
  observedAgreement,
  pairTable,
  pairableUnits,
  scottPi,
} from './nominal/coefficients';
import type { Ratings } from './nominal/ratings';

/** How far coders agree. Counts are of units, with characters of UTF-16 units. Null where there is no figure. */
export interface Figures {
  /** Units that at least two coders rate. */
  readonly n: number;
  /** Both say yes. With more than two coders `a` to `d` are summed over all pairs of them. */
  readonly a: number;
  /** Only the first. */
  readonly b: number;
  /** Only the second. */
  readonly c: number;
  /** Neither; null where units are segments. */
  readonly d: number | null;
  readonly percent: number | null;
  /** 2a / (2a + b + c). */
  readonly positive: number | null;
  /** Cohen's; with more than two coders the mean over their pairs (Light 1971). */
  readonly kappa: number | null;
  /** Krippendorff's, nominal. */
  readonly alpha: number | null;
  /** Scott's, of two coders. */
  readonly pi: number | null;
  readonly fleiss: number | null;
  readonly ac1: number | null;
  readonly brennanPrediger: number | null;
  /** The share of yes among all ratings of these units. */
  readonly prevalence: number | null;
  /** Why there is no figure. */
  readonly reason: string | null;
}

/** The figures of two coders, of those of more than two. */
export interface PairFigures extends Figures {
  readonly first: number;
  readonly second: number;
}

/** What figures over several codes are made of. */
export interface Parts {
  readonly figures: Figures;
  /** Of more than two coders. */
  readonly pairs: readonly PairFigures[];
  /** Also where there is no figure because nothing varies. */
  readonly observed: number | undefined;
  readonly chances: Readonly<Record<Corrected, Chance | undefined>>;
  readonly pairChances: readonly (Chance | undefined)[];
}

type Corrected = 'alpha' | 'pi' | 'fleiss' | 'ac1' | 'brennanPrediger';

const NO_CHANCES: Parts['chances'] = {
  alpha: undefined,
  pi: undefined,
  fleiss: undefined,
  ac1: undefined,
  brennanPrediger: undefined,
};

// as JSON has them; people read `reasonInWords`
export const NO_UNITS = 'no units'; // not for the catalogue
export const NO_VARIATION = 'no variation'; // not for the catalogue
export const NO_NEITHER = 'segments: no units that neither coded'; // not for the catalogue

/** The figures of one code. @param ratings 1 is yes, 0 is no */
export function figuresOf(ratings: Ratings): Parts {
  const pairs = pairsOf(ratings.coders).map(([first, second]) => {
    const table = pairTable(ratings, first, second);
    return {
      first,
      second,
      table,
      chance: table[0] === sum(table) || table[3] === sum(table) ? undefined : cohenKappa(table),
    };
  });
  const [d, c, b, a] = [0, 1, 2, 3].map(cell => pairs.reduce((total, { table }) => total + table[cell]!, 0));
  const n = pairableUnits(ratings);
  const varies = hasVariation(ratings);
  const observed = observedAgreement(ratings);
  const chances: Parts['chances'] = !varies
    ? NO_CHANCES
    : {
        alpha: krippendorffAlpha(ratings),
        pi: ratings.coders === 2 ? scottPi(pairs[0]!.table) : undefined,
        fleiss: fleissKappa(ratings),
        ac1: gwetAc1(ratings),
        brennanPrediger: brennanPrediger(ratings),
      };
  const pairChances = pairs.map(({ chance }) => chance);
  return {
    figures: {
      n,
      a: a!,
      b: b!,
      c: c!,
      d: d!,
      percent: varies ? observed! : null,
      positive: varies ? positiveOf(a!, b!, c!) : null,
      kappa: meanOf(pairChances.map(corrected)),
      ...correctedAll(chances),
      prevalence: n > 0 ? prevalenceOf(ratings) : null,
      reason: n === 0 ? NO_UNITS : varies ? null : NO_VARIATION,
    },
    pairs:
      ratings.coders === 2
        ? []
        : pairs.map(({ first, second }) => ({
            first,
            second,
            ...figuresOf(ofTwo(ratings, first, second)).figures,
          })),
    observed,
    chances,
    pairChances,
  };
}

/** The figures over several codes that no coding counts for twice. Chance-corrected ones are pooled ({@link pooled}). */
export function overallOf(parts: readonly Parts[]): Figures {
  const total = (of: (figures: Figures) => number) =>
    parts.reduce((all, { figures }) => all + of(figures), 0);
  const [n, a, b, c] = [total(f => f.n), total(f => f.a), total(f => f.b), total(f => f.c)];
  const varies = parts.some(({ figures }) => figures.reason === null);
  const chances = Object.fromEntries(
    Object.keys(NO_CHANCES).map(name => [name, pooled(parts.map(one => one.chances[name as Corrected]))]),
  ) as Parts['chances'];
  const pairs = parts[0]?.pairChances ?? [];
  const kappas = pairs.map((_, i) => corrected(pooled(parts.map(({ pairChances }) => pairChances[i]))));
  const agreed = parts.reduce((all, { observed = 0, figures }) => all + observed * figures.n, 0);
  const prevalent = total(({ prevalence, n: units }) => (prevalence ?? 0) * units);
  return {
    n,
    a,
    b,
    c,
    d: total(f => f.d ?? 0),
    percent: varies ? agreed / n : null,
    positive: varies ? positiveOf(a, b, c) : null,
    kappa: meanOf(kappas),
    ...correctedAll(chances),
    prevalence: n > 0 ? prevalent / n : null,
    reason: n === 0 ? NO_UNITS : varies ? null : NO_VARIATION,
  };
}

/**
 * The figures where units are segments: `a` pairs of segments that match, `b` and `c` segments of one coder alone. There
 * is nothing that neither coded, so that nothing can be corrected for chance.
 */
export function segmentFigures(a: number, b: number, c: number): Figures {
  const n = a + b + c;
  return {
    n,
    a,
    b,
    c,
    d: null,
    percent: n > 0 ? a / n : null,
    positive: positiveOf(a, b, c),
    kappa: null,
    alpha: null,
    pi: null,
    fleiss: null,
    ac1: null,
    brennanPrediger: null,
    prevalence: null,
    reason: n > 0 ? NO_NEITHER : NO_UNITS,
  };
}

/** All pairs of coders, by their numbers. */
export function pairsOf(coders: number): readonly (readonly [number, number])[] {
  return Array.from({ length: coders }, (_, first) =>
    Array.from({ length: coders - first - 1 }, (__, i) => [first, first + 1 + i] as const),
  ).flat();
}

/** The ratings of two of the coders. */
function ofTwo({ coders, categories, values, weights }: Ratings, first: number, second: number): Ratings {
  const own = new Int32Array(2 * weights.length);
  weights.forEach((_, pattern) => {
    own[2 * pattern] = values[pattern * coders + first]!;
    own[2 * pattern + 1] = values[pattern * coders + second]!;
  });
  return { coders: 2, categories, values: own, weights };
}

function correctedAll(chances: Parts['chances']): Record<Corrected, number | null> {
  return {
    alpha: corrected(chances.alpha),
    pi: corrected(chances.pi),
    fleiss: corrected(chances.fleiss),
    ac1: corrected(chances.ac1),
    brennanPrediger: corrected(chances.brennanPrediger),
  };
}

function prevalenceOf({ coders, values, weights }: Ratings): number {
  let [yes, all] = [0, 0];
  weights.forEach((weight, pattern) => {
    const said = values.subarray(pattern * coders, (pattern + 1) * coders).filter(value => value >= 0);
    if (said.length < 2) return;
    all += weight * said.length;
    for (const value of said) yes += weight * value;
  });
  return yes / all;
}

function positiveOf(a: number, b: number, c: number): number | null {
  return a + b + c > 0 ? (2 * a) / (2 * a + b + c) : null;
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter(figure => figure !== null);
  return known.length > 0 ? sum(known) / known.length : null;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
