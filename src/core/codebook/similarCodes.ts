import { searchWords } from '../text/searchWords';
import type { Code } from './code';
import type { Codebook } from './codebook';
import { nameKey } from './codeName';

/** Names are alike that share so many of their triples of letters (Dice 1945): a typing error, a plural, another order. */
const LEAST_ALIKE = 0.72;
/** So many pairs, the most alike, are more than anybody looks through. */
const MAX_PAIRS = 500;

/** Codes that may be one. */
export interface SimilarCodes {
  /** Two or more, in the order of the codebook. */
  readonly codes: readonly Code[];
  readonly kind: 'same-name' | 'similar';
}

/**
 * Groups of codes of one name, anywhere in the codebook, then pairs of codes of which the names are alike, the most alike
 * first. Only names that share letters are compared.
 */
export function similarCodes(codebook: Codebook): readonly SimilarCodes[] {
  const byName = new Map<string, Code[]>();
  for (const code of codebook.inOrder()) {
    const key = nameKey(code.name);
    const known = byName.get(key);
    if (known) known.push(code);
    else byName.set(key, [code]);
  }
  const same = [...byName.values()].filter(({ length }) => length > 1);
  const firsts = [...byName.values()].map(([code]) => code!);
  return [
    ...same.map(codes => ({ codes, kind: 'same-name' as const })),
    ...alikePairs(firsts).map(codes => ({ codes, kind: 'similar' as const })),
  ];
}

/** How much two names have in common: 0 to 1. */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [new Set(triples(a)), new Set(triples(b))];
  const shared = [...one].filter(triple => other.has(triple)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

interface Pair {
  readonly pair: readonly Code[];
  readonly alike: number;
}

function alikePairs(codes: readonly Code[]): readonly (readonly Code[])[] {
  const having = new Map<string, number[]>();
  const sizes: number[] = [];
  const shared = new Uint16Array(codes.length);
  let found: Pair[] = [];
  codes.forEach((code, i) => {
    const own = new Set(triples(code.name));
    const touched: number[] = [];
    for (const triple of own) {
      const others = having.get(triple);
      for (const other of others ?? []) if (shared[other]!++ === 0) touched.push(other);
      if (others) others.push(i);
      else having.set(triple, [i]);
    }
    sizes.push(own.size);
    for (const other of touched) {
      const alike = (2 * shared[other]!) / (own.size + sizes[other]!);
      if (alike >= LEAST_ALIKE) found.push({ pair: [codes[other]!, code], alike });
      shared[other] = 0;
    }
    if (found.length > 10 * MAX_PAIRS) found = best(found);
  });
  return best(found).map(({ pair }) => pair);
}

function best(pairs: readonly Pair[]): Pair[] {
  return [...pairs].sort((a, b) => b.alike - a.alike).slice(0, MAX_PAIRS);
}

/** The triples of letters of each word, with its beginning and its end. */
function triples(name: string): string[] {
  return searchWords(name).flatMap(word => {
    const letters = [...`  ${word} `];
    return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''));
  });
}
