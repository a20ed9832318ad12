import { Character, characterKind } from '../../text/characters';
import { firstAtLeast } from '../../base/sorted';
import { withRoom } from '../../base/typedArrays';

/** A text as words and punctuation. White space is between tokens and counts for nothing. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** Where the tokens start, in UTF-16 units, ascending. */
  readonly starts: Int32Array;
  /** Where they end. */
  readonly ends: Int32Array;
  /** The same number for the same token, in all texts that one reader has read. */
  readonly ids: Int32Array;
}

/** What a character is to the splitting into tokens. */
const White = 0;
const WordPart = 1;
/** A token by itself: punctuation, symbols, and the characters of scripts without spaces between words. */
const Single = 2;

/** As much as a word of so many letters. */
const UNSPACED_WEIGHT = 3;

const MARK = /\p{M}/u;
const UNKNOWN = 0xff;
const partOf = new Uint8Array(0x10000).fill(UNKNOWN);

/** Splits texts into tokens and gives equal tokens equal numbers. */
export class TokenReader {
  private readonly names = new TokenNames();
  private last: Tokens | undefined;

  /** Lines that the text before has as well are not read again. @param text LF, BOM-less */
  read(text: string): Tokens {
    const found = new TokenList(text);
    const known = this.last && new KnownLines(this.last);
    for (let at = 0; at < text.length;) {
      const end = text.indexOf('\n', at) + 1 || text.length;
      if (!known?.copy(text.slice(at, end), at, found)) this.readLine(text, at, end, found);
      at = end;
    }
    this.last = found.build();
    return this.last;
  }

  /** What follows a line feed has nothing to do with what is before it. */
  private readLine(text: string, from: number, to: number, found: TokenList): void {
    for (let at = from; at < to;) {
      const start = at;
      const unit = text.charCodeAt(at);
      const part = partAt(text, at, unit);
      at++;
      if (part === White) continue;
      let hash = Math.imul(unit, 0x9e3779b1) ^ 0x2545f491;
      // a word goes on as far as it can, a single character has two units at most
      const isPair = part === Single && (unit & 0xfc00) === 0xd800 && text.codePointAt(start)! > 0xffff;
      const most = part === WordPart ? to : isPair ? at + 1 : at;
      while (at < most) {
        const next = text.charCodeAt(at);
        if (!isPair && partAt(text, at, next) !== WordPart) break;
        hash = Math.imul(hash ^ next, 0x01000193);
        at++;
      }
      found.add(start, at, this.names.numberOf(text, start, at, hash));
    }
  }
}

/** Lines of a text that was read, to be found in another one: mostly in the same order, with a few changed here and there. */
class KnownLines {
  /** Where the next line is, if it is the same. */
  private next = 0;
  private searches = MAX_SEARCHES;

  constructor(private readonly tokens: Tokens) {}

  /** Takes over the tokens of a line, if there is the same. @param at where it begins in the other text */
  copy(line: string, at: number, found: TokenList): boolean {
    const { text, count, starts, ends, ids } = this.tokens;
    const from = this.isAt(line, this.next) ? this.next : this.search(line);
    if (from === undefined) {
      this.next = text.indexOf('\n', this.next) + 1 || text.length;
      return false;
    }
    this.next = from + line.length;
    const shift = at - from;
    for (let i = firstAtLeast(starts, from); i < count && starts[i]! < this.next; i++)
      found.add(starts[i]! + shift, ends[i]! + shift, ids[i]!);
    return true;
  }

  private isAt(line: string, at: number): boolean {
    const { text } = this.tokens;
    return text.startsWith(line, at) && (line.endsWith('\n') || at + line.length === text.length);
  }

  /** Further down; of texts that have little in common not all is looked through again and again. */
  private search(line: string): number | undefined {
    if (this.searches === 0 || line.length < SHORTEST_SEARCHED) return undefined;
    const { text } = this.tokens;
    const at = text.indexOf(line, this.next);
    const isLine = at >= 0 && (at === 0 || text[at - 1] === '\n') && this.isAt(line, at);
    if (!isLine) this.searches--;
    return isLine ? at : undefined;
  }
}

/** Lines that are looked for in vain in one text, at most, and their length at least, in UTF-16 units. */
const MAX_SEARCHES = 50;
const SHORTEST_SEARCHED = 20;

/** Tokens that are collected one by one. */
class TokenList {
  private count = 0;
  private starts: Int32Array<ArrayBuffer>;
  private ends: Int32Array<ArrayBuffer>;
  private ids: Int32Array<ArrayBuffer>;

