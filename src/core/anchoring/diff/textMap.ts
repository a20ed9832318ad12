import { firstAtLeast } from '../../base/sorted';
import type { Span } from '../../text/span';
import { boundedDistance } from './editDistance';
import { alignTokens } from './alignTokens';
import { withoutChance } from './chance';
import { giveUpCutLines } from './cutLines';
import { settleJunctions } from './junctions';
import { alignMovedBlocks } from './movedBlocks';
import { Replacements } from './replacements';
import { type RunList, runsOf } from './runs';
import { settleSlides } from './slides';
import { type Tokens, summedLengths, summedWeights, tokenAt, tokenBefore } from './tokens';

/** Of a longer gap, in UTF-16 units, all counts as edited. */
const LONGEST_COMPARED = 20_000;

/** What became of one text in another: runs of equal tokens, and what is between them. */
export class TextMap {
  /** All runs, ascending in the old text. */
  readonly runs: RunList;
  /** By run, the number of the moved block that it belongs to; 0 for those that are in order. */
  readonly blocks: Int32Array;
  /** By run, the one before it in the new text; -1 for the first. */
  readonly beforeInNew: Int32Array;
  /** By run, the one after it in the new text; -1 for the last. */
  readonly behindInNew: Int32Array;
  /** Sums over the first old tokens: UTF-16 units without white space. */
  readonly oldLengths: Int32Array;
  readonly newLengths: Int32Array;
  readonly oldWeights: Int32Array;
  readonly replacements: Replacements;
  /** By run, the edits between it and the next one; -1 until first asked for. */
  private readonly edited: Int32Array;
  /** By new token, whether it has a counterpart. */
  private taken: Uint8Array | undefined;

  constructor(
    readonly old: Tokens,
    readonly now: Tokens,
  ) {
    const weights = { old: summedWeights(old), now: summedWeights(now) };
    const matches = alignTokens(old, now);
    const found = runsOf(matches);
    this.replacements = new Replacements(old, now, found);
    const inOrder = withoutChance(found, weights.old, weights.now, this.replacements);
    settleSlides(old, now, inOrder);
    matches.fill(-1);
    noteRuns(inOrder, matches);
    giveUpCutLines(old, matches, undefined, weights, this.replacements);
    const blockOf = alignMovedBlocks(old, now, matches, weights, this.replacements);

    giveUpCutLines(old, matches, blockOf, weights, this.replacements);
    settleJunctions(old, now, matches, blockOf);
    const runs = this.replacements.withSeams(runsOf(matches));
    this.runs = runs;
    this.blocks = Int32Array.from({ length: runs.count }, (_, run) => {
      const first = runs.olds[run]!;
      const last = first + runs.lengths[run]! - 1;
      return last < first ? -1 : Math.min(blockOf[first]!, blockOf[last]!);
    });
    // a seam belongs to what is before it
    for (let run = 1; run < runs.count; run++)
      if (this.blocks[run]! < 0) this.blocks[run] = this.blocks[run - 1]!;
    const byNew = Int32Array.from({ length: runs.count }, (_, run) => run);
    byNew.sort((a, b) => runs.news[a]! - runs.news[b]! || a - b);
    this.beforeInNew = new Int32Array(runs.count).fill(-1);
    this.behindInNew = new Int32Array(runs.count).fill(-1);
    for (let i = 1; i < byNew.length; i++) {
      this.beforeInNew[byNew[i]!] = byNew[i - 1]!;
      this.behindInNew[byNew[i - 1]!] = byNew[i]!;
    }
    this.oldLengths = summedLengths(old);
    this.newLengths = summedLengths(now);
    this.oldWeights = weights.old;
    this.edited = new Int32Array(runs.count).fill(-1);
  }

  /** The last run that starts at an old token or before it; -1 where there is none. */
  runBefore(oldToken: number): number {
    const { olds, count } = this.runs;
    return firstAtLeast(olds, oldToken + 1, count) - 1;
  }

  /** Old token after the last one of a run. */
  oldEnd(run: number): number {
    return this.runs.olds[run]! + this.runs.lengths[run]!;
  }

  /** New token after the last one of a run. */
  newEnd(run: number): number {
    return this.runs.news[run]! + this.runs.lengths[run]!;
  }

  /** The new token that belongs to an old one of a run, or to the one after its last. */
  newOf(run: number, oldToken: number): number {
    return this.runs.news[run]! + oldToken - this.runs.olds[run]!;
  }

  /** Length of the old tokens `[first, to)`, in UTF-16 units without white space. */
  oldLength(first: number, to: number): number {
    return this.oldLengths[to]! - this.oldLengths[first]!;
  }

  /** Whether two runs, neighbours in the old text, are also neighbours in the new one, and in the same order. */
  areNeighbours(run: number, next: number): boolean {
    return run >= 0 && next < this.runs.count && this.behindInNew[run] === next;
  }

  /** Whether most of a stretch of the new text has no counterpart in the old one. */
  isFree({ start, end }: Span): boolean {
    this.taken ??= takenBy(this.runs, this.now.count);
    const from = tokenAt(this.now, start);
    const to = tokenBefore(this.now, end) + 1;
    let taken = 0;
    for (let token = from; token < to; token++) taken += this.taken[token]!;
    return taken * 2 < to - from;
  }

  /** How many characters were edited between two runs of one block that follow one another there. */
  editedBetween(run: number, next: number): number {
    if (next === run + 1 && this.edited[run]! >= 0) return this.edited[run]!;
    const edited = this.distance(
      this.oldEnd(run),
      this.runs.olds[next]!,
      this.newEnd(run),
      this.runs.news[next]!,
    );
    if (next === run + 1) this.edited[run] = edited;
    return edited;
  }

  /** How many characters were edited between the old tokens `[oldFrom, oldTo)` and the new ones `[newFrom, newTo)`. */
  distance(oldFrom: number, oldTo: number, newFrom: number, newTo: number): number {
    const n = this.oldLengths[oldTo]! - this.oldLengths[oldFrom]!;
    const m = this.newLengths[newTo]! - this.newLengths[newFrom]!;
    const longest = Math.max(n, m);
    if (n === 0 || m === 0 || longest > LONGEST_COMPARED) return longest;
    return boundedDistance(joined(this.old, oldFrom, oldTo), joined(this.now, newFrom, newTo), longest);
  }
}

/** The words of some tokens without the white space between them. */
export function joined({ text, starts, ends }: Tokens, from: number, to: number): string {
  let words = '';
  for (let start = from; start < to;) {
    let last = start;
    while (last + 1 < to && starts[last + 1] === ends[last]) last++;
    words += text.slice(starts[start]!, ends[last]!);
    start = last + 1;
  }
  return words;
}

function takenBy({ count, news, lengths }: RunList, tokens: number): Uint8Array {
  const taken = new Uint8Array(tokens);
  for (let run = 0; run < count; run++) taken.fill(1, news[run], news[run]! + lengths[run]!);
  return taken;
}

function noteRuns({ count, olds, news, lengths }: RunList, matches: Int32Array): void {
  for (let run = 0; run < count; run++) {
    for (let i = 0; i < lengths[run]!; i++) matches[olds[run]! + i] = news[run]! + i;
  }
}
