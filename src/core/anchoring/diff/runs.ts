import { withRoom } from '../../base/typedArrays';

/** Stretches of equal tokens in two texts, `[olds[i], olds[i] + lengths[i])` and `[news[i], news[i] + lengths[i])`. */
export interface Runs {
  readonly count: number;
  readonly olds: Int32Array;
  readonly news: Int32Array;
  readonly lengths: Int32Array;
}

/** Part of two token sequences: `[oldFrom, oldTo)` and `[newFrom, newTo)`. */
export interface Box {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Runs that are collected one by one. */
export class RunList implements Runs {
  count = 0;
  olds = new Int32Array(64);
  news = new Int32Array(64);
  lengths = new Int32Array(64);

  add(old: number, now: number, length: number): void {
    if (this.count === this.olds.length) {
      this.olds = withRoom(this.olds, 2 * this.olds.length);
      this.news = withRoom(this.news, 2 * this.news.length);
      this.lengths = withRoom(this.lengths, 2 * this.lengths.length);
    }
    this.olds[this.count] = old;
    this.news[this.count] = now;
    this.lengths[this.count++] = length;
  }
}

/**
 * The runs that are in the same order in both texts and have the most tokens together: a heaviest increasing
 * subsequence, in n log n with a Fenwick tree (1994) of the best weights. Overlaps of two that are taken are cut off.
 * @param runs ascending in the old text
 */
export function heaviestInOrder(runs: Runs): RunList {
  const { count, olds, news, lengths } = runs;
  const byNew = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => news[a]! - news[b]!);
  const rank = new Int32Array(count);
  byNew.forEach((run, i) => (rank[run] = i + 1));
  // for each rank the run with which the heaviest chain of it and those before it ends
  const best = new Int32Array(count + 1).fill(-1);
  const weights = new Float64Array(count);
  const before = new Int32Array(count).fill(-1);
  let last = -1;
  for (let run = 0; run < count; run++) {
    let heaviest = -1;
    for (let i = rank[run]!; i > 0; i -= i & -i) {
      const candidate = best[i]!;
      if (candidate >= 0 && (heaviest < 0 || weights[candidate]! > weights[heaviest]!)) heaviest = candidate;
    }
    before[run] = heaviest;
    weights[run] = lengths[run]! + (heaviest < 0 ? 0 : weights[heaviest]!);
    for (let i = rank[run]!; i <= count; i += i & -i) {
      if (best[i]! < 0 || weights[run]! > weights[best[i]!]!) best[i] = run;
    }
    if (last < 0 || weights[run]! > weights[last]!) last = run;
  }

  const chain: number[] = [];
  for (let run = last; run >= 0; run = before[run]!) chain.push(run);
  const taken = new RunList();
  let oldEnd = 0;
  let newEnd = 0;
  for (const run of chain.reverse()) {
    const cut = Math.max(0, oldEnd - olds[run]!, newEnd - news[run]!);
    if (cut >= lengths[run]!) continue;
    taken.add(olds[run]! + cut, news[run]! + cut, lengths[run]! - cut);
    oldEnd = olds[run]! + lengths[run]!;
    newEnd = news[run]! + lengths[run]!;
  }
  return taken;
}

/** The runs of an alignment, ascending in the old text. @param matches by old token the new one, -1 without one */
export function runsOf(matches: Int32Array, from = 0, to = matches.length): RunList {
  const runs = new RunList();
  let start = from;
  while (start < to) {
    if (matches[start]! < 0) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < to && matches[end] === matches[end - 1]! + 1) end++;
    runs.add(start, matches[start]!, end - start);
    start = end;
  }
  return runs;
}
