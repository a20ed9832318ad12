import { firstIndex, overlapRange } from '../base/sorted';
import type { Span } from '../text/span';
import { skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';
import type { SpanArrays } from '../text/spanArrays';
import type { Turns } from './turns';

/** What an editor colours in a transcript. Speech itself has no kind. */
export const TokenKind = {
  /** The label of a turn. */
  Speaker: 0,
  /** The label of an interviewer's turn. */
  Interviewer: 1,
  /** Written and not said: timestamps, numbers of lines, tags, headers. */
  Timestamp: 2,
  /** A transcriber's note. */
  Note: 3,
} as const;

export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/** Tokens in a text: UTF-16 units, half-open; ascending and disjoint, each within one line, none empty. */
export interface TokenSpans extends SpanArrays {
  readonly kinds: Uint8Array;
}

/** What is known of a text, LF and BOM-less. */
export interface TokenSources {
  readonly text: string;
  readonly turns: Turns;
  /** Ascending and disjoint. */
  readonly notes: readonly Span[];
  /** Interviewers' labels, as {@link Turns.label} gives them. */
  readonly interviewers: ReadonlySet<string>;
}

/**
 * The tokens in a stretch of a text.
 *
 * - A label is one token.
 * - What else a head has, and what is unspoken outside of heads, is a timestamp from its first letter or digit to its last
 *   one, line by line: brackets, colons and emphasis around it are not.
 * - A note is one with its brackets; what in it is unspoken is a timestamp.
 *
 * It takes as long as there are turns and notes in the stretch, not in the text.
 */
export function tokenSpans(sources: TokenSources, { start, end }: Span): TokenSpans {
  const written = overlay(headPieces(sources, start, end), unspokenPieces(sources.turns, start, end));
  const pieces = overlay(written, notePieces(sources.notes, start, end));
  const tokens = new Pieces(start, end);
  for (let i = 0; i < pieces.count; i++)
    addLines(tokens, sources.text, pieces.starts[i]!, pieces.ends[i]!, pieces.kinds[i]!);
  return {
    starts: Int32Array.from(tokens.starts),
    ends: Int32Array.from(tokens.ends),
    kinds: Uint8Array.from(tokens.kinds),
  };
}

/** Parts of a stretch of a text, ascending and disjoint. */
class Pieces {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly kinds: TokenKind[] = [];

  constructor(
    private readonly start: number,
    private readonly end: number,
  ) {}

  get count(): number {
    return this.starts.length;
  }

  /** Adds what of a part is in the stretch. */
  add(start: number, end: number, kind: TokenKind): void {
    const from = Math.max(start, this.start);
    const to = Math.min(end, this.end);
    if (from >= to) return;
    this.starts.push(from);
    this.ends.push(to);
    this.kinds.push(kind);
  }
}

function headPieces({ turns, interviewers }: TokenSources, start: number, end: number): Pieces {
  const pieces = new Pieces(start, end);
  const { starts, headEnds, labelStarts, labelEnds } = turns;
  const [from, to] = turns.overlapping(start, end);
  for (let i = from; i < to; i++) {
    const label = turns.label(i);
    if (label === undefined) {
      pieces.add(starts[i]!, headEnds[i]!, TokenKind.Timestamp);
      continue;
    }
    pieces.add(starts[i]!, labelStarts[i]!, TokenKind.Timestamp);
    const kind = interviewers.has(label) ? TokenKind.Interviewer : TokenKind.Speaker;
    pieces.add(labelStarts[i]!, labelEnds[i]!, kind);
    pieces.add(labelEnds[i]!, headEnds[i]!, TokenKind.Timestamp);
  }
  return pieces;
}

function unspokenPieces({ unspoken: { starts, ends } }: Turns, start: number, end: number): Pieces {
  const pieces = new Pieces(start, end);
  const [from, to] = overlapRange(starts, ends, start, end);
  for (let i = from; i < to; i++) pieces.add(starts[i]!, ends[i]!, TokenKind.Timestamp);
  return pieces;
}

function notePieces(notes: readonly Span[], start: number, end: number): Pieces {
  const pieces = new Pieces(start, end);
  for (let i = firstIndex(notes.length, at => notes[at]!.end > start); i < notes.length; i++) {
    if (notes[i]!.start >= end) break;
    pieces.add(notes[i]!.start, notes[i]!.end, TokenKind.Note);
  }
  return pieces;
}

/** All of the one, and of the other what that does not cover. Both are of the same stretch. */
function overlay(over: Pieces, under: Pieces): Pieces {
  const both = new Pieces(0, Infinity);
  let next = 0;
  let covered = 0;
  const addOver = () => {
    both.add(over.starts[next]!, over.ends[next]!, over.kinds[next]!);
    covered = over.ends[next++]!;
  };
  for (let i = 0; i < under.count; i++) {
    const [start, end, kind] = [under.starts[i]!, under.ends[i]!, under.kinds[i]!];
    while (next < over.count && over.starts[next]! < end) {
      both.add(Math.max(start, covered), over.starts[next]!, kind);
      addOver();
    }
    both.add(Math.max(start, covered), end, kind);
  }
  while (next < over.count) addOver();
  return both;
}

/** Adds a part line by line, without what is around the words of each. */
function addLines(tokens: Pieces, text: string, start: number, end: number, kind: TokenKind): void {
  let from = start;
  for (const line of text.slice(start, end).split('\n')) {
    const to = from + line.length;
    if (kind === TokenKind.Timestamp) addWords(tokens, line, from);
    else tokens.add(skipWhiteSpace(text, from, to), skipWhiteSpaceBack(text, from, to), kind);
    from = to + 1;
  }
}

/** A letter with its marks, or a digit. */
const WORDY = /[\p{L}\p{M}\p{N}]/u;
const WORDY_AT = /[\p{L}\p{M}\p{N}]/uy;

/** Adds a part of a line, which is somewhere in the text, from its first letter or digit to its last one. */
function addWords(tokens: Pieces, part: string, start: number): void {
  const first = part.search(WORDY);
  if (first < 0) return;
  let last = part.length;
  while (!isWordyAt(part, last - 1)) last--;
  tokens.add(start + first, start + last, TokenKind.Timestamp);
}

/** Whether a unit is a letter or digit, or the second half of one. */
function isWordyAt(text: string, at: number): boolean {
  // with the flag u, a search from the second half of a character begins at its first half
  WORDY_AT.lastIndex = at;
  return WORDY_AT.test(text);
}
