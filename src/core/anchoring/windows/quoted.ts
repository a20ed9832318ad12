import type { Span } from '../../text/span';
import { TIERS } from './anchorHashes';
import { isInsideWord } from '../diff/tokens';
import { boundedDistance, closestBeginning } from '../diff/editDistance';
import { MAX_EDITED } from '../../coding/place';
import { Certainty, type PlacesOf, type Search } from './boundaries';
import { findWindows } from './findWindows';
import { type Squeezed, squeeze } from './squeezed';

/** A window that occurs in more places than this says nothing. */
const MAX_PLACES = 500;

/** Shorter pieces of words are found anywhere. */
const PIECE = 8;

/** What a segment says of its words, and of those around them, squeezed. */
export class Quoted {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** All of it. */
  readonly all: string;
  readonly startsLine: boolean;
  private readonly startsInsideWord: boolean;
  private readonly endsInsideWord: boolean;

  /** @param span in the text that it was made on */
  constructor(
    readonly span: Span,
    before: string,
    quote: string,
    after: string,
  ) {
    this.before = squeeze(before);
    this.words = squeeze(quote);
    this.after = squeeze(after);
    this.all = this.before + this.words + this.after;
    // the label comes after a timestamp
    this.startsLine = /(?:^|\n|\])\s*$/u.test(before);
    const whole = before + quote + after;
    this.startsInsideWord = isInsideWord(whole, before.length);
    this.endsInsideWord = isInsideWord(whole, before.length + quote.length);
  }

  get length(): number {
    return this.words.length;
  }

  /** Whether its words are at a place. */
  isAt(text: Squeezed, start: number): boolean {
    return text.startsWith(this.words, start);
  }

  /** Whether a place begins and ends in the midst of a word only where the words did so. */
  fitsWords({ text, offsets }: Squeezed, start: number, end: number): boolean {
    return (
      (this.startsInsideWord || !isInsideWord(text, offsets[start]!)) &&
      (this.endsInsideWord || !isInsideWord(text, offsets[end - 1]! + 1))
    );
  }

  /** Where its words seem to end if they begin at a place; undefined when more than a quarter would be edited. */
  closestEnd(text: Squeezed, start: number): number | undefined {
    const reach = Math.min(text.length, start + Math.ceil(this.length * (1 + MAX_EDITED)));
    const { length, distance } = closestBeginning(this.words, text.slice(start, reach));
    return length > 0 && distance <= MAX_EDITED * this.length ? start + length : undefined;
  }

  /** Where its words seem to begin if they end at a place. */
  closestStart(text: Squeezed, end: number): number | undefined {
    const reach = Math.max(0, end - Math.ceil(this.length * (1 + MAX_EDITED)));
    const { length, distance } = closestBeginning(reversed(this.words), reversed(text.slice(reach, end)));
    return length > 0 && distance <= MAX_EDITED * this.length ? end - length : undefined;
  }

  /** How many of its characters were edited, if it is what is now at `[start, end)`, as a share; at most 1. */
  editedShare(text: Squeezed, start: number, end: number): number {
    const { length } = this.words;
    const most = Math.floor(length / 2);
    if (Math.abs(end - start - length) > most) return 1;
    const edited = boundedDistance(this.words, text.slice(start, end), most);
    return edited > most ? 1 : edited / length;
  }

  /** The share of its characters that are still within `[start, end)`, in pieces of at least {@link PIECE} units in any order. */
  keptShare(text: Squeezed, start: number, end: number): number {
    const there = text.slice(start, end);
    const pieces = new Set<string>();
    for (let at = 0; at + PIECE <= there.length; at++) pieces.add(there.slice(at, at + PIECE));
    let kept = 0;
    for (let at = 0, counted = 0; at + PIECE <= this.length; at++) {
      if (!pieces.has(this.words.slice(at, at + PIECE))) continue;
      kept += at + PIECE - Math.max(at, counted);
      counted = at + PIECE;
    }
    return kept / this.length;
  }
}

function reversed(words: string): string {
  let backwards = '';
  for (let i = words.length - 1; i >= 0; i--) backwards += words[i]!;
  return backwards;
}

/** Searches for the boundaries of segments that say their words: number 2 i is the start of segment i, 2 i + 1 its end. */
export function quotedSearches(text: Squeezed, segments: readonly Quoted[]): Search[] {
  const [long, short] = TIERS;
  const searchFor = (certainty: Certainty, length: number, windowStart: WindowStart): Search => ({
    certainty,
    run: isOpen => search(text, segments, isOpen, length, windowStart),
  });
  return [
    searchFor(Certainty.Window, 2 * long, onBothSides(long)),
    searchFor(Certainty.Near, 2 * short, onBothSides(short)),
    searchFor(Certainty.Inside, long, inside(long)),
    searchFor(Certainty.Hint, long, outside(long)),
    searchFor(Certainty.Hint, short, inside(short)),
    searchFor(Certainty.Hint, short, outside(short)),
  ];
}

/** Where in all that a segment says the window begins that is to be looked for; negative for none. */
type WindowStart = (segment: Quoted, isStart: boolean) => number;

function onBothSides(size: number): WindowStart {
  return ({ before, length, all }, isStart) => {
    const boundary = before.length + (isStart ? 0 : length);
    // near an end of the text there is less on one side, and more on the other
    return Math.min(Math.max(boundary - size, 0), all.length - 2 * size);
  };
}

function inside(size: number): WindowStart {
  return ({ before, length }, isStart) => {
    if (length < size) return -1;
    return isStart ? before.length : before.length + length - size;
  };
}

function outside(size: number): WindowStart {
  return ({ before, length, after }, isStart) => {
    if (isStart) return before.length < size ? -1 : before.length - size;
    return after.length < size ? -1 : before.length + length;
  };
}

function search(
  text: Squeezed,
  segments: readonly Quoted[],
  isOpen: (boundary: number) => boolean,
  length: number,
  windowStart: WindowStart,
): PlacesOf {
  const windows: (string | undefined)[] = [];
  const shifts = new Int32Array(segments.length * 2);
  segments.forEach((segment, i) => {
    for (const isStart of [true, false]) {
      const boundary = isStart ? 2 * i : 2 * i + 1;
      const start = isOpen(boundary) ? windowStart(segment, isStart) : -1;
      windows.push(start < 0 ? undefined : segment.all.slice(start, start + length));
      shifts[boundary] = segment.before.length + (isStart ? 0 : segment.length) - start;
    }
  });
  const found = findWindows(text, windows, length, MAX_PLACES);
  return boundary =>
    found.count(boundary) > MAX_PLACES ? [] : found.of(boundary).map(place => place + shifts[boundary]!);
}