  constructor(private readonly text: string) {
    const likely = Math.max(64, text.length >> 2);
    this.starts = new Int32Array(likely);
    this.ends = new Int32Array(likely);
    this.ids = new Int32Array(likely);
  }

  add(start: number, end: number, id: number): void {
    if (this.count === this.starts.length) {
      this.starts = withRoom(this.starts, 2 * this.starts.length);
      this.ends = withRoom(this.ends, 2 * this.ends.length);
      this.ids = withRoom(this.ids, 2 * this.ids.length);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.ids[this.count++] = id;
  }

  build(): Tokens {
    const { text, count } = this;
    return {
      text,
      count,
      starts: this.starts.slice(0, count),
      ends: this.ends.slice(0, count),
      ids: this.ids.slice(0, count),
    };
  }
}

/** The numbers of tokens, by their characters: a hash table with open addressing. */
class TokenNames {
  /** Number + 1, 0 where free. */
  private slots = new Int32Array(1 << 15);
  private hashes = new Int32Array(1 << 14);
  private readonly known: string[] = [];

  numberOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = spread(hash) & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const id = this.slots[slot]! - 1;
      if (this.hashes[id] === hash && isAt(this.known[id]!, text, start, end)) return id;
    }
    const id = this.known.length;
    this.known.push(text.slice(start, end));
    if (id === this.hashes.length) this.hashes = withRoom(this.hashes, 2 * this.hashes.length);
    this.hashes[id] = hash;
    this.slots[slot] = id + 1;
    if (this.known.length * 2 > this.slots.length) this.grow();
    return id;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.known.length; id++) {
      let slot = spread(this.hashes[id]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    }
  }
}

/** The first token that ends after a place; the number of tokens where there is none. */
export function tokenAt({ ends }: Tokens, at: number): number {
  return firstAtLeast(ends, at + 1);
}

/** The last token that starts before a place; -1 where there is none. */
export function tokenBefore({ starts }: Tokens, at: number): number {
  return firstAtLeast(starts, at) - 1;
}

/** Whether a place of a text is in the midst of a word. */
export function isInsideWord(text: string, at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    partAt(text, at - 1, text.charCodeAt(at - 1)) === WordPart &&
    partAt(text, at, text.charCodeAt(at)) === WordPart
  );
}

/** Sums over the first tokens of a text, one more than there are tokens: how many UTF-16 units they have, without white space. */
export function summedLengths({ count, starts, ends }: Tokens): Int32Array {
  const sums = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + ends[i]! - starts[i]!;
  return sums;
}

/**
 * The same sums of what it says about a place that a token is there too: a word as much as it has letters, a character of a
 * script without spaces like a short word, punctuation little.
 */
export function summedWeights({ text, count, starts, ends }: Tokens): Int32Array {
  const sums = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const length = ends[i]! - starts[i]!;
    const isWord = partAt(text, starts[i]!, text.charCodeAt(starts[i]!)) === WordPart;
    sums[i + 1] = sums[i]! + (isWord ? length : isUnspaced(text, starts[i]!) ? UNSPACED_WEIGHT : 1);
  }
  return sums;
}

function isUnspaced(text: string, at: number): boolean {
  const kind = characterKind(text.codePointAt(at)!);
  return kind === Character.Ideograph || kind === Character.Unspaced;
}

function partAt(text: string, at: number, unit: number): number {
  const known = partOf[unit]!;
  if (known !== UNKNOWN) return known;
  // a surrogate says what it is only with its other half
  if ((unit & 0xf800) === 0xd800) return astralPart(text, at, unit);
  return (partOf[unit] = partOfCharacter(unit));
}

function astralPart(text: string, at: number, unit: number): number {
  const isHigh = (unit & 0xfc00) === 0xd800;
  const codePoint = isHigh ? text.codePointAt(at)! : at > 0 ? text.codePointAt(at - 1)! : unit;
  return codePoint > 0xffff && partOfCharacter(codePoint) === WordPart ? WordPart : Single;
}

function partOfCharacter(codePoint: number): number {
  const kind = characterKind(codePoint);
  if (kind === Character.White) return White;
  if (kind === Character.LetterOrNumber) return WordPart;
  return kind === Character.Other && MARK.test(String.fromCodePoint(codePoint)) ? WordPart : Single;
}

function isAt(token: string, text: string, start: number, end: number): boolean {
  if (token.length !== end - start) return false;
  for (let i = 0; i < token.length; i++) {
    if (token.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  }
  return true;
}

function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
}
