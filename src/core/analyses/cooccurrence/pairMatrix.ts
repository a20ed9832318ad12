import type { PairSums } from './pairSums';

/** Pairs by code and code, of codes that occur together with any. */
export class PairMatrix {
  private constructor(
    private readonly counts: PairSums,
    /** In the order of the codebook. */
    readonly codes: readonly number[],
  ) {}

  /** @param most of more codes, those with the most pairs */
  static of(counts: PairSums, most = Infinity): PairMatrix {
    const all = counts.codesInPairs();
    if (all.length <= most) return new PairMatrix(counts, all);
    const { first, second, pairs, size } = counts.table;
    const totals = new Float64Array(counts.codes.ids.length);
    for (let i = 0; i < size; i++) {
      totals[first[i]!]! += pairs[i]!;
      totals[second[i]!]! += pairs[i]!;
    }
    const kept = new Set(all.toSorted((a, b) => totals[b]! - totals[a]!).slice(0, most));
    return new PairMatrix(
      counts,
      all.filter(code => kept.has(code)),
    );
  }

  idOf(code: number): string {
    return this.counts.codes.ids[code]!;
  }

  /** Of a code with all others. */
  total(code: number): number {
    return this.codes.reduce((sum, other) => sum + (this.pairs(code, other) ?? 0), 0);
  }

  /** Null for a code with itself, with a theme of it or with a code below it. */
  pairs(code: number, other: number): number | null {
    const { codes, table } = this.counts;
    return codes.areRelated(code, other) ? null : table.pairsOf(code, other);
  }
}
