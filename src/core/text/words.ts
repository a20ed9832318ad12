import { withRoom } from '../base/typedArrays';
import { Character, characterKind, unitKinds } from './characters';
import { firstAtLeast, overlapRange } from '../base/sorted';
import type { Span } from './span';
import { type SpanArrays, spanArrays } from './spanArrays';
import { segmenter } from '../base/segmenter';

// The locale is fixed so that a count does not depend on whose machine it is made on.
const WINDOW = 2000;
const MARGIN = 100;

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const MARK = /\p{M}/u;

/**
 * The words of a text, by one definition for every count:
 *
 * - a word is a run of characters without white space, as long as possible, that has a letter or a number, as word
 *   processors count: `well-known`, `don’t`, `17:30,` are one each, a dash between spaces is none;
 * - every Han, Hiragana and Katakana character is a word, and ends the one before it;
 * - runs of Thai, Lao, Khmer or Myanmar characters are split by the dictionary of the host (`Intl.Segmenter`).
 *
 * Stretches to skip (the labels and timestamps of turns) count as if they were blank. Positions are UTF-16 units over
 * the LF text, half-open.
 */
export class WordIndex {
  readonly count: number;
  /** Where the words start, ascending. */
  readonly starts: Int32Array;
  /** Where the words end. */
  readonly ends: Int32Array;

  /** @param skip ascending and disjoint */
  constructor(text: string, skip: readonly Span[] | SpanArrays = []) {
    const { starts, ends } = findWords(text, 'starts' in skip ? skip : spanArrays(skip));
    this.count = starts.length;
    this.starts = starts;
    this.ends = ends;
  }

  /** Where a word starts, by its number. */
  startOf(word: number): number {
    return this.starts[word]!;
  }

  endOf(word: number): number {
    return this.ends[word]!;
  }

  /** How many words share at least one unit with `[start, end)`. */
  countIn(start: number, end: number): number {
    const [from, to] = this.range(start, end);
    return to - from;
  }

  /** How many words start before an offset. */
  startedBefore(offset: number): number {
    return firstAtLeast(this.starts, offset);
  }

  /** Indexes `[from, to)` of the words that share at least one unit with `[start, end)`. */
  range(start: number, end: number): [number, number] {
    return overlapRange(this.starts, this.ends, start, end);
  }
}

function findWords(text: string, skip: SpanArrays): SpanArrays {
  const words = builder;
  words.begin();
  const { starts, ends } = skip;
  let at = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    if (end <= start) continue;
    addWords(text, at, Math.min(start, text.length), words);
    at = end;
  }
  addWords(text, at, text.length, words);
  return words.build();
}

/** Adds the words of a stretch, whose ends are ends of words. */
function addWords(text: string, start: number, end: number, words: SpanBuilder): void {
  let wordStart = start;
  // of the characters of a word
  let kinds = 0;
  for (let at = start; at < end;) {
    let kind = unitKinds[text.charCodeAt(at)]!;
    if ((kind & 1) === 0) {
      kinds |= kind;
      at++;
      continue;
    }
    if (kind === Character.White) {
      if (kinds !== 0) words.add(wordStart, at);
      kinds = 0;
      wordStart = ++at;
      continue;
    }
    const codePoint = at + 1 < end ? text.codePointAt(at)! : text.charCodeAt(at);
    const size = codePoint > 0xffff ? 2 : 1;
    kind = characterKind(codePoint);
    if ((kind & 1) === 0) {
      kinds |= kind;
      at += size;
      continue;
    }
    if (kinds !== 0) words.add(wordStart, at);
    kinds = 0;
    if (kind === Character.White) at++;
    else if (kind === Character.Ideograph) at = addIdeograph(text, at, size, end, words);
    else at = addUnspaced(text, at, end, words);
    wordStart = at;
  }
  if (kinds !== 0) words.add(wordStart, end);
}

/** Adds one character with the marks on it (a voicing mark, a variation selector). Returns where it ends. */
function addIdeograph(text: string, start: number, size: number, end: number, words: SpanBuilder): number {
  let at = start + size;
  while (at < end) {
    const codePoint = text.codePointAt(at)!;
    if (characterKind(codePoint) !== Character.Other) break;
    const mark = String.fromCodePoint(codePoint);
    if (!MARK.test(mark) || at + mark.length > end) break;
    at += mark.length;
  }
  words.add(start, at);
  return at;
}

/** Adds the words of a run of characters that are written without spaces. Returns where the run ends. */
function addUnspaced(text: string, start: number, end: number, words: SpanBuilder): number {
  let runEnd = start;
  while (runEnd < end && characterKind(text.charCodeAt(runEnd)) === Character.Unspaced) runEnd++;
  for (let at = start; at < runEnd;) at = addUnspacedWindow(text, at, runEnd, words);
  return runEnd;
}

/**
 * Adds the words of a run's next window, but for its last ones, which the cut may have spoilt. Returns where to go on.
 * Without windows, the time for a run of 100,000 characters is quadratic.
 */
function addUnspacedWindow(text: string, start: number, runEnd: number, words: SpanBuilder): number {
  const end = Math.min(start + WINDOW, runEnd);
  const settled = end === runEnd ? end : end - MARGIN;
  for (const { segment, index } of segmenter('word').segment(text.slice(start, end))) {
    const wordStart = start + index;
    if (index > 0 && wordStart >= settled) return wordStart;
    if (LETTER_OR_NUMBER.test(segment)) words.add(wordStart, wordStart + segment.length);
  }
  return end;
}

/** Typed arrays of spans that grow; those of one text after the other are gathered in the same memory. */
class SpanBuilder {
  private starts = new Int32Array(MIN_ROOM);
  private ends = new Int32Array(MIN_ROOM);
  private count = 0;

  begin(): void {
    this.count = 0;
    if (this.starts.length <= MAX_ROOM) return;
    this.starts = new Int32Array(MIN_ROOM);
    this.ends = new Int32Array(MIN_ROOM);
  }

  add(start: number, end: number): void {
    if (this.count === this.starts.length) {
      this.starts = withRoom(this.starts, 2 * this.count);
      this.ends = withRoom(this.ends, 2 * this.count);
    }
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  build(): SpanArrays {
    return { starts: this.starts.slice(0, this.count), ends: this.ends.slice(0, this.count) };
  }
}

const MIN_ROOM = 4096;
const MAX_ROOM = 1 << 18;
const builder = new SpanBuilder();
