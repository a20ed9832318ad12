// Every coefficient from its definition, over lists of ratings and all pairs of them: slow, and without a line of the program.

/** For each coder, for each unit: a value, or null. */
export type Lists = readonly (readonly (string | null)[])[];

export interface Part {
  readonly observed: number;
  readonly expected: number;
}

export const value = (part: Part | null): number | null =>
  part === null || part.expected === 1 ? null : (part.observed - part.expected) / (1 - part.expected);

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
const mean = (list: readonly number[]) => sum(list) / list.length;

/** The ratings of each unit. */
export const byUnit = once((lists: Lists): readonly (readonly string[])[] => {
  const units = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: units }, (_, u) =>
    lists.map(list => list[u] ?? null).filter(one => one !== null),
  );
});

export const pairable = once((lists: Lists) => byUnit(lists).filter(({ length }) => length > 1));

/** The same, asked once for each lists: every coefficient begins with them. */
function once<T>(of: (lists: Lists) => T): (lists: Lists) => T {
  const known = new WeakMap<Lists, T>();
  return lists => {
    if (!known.has(lists)) known.set(lists, of(lists));
    return known.get(lists)!;
  };
}

export function varies(lists: Lists): boolean {
  return new Set(pairable(lists).flat()).size > 1;
}

/** All ordered pairs of two different ratings of each unit. */
const pairs = once((lists: Lists) => pairable(lists).map(pairsIn));

function pairsIn(unit: readonly string[]): (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (const [i, one] of unit.entries())
    for (const [j, other] of unit.entries()) if (i !== j) found.push([one, other]);
  return found;
}

export function observed(lists: Lists): number | null {
  const units = pairs(lists);
  if (units.length === 0) return null;
  return mean(units.map(all => mean(all.map(([one, other]) => (one === other ? 1 : 0)))));
}

/** A coincidence matrix, pair by pair, then 1 − (n − 1) Σ o_ck / Σ n_c n_k. */
export function alpha(lists: Lists): Part | null {
  if (!varies(lists)) return null;
  const o = new Map<string, number>();
  const n = new Map<string, number>();
  pairs(lists).forEach((all, u) => {
    const weight = 1 / (pairable(lists)[u]!.length - 1);
    for (const [c, k] of all) {
      o.set(`${c}|${k}`, (o.get(`${c}|${k}`) ?? 0) + weight);
      n.set(c, (n.get(c) ?? 0) + weight);
    }
  });
  const all = sum([...n.values()]);
  const values = [...n.keys()];
  const apart = (of: (c: string, k: string) => number) =>
    sum(values.flatMap(c => values.filter(k => k !== c).map(k => of(c, k))));
  const seen = apart((c, k) => o.get(`${c}|${k}`) ?? 0) / all;
  const chance = apart((c, k) => n.get(c)! * n.get(k)!) / (all * (all - 1));
  return { observed: 1 - seen, expected: 1 - chance };
}

/** Cohen's κ and Scott's π of two coders, from the list of units that both rate. */
export function ofTwo(lists: Lists, kind: 'cohen' | 'scott'): Part | null {
  const [first, second] = lists as [Lists[0], Lists[0]];
  const both = first.flatMap((one, u) => {
    const other = second[u] ?? null;
    return one === null || other === null ? [] : [[one, other] as const];
  });
  const values = [...new Set(both.flat())];
  if (values.length < 2) return null;
  const share = (side: 0 | 1, wanted: string) => mean(both.map(pair => (pair[side] === wanted ? 1 : 0)));
  return {
    observed: mean(both.map(([one, other]) => (one === other ? 1 : 0))),
    expected: sum(
      values.map(wanted => {
        const [p, q] = [share(0, wanted), share(1, wanted)];
        return kind === 'cohen' ? p * q : ((p + q) / 2) ** 2;
      }),
    ),
  };
}

/** The chance agreement of Fleiss, Gwet (AC1), and Brennan and Prediger. */
export function ofMany(
  lists: Lists,
  kind: 'fleiss' | 'ac1' | 'bp',
  categories: readonly string[],
): Part | null {
  if (!varies(lists)) return null;
  const rated = byUnit(lists).filter(({ length }) => length > 0);
  const share = (wanted: string) =>
    mean(rated.map(unit => unit.filter(one => one === wanted).length / unit.length));
  const shares = categories.map(share);
  const q = categories.length;
  const expected = {
    fleiss: sum(shares.map(p => p * p)),
    ac1: sum(shares.map(p => p * (1 - p))) / (q - 1),
    bp: 1 / q,
  }[kind];
  return { observed: observed(lists)!, expected };
}

export function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) => i).flatMap(i =>
    Array.from({ length: count }, (_, j): [number, number] => [i, j]).filter(([a, b]) => a < b),
  );
}

/** Everything about ratings that are yes or no, with 1 for yes and 0 for no. */
export function binary(lists: Lists) {
  const units = pairable(lists);
  const coders = pairsOf(lists.length);
  const cell = (one: string, other: string) =>
    sum(
      coders.map(
        ([i, j]) => lists[i]!.filter((mine, u) => mine === one && (lists[j]![u] ?? null) === other).length,
      ),
    );
  const [a, b, c, d] = [cell('1', '1'), cell('1', '0'), cell('0', '1'), cell('0', '0')];
  const isVaried = varies(lists);
  const kappaParts = coders.map(([i, j]) => ofTwo([lists[i]!, lists[j]!], 'cohen'));
  const kappas = kappaParts.map(value).filter(one => one !== null);
  const parts = {
    alpha: alpha(lists),
    pi: lists.length === 2 ? ofTwo(lists, 'scott') : null,
    fleiss: ofMany(lists, 'fleiss', ['0', '1']),
    ac1: ofMany(lists, 'ac1', ['0', '1']),
    brennanPrediger: ofMany(lists, 'bp', ['0', '1']),
  };
  return {
    figures: {
      n: units.length,
      a,
      b,
      c,
      d,
      percent: isVaried ? observed(lists) : null,
      positive: isVaried && a + b + c > 0 ? (2 * a) / (2 * a + b + c) : null,
      kappa: kappas.length > 0 ? mean(kappas) : null,
      alpha: value(parts.alpha),
      pi: value(parts.pi),
      fleiss: value(parts.fleiss),
      ac1: value(parts.ac1),
      brennanPrediger: value(parts.brennanPrediger),
      prevalence: units.length > 0 ? mean(units.flat().map(Number)) : null,
      reason: units.length === 0 ? 'no units' : isVaried ? null : 'no variation',
    },
    parts,
    kappaParts,
    observed: observed(lists),
  };
}

/** Means of observed and of expected agreement first. */
export function pooledValue(parts: readonly (Part | null)[]): number | null {
  const known = parts.filter(part => part !== null);
  if (known.length === 0) return null;
  return value({
    observed: mean(known.map(part => part.observed)),
    expected: mean(known.map(part => part.expected)),
  });
}

/** Fails where two figures differ by more than 1e-9; null is only null. */
export function assertClose(actual: unknown, expected: unknown, at: string): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    if (Math.abs(actual - expected) <= 1e-9) return;
  } else if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length) {
    return actual.forEach((one, i) => assertClose(one, expected[i], `${at}[${i}]`));
  } else if (actual === expected) return;
  throw new Error(`${at}: found ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
}

export function assertAllClose(actual: object, expected: object, at: string): void {
  for (const [name, one] of Object.entries(expected)) {
    assertClose((actual as Record<string, unknown>)[name], one, `${at}.${name}`);
  }
}
