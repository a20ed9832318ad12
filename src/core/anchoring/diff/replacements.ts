import { Character, characterKind } from '../../text/characters';
import { RunList, type Runs } from './runs';
import type { Tokens } from './tokens';

/** As often as this the same tokens have to become the same others for that to be no accident. */
const OFTEN = 3;
/** More tokens than this are no name, and no timestamp with a label. */
const LONGEST = 12;
/** A gap with more tokens than this on a side is not taken apart. */
const LONGEST_GAP = 24;

/**
 * Replacements that were made again and again, as of names by pseudonyms or of labels by others: that one became that other is
 * beyond doubt wherever it occurs, however different the two are. All numbers count as the same one, since every timestamp
 * is another.
 */
export class Replacements {
  private readonly counts = new Map<string, number>();

  /** @param runs in order in both texts; counts what is replaced between them */
  constructor(
    private readonly old: Tokens,
    private readonly now: Tokens,
    runs: Runs,
  ) {
    for (let i = 1; i < runs.count; i++) {
      const oldFrom = runs.olds[i - 1]! + runs.lengths[i - 1]!;
      const newFrom = runs.news[i - 1]! + runs.lengths[i - 1]!;
      const key = this.keyOf(oldFrom, runs.olds[i]!, newFrom, runs.news[i]!);
      if (key !== undefined) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  /** Whether the old tokens `[oldFrom, oldTo)` often become what are the new ones `[newFrom, newTo)` here. */
  isKnown(oldFrom: number, oldTo: number, newFrom: number, newTo: number): boolean {
    const key = this.keyOf(oldFrom, oldTo, newFrom, newTo);
    return key !== undefined && (this.counts.get(key) ?? 0) >= OFTEN;
  }

  /** The runs, with one of no tokens at each place in a gap at which one known replacement meets another, or something else. */
  withSeams(runs: Runs): RunList {
    const seamed = new RunList();
    for (let i = 0; i < runs.count; i++) {
      if (i > 0) {
        const oldFrom = runs.olds[i - 1]! + runs.lengths[i - 1]!;
        const newFrom = runs.news[i - 1]! + runs.lengths[i - 1]!;
        this.addSeams(seamed, oldFrom, runs.olds[i]!, newFrom, runs.news[i]!);
      }
      seamed.add(runs.olds[i]!, runs.news[i]!, runs.lengths[i]!);
    }
    return seamed;
  }

  private addSeams(seamed: RunList, oldFrom: number, oldTo: number, newFrom: number, newTo: number): void {
    const isLong = Math.max(oldTo - oldFrom, newTo - newFrom) > LONGEST_GAP;
    const isShort = oldTo - oldFrom < 2 || newTo <= newFrom;
    if (isLong || isShort || this.isKnown(oldFrom, oldTo, newFrom, newTo)) return;
    for (;;) {
      const size = this.knownAt(oldFrom, oldTo, newFrom, newTo, 1);
      if (!size) break;
      oldFrom += size.old;
      newFrom += size.now;
      if (oldFrom === oldTo) return;
      seamed.add(oldFrom, newFrom, 0);
    }
    const fromBack: { old: number; now: number }[] = [];
    for (;;) {
      const size = this.knownAt(oldFrom, oldTo, newFrom, newTo, -1);
      if (!size) break;
      oldTo -= size.old;
      newTo -= size.now;
      if (oldTo === oldFrom) break;
      fromBack.push({ old: oldTo, now: newTo });
    }
    for (const { old, now } of fromBack.reverse()) seamed.add(old, now, 0);
  }

  /** The longest known replacement at the beginning of a gap, or at its end. */
  private knownAt(
    oldFrom: number,
    oldTo: number,
    newFrom: number,
    newTo: number,
    direction: 1 | -1,
  ): { readonly old: number; readonly now: number } | undefined {
    for (let old = Math.min(oldTo - oldFrom, LONGEST); old > 0; old--) {
      for (let now = Math.min(newTo - newFrom, LONGEST); now > 0; now--) {
        const isKnown =
          direction === 1
            ? this.isKnown(oldFrom, oldFrom + old, newFrom, newFrom + now)
            : this.isKnown(oldTo - old, oldTo, newTo - now, newTo);
        if (isKnown) return { old, now };
      }
    }
    return undefined;
  }

  private keyOf(oldFrom: number, oldTo: number, newFrom: number, newTo: number): string | undefined {
    const n = oldTo - oldFrom;
    const m = newTo - newFrom;
    if (n <= 0 || m <= 0 || n > LONGEST || m > LONGEST) return undefined;
    if (!hasWord(this.old, oldFrom, oldTo)) return undefined;
    return `${shapeOf(this.old, oldFrom, oldTo)}>${shapeOf(this.now, newFrom, newTo)}`;
  }
}

/** Tokens by their numbers, but all that are digits only by the same sign. */
function shapeOf({ text, starts, ends, ids }: Tokens, from: number, to: number): string {
  let shape = '';
  for (let token = from; token < to; token++) {
    shape += isNumber(text, starts[token]!, ends[token]!) ? '#' : `${ids[token]!},`;
  }
  return shape;
}

/** Whether any of some tokens has letters: one number for another is no name for another. */
function hasWord({ text, starts, ends }: Tokens, from: number, to: number): boolean {
  for (let token = from; token < to; token++) {
    const isLetter = characterKind(text.codePointAt(starts[token]!)!) >= Character.LetterOrNumber;
    if (isLetter && !isNumber(text, starts[token]!, ends[token]!)) return true;
  }
  return false;
}

function isNumber(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}
