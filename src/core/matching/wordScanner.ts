import { firstAtLeast } from '../base/sorted';
import type { SpanArrays } from '../text/spanArrays';
import { Unit, pairKind, unitKind } from './searchedUnits';

export const NO_SPANS: SpanArrays = { starts: new Int32Array(), ends: new Int32Array() };

/** Where a scanner is; to go back to. */
export interface ScannerPlace {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Goes from word to word of a stretch of a text, as words are looked for: a word is a run of letters and digits, so that
 * hyphens, dashes and apostrophes part words (`well-known`, `coach’s`, `l’homme` are two each), but for that of `don’t`,
 * `can’t`. Of a script without spaces every character is a word. UTF-16 units, half-open.
 */
export class WordScanner {
  /** Of the word at hand. */
  start = 0;
  end = 0;
  private at = 0;
  private to: number;
  /** Where the text ends or the next skipped span begins. */
  private limit = 0;
  private skipped = 0;

  /** @param skips what is passed over as if it were not there, and parts words; ascending, disjoint */
  constructor(
    private readonly text: string,
    from = 0,
    to = text.length,
    private readonly skips: SpanArrays = NO_SPANS,
  ) {
    this.to = to;
    this.seek(from);
  }

  /** Moves on to another stretch, or back. */
  between(from: number, to: number): this {
    this.to = to;
    this.seek(from);
    return this;
  }

  /** The next word is the first that starts at an offset or after it. */
  seek(at: number): void {
    this.skipped = firstAtLeast(this.skips.ends, at + 1);
    this.at = at;
    this.findLimit();
  }

  get place(): ScannerPlace {
    const { at, start, end } = this;
    return { at, start, end };
  }

  return(place: ScannerPlace): void {
    this.seek(place.at);
    this.start = place.start;
    this.end = place.end;
  }

  /** Goes to the next word; false when there is none. */
  next(): boolean {
    const { text } = this;
    for (;;) {
      const { limit } = this;
      let at = this.at;
      while (at < limit) {
        const kind = unitKind(text.charCodeAt(at));
        if (kind === Unit.Letter) return this.endLetters(at, at + 1);
        if (kind === Unit.Single) return this.endSingle(at, at + 1);
        if (kind === Unit.Half) {
          const of = this.pairAt(at);
          if (of === Unit.Letter) return this.endLetters(at, at + 2);
          if (of === Unit.Single) return this.endSingle(at, at + 2);
        }
        at++;
      }
      if (limit >= this.to) {
        this.at = limit;
        return false;
      }
      this.at = this.skips.ends[this.skipped++]!;
      this.findLimit();
    }
  }

  private findLimit(): void {
    const { starts, ends } = this.skips;
    while (this.skipped < starts.length && starts[this.skipped]! <= this.at) {
      this.at = Math.max(this.at, ends[this.skipped++]!);
    }
    this.limit = Math.min(this.to, starts[this.skipped] ?? this.to);
  }

  /** Undefined where a pair is cut or none. */
  private pairAt(at: number): number | undefined {
    if (at + 1 >= this.limit) return undefined;
    const codePoint = this.text.codePointAt(at)!;
    return codePoint > 0xffff ? pairKind(codePoint) : undefined;
  }

  private endLetters(start: number, from: number): true {
    const { text, limit } = this;
    let at = from;
    for (; at < limit; at++) {
      const kind = unitKind(text.charCodeAt(at));
      if (kind === Unit.Letter || kind === Unit.Silent) continue;
      if (kind === Unit.Apostrophe && this.isNegation(at)) continue;
      if (kind === Unit.Half && this.pairAt(at) === Unit.Letter) at++;
      else break;
    }
    return this.found(start, at);
  }

  /** Whether an apostrophe is that of `n’t`. */
  private isNegation(at: number): boolean {
    const { text, limit } = this;
    if ((text.charCodeAt(at - 1) | 0x20) !== 0x6e || at + 1 >= limit) return false;
    if ((text.charCodeAt(at + 1) | 0x20) !== 0x74) return false;
    if (at + 2 >= limit) return true;
    const after = unitKind(text.charCodeAt(at + 2));
    if (after === Unit.Half) return this.pairAt(at + 2) !== Unit.Letter;
    return after !== Unit.Letter && after !== Unit.Silent;
  }

  private endSingle(start: number, from: number): true {
    let at = from;
    while (at < this.limit && isMark(this.text.charCodeAt(at))) at++;
    return this.found(start, at);
  }

  private found(start: number, end: number): true {
    this.start = start;
    this.end = end;
    this.at = end;
    return true;
  }
}

const VOICING_OR_SILENT = /^[\p{M}\u200c\u200d\u2060]$/u;

/** Whether a unit belongs to the character before it: a voicing mark, a variation selector. */
function isMark(unit: number): boolean {
  if (unit < 0x300) return false;
  const kind = unitKind(unit);
  return (kind === Unit.Silent || kind === Unit.Letter) && VOICING_OR_SILENT.test(String.fromCharCode(unit));
}
