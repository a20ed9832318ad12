import { type Box, RunList } from './runs';

/** Where a gram is, if not at one place. */
const Nowhere = -1;
const Several = -2;

/** Multiplier of the rolling hash (Karp & Rabin 1987). */
const BASE = 0x01000193;

/**
 * Finds the sequences of `size` tokens that occur exactly once in either part of a box, as patience diff (Cohen) finds
 * lines, and joins those that follow one another to runs. A gram that contains a token to skip does not count.
 * @param skipOld tokens that are spoken for, if any
 * @returns runs of `size` tokens or more, ascending in the old text
 */
export function uniqueRuns(
  old: Int32Array,
  now: Int32Array,
  box: Box,
  size: number,
  skipOld?: Uint8Array,
  skipNew?: Uint8Array,
): RunList {
  const table = new GramTable(old, now, box, size);
  eachGram(old, box.oldFrom, box.oldTo, size, skipOld, (at, hash) => table.addOld(at, hash));
  eachGram(now, box.newFrom, box.newTo, size, skipNew, (at, hash) => table.addNew(at, hash));
  return table.runs();
}

/** The grams of the old part, by hash, with open addressing. Equal hashes are told apart by comparison. */
class GramTable {
  private readonly oldFrom: number;
  private readonly mask: number;
  /** Place of the first gram with a hash, from the beginning of the part, + 1; 0 where free. */
  private readonly slots: Int32Array;
  /** By place in the old part: the hash of the gram, and the first place of the same gram; -1 where there is none. */
  private readonly hashes: Int32Array;
  private readonly firsts: Int32Array;
  /** By first place: whether it is the only one, and where the gram is in the new text. */
  private readonly isRepeated: Uint8Array;
  private readonly newPlaces: Int32Array;
  /** The last gram of the new text that was found, and where in the old part. */
  private lastNew = -2;
  private lastOld = 0;

  constructor(
    private readonly old: Int32Array,
    private readonly now: Int32Array,
    { oldFrom, oldTo }: Box,
    private readonly size: number,
  ) {
    const places = oldTo - oldFrom;
    let length = 16;
    while (length < places * 2) length *= 2;
    this.oldFrom = oldFrom;
    this.mask = length - 1;
    this.slots = new Int32Array(length);
    this.hashes = new Int32Array(places);
    this.firsts = new Int32Array(places).fill(Nowhere);
    this.isRepeated = new Uint8Array(places);
    this.newPlaces = new Int32Array(places).fill(Nowhere);
  }

  addOld(at: number, hash: number): void {
    const place = at - this.oldFrom;
    const slot = this.slotOf(this.old, at, hash);
    const first = this.slots[slot]! - 1;
    if (first >= 0) {
      this.firsts[place] = first;
      this.isRepeated[first] = 1;
      return;
    }
    this.slots[slot] = place + 1;
    this.hashes[place] = hash;
    this.firsts[place] = place;
  }

  addNew(at: number, hash: number): void {
    const place = this.placeOf(at, hash);
    if (place < 0) return;
    this.lastNew = at;
    this.lastOld = place;
    const first = this.firsts[place]!;
    this.newPlaces[first] = this.newPlaces[first] === Nowhere ? at : Several;
  }

  runs(): RunList {
    const { newPlaces, isRepeated, oldFrom, size } = this;
    const runs = new RunList();
    let runOld = -1;
    let runNew = -1;
    let length = 0;
    for (let first = 0; first < newPlaces.length; first++) {
      const now = newPlaces[first]!;
      if (now < 0 || isRepeated[first] === 1) continue;
      const old = oldFrom + first;
      if (length > 0 && old === runOld + length - size + 1 && now === runNew + length - size + 1) {
        length++;
        continue;
      }
      if (length > 0) runs.add(runOld, runNew, length);
      runOld = old;
      runNew = now;
      length = size;
    }
    if (length > 0) runs.add(runOld, runNew, length);
    return runs;
  }

  /** A place of the old part with the gram of a place of the new text; -1 where there is none. */
  private placeOf(at: number, hash: number): number {
    // in texts that are much the same, what follows is mostly what follows there
    const next = this.lastOld + 1;
    if (at === this.lastNew + 1 && next < this.firsts.length && this.firsts[next] !== Nowhere) {
      if (this.old[this.oldFrom + next + this.size - 1] === this.now[at + this.size - 1]) return next;
    }
    return this.slots[this.slotOf(this.now, at, hash)]! - 1;
  }

  /** The slot of a gram, or the free one where it would be. */
  private slotOf(tokens: Int32Array, at: number, hash: number): number {
    const { slots, hashes, mask } = this;
    let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = slots[slot]! - 1;
      if (hashes[place] === hash && this.isSame(this.oldFrom + place, tokens, at)) break;
    }
    return slot;
  }

  private isSame(sample: number, tokens: Int32Array, at: number): boolean {
    for (let i = 0; i < this.size; i++) if (this.old[sample + i] !== tokens[at + i]) return false;
    return true;
  }
}

/** Calls back with the place and hash of each gram of a stretch. */
function eachGram(
  tokens: Int32Array,
  from: number,
  to: number,
  size: number,
  skip: Uint8Array | undefined,
  visit: (at: number, hash: number) => void,
): void {
  let highest = 1;
  for (let i = 1; i < size; i++) highest = Math.imul(highest, BASE);
  let hash = 0;
  let length = 0;
  for (let at = from; at < to; at++) {
    if (skip?.[at] === 1) {
      hash = 0;
      length = 0;
      continue;
    }
    if (length === size) hash = (hash - Math.imul(mixed(tokens[at - size]!), highest)) | 0;
    else length++;
    hash = (Math.imul(hash, BASE) + mixed(tokens[at]!)) | 0;
    if (length === size) visit(at - size + 1, hash);
  }
}

/** Numbers of tokens are small and close together; their hashes should not be. */
function mixed(id: number): number {
  const product = Math.imul(id + 1, 0x9e3779b1);
  return product ^ (product >>> 15);
}
