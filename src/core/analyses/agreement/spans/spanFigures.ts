import type { Steps } from '../../../base/steps';
import { codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import type { ComparedCoding } from '../comparedCoding';
import { type SpanCounts, countSpans } from './countSpans';

/** How much two segments have in common: they are equal; at least half of what either covers; anything. */
export const OVERLAPS = { equal: 1, half: 0.5, any: 0 } as const;

export type Overlap = keyof typeof OVERLAPS;

const NAMES = Object.keys(OVERLAPS) as readonly Overlap[];

/** How far segments of one coder are found again by another. Null where there is nothing to find. */
export interface Found {
  /** Pairs of segments, each in one at most. */
  readonly matched: number;
  /** Of the second coder's segments, those that match: `matched / second`. */
  readonly precision: number | null;
  /** Of the first coder's segments, those that match: `matched / first`. */
  readonly recall: number | null;
  /** 2 matched / (first + second). */
  readonly f1: number | null;
}

export interface SpanFigures extends Readonly<Record<Overlap, Found>> {
  /** Segments of the first coder of a pair, summed over pairs. */
  readonly first: number;
  readonly second: number;
}

export interface SpanRow extends SpanFigures {
  /** Id of the theme or code. */
  readonly code: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
}

export interface Spans {
  readonly rows: readonly SpanRow[];
  /** Over the codes as they are carried, added up. */
  readonly overall: SpanFigures;
}

/** Compares segments with the same code at three overlaps. */
export function* spanFigures(
  corpus: Corpus,
  compared: ComparedCoding,
  listed: readonly number[],
): Steps<Spans> {
  const { targets } = compared;
  const overlaps = Object.values(OVERLAPS);
  const countsOf = countSpans(compared, overlaps);
  const rows: SpanRow[] = [];
  for (const target of listed) {
    const { id, ...code } = codeFacts(corpus.codebook, targets.ids[target]!);
    rows.push({ code: id, ...code, ...figuresOf(countsOf(target)) });
    yield rows.length / listed.length / 2;
  }
  const counts = targets.disjoint.map(countsOf);
  const sum = (of: (one: SpanCounts) => number) => counts.reduce((total, one) => total + of(one), 0);
  return {
    rows,
    overall: figuresOf({
      first: sum(({ first }) => first),
      second: sum(({ second }) => second),
      matched: overlaps.map((_, i) => sum(({ matched }) => matched[i]!)),
    }),
  };
}

function figuresOf({ first, second, matched }: Omit<SpanCounts, 'partnered'>): SpanFigures {
  const share = (of: number, all: number) => (all > 0 ? of / all : null);
  const found = (pairs: number): Found => ({
    matched: pairs,
    precision: share(pairs, second),
    recall: share(pairs, first),
    f1: share(2 * pairs, first + second),
  });
  const byName = Object.fromEntries(NAMES.map((name, i) => [name, found(matched[i]!)]));
  return { first, second, ...(byName as Record<Overlap, Found>) };
}
