import type { Span } from '../../text/span';
import { isWhiteSpace, skipWhiteSpace } from '../../text/whiteSpace';

/** A text without its white space, so that rewrapping it changes nothing. Places in it count what is left, from 0. */
export class Squeezed {
  readonly length: number;
  /** The UTF-16 units that are left. */
  readonly units: Uint16Array;
  /** Where each of them is in the whole text. */
  readonly offsets: Int32Array;
  private joined: string | undefined;

  constructor(readonly text: string) {
    const units = new Uint16Array(text.length);
    const offsets = new Int32Array(text.length);
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isWhiteSpace(unit)) continue;
      units[length] = unit;
      offsets[length++] = at;
    }
    this.length = length;
    this.units = units.subarray(0, length);
    this.offsets = offsets.subarray(0, length);
  }

  /** The stretch of the whole text that begins and ends with what `[start, end)`, not empty, begins and ends with. */
  spanOf(start: number, end: number): Span {
    return { start: this.offsets[start]!, end: this.offsets[end - 1]! + 1 };
  }

  /** The units `[start, end)`. */
  slice(start: number, end: number): string {
    return (this.joined ??= squeeze(this.text)).slice(start, end);
  }

  /** Whether some words, squeezed, are at a place. */
  startsWith(words: string, at: number): boolean {
    if (at < 0 || at + words.length > this.length) return false;
    for (let i = 0; i < words.length; i++) if (this.units[at + i] !== words.charCodeAt(i)) return false;
    return true;
  }

  /** How many units before two places are the same, up to a number. @param before squeezed; its end is the other place */
  agreementBefore(before: string, at: number, most: number): number {
    let same = 0;
    while (
      same < most &&
      same < before.length &&
      same < at &&
      this.units[at - 1 - same] === before.charCodeAt(before.length - 1 - same)
    )
      same++;
    return same;
  }

  /** How many units after two places are the same, up to a number. @param behind squeezed; its start is the other place */
  agreementBehind(after: string, at: number, most: number): number {
    let same = 0;
    while (
      same < most &&
      same < after.length &&
      at + same < this.length &&
      this.units[at + same] === after.charCodeAt(same)
    )
      same++;
    return same;
  }
}

/** A text without its white space. */
export function squeeze(text: string): string {
  let words = '';
  for (let at = 0; at < text.length;) {
    const start = skipWhiteSpace(text, at, text.length);
    at = start;
    while (at < text.length && !isWhiteSpace(text.charCodeAt(at))) at++;
    words += text.slice(start, at);
  }
  return words;
}
