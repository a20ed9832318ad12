import { isSound } from './sounds';
import { SignCursor } from './signCursor';
import type { Span } from './span';
import type { SpanArrays } from './spanArrays';

/**
 * What in brackets was not said but noted by whoever transcribed:
 *
 * - `brackets`: everything in square brackets and in double parentheses; in single ones, sounds and pauses
 * - `sounds`: sounds and pauses only (`[laughs]`, `(pause)`, `(2.5)`), in any brackets, for transcripts in which square
 *   ones mean something else, such as overlapping speech
 * - `none`: nothing
 */
export type TranscriberNotes = 'brackets' | 'sounds' | 'none';

export const TRANSCRIBER_NOTES: readonly TranscriberNotes[] = ['brackets', 'sounds', 'none'];

/** What is longer is rather a bracket that was forgotten, in UTF-16 units. */
const MAX_LENGTH = 300;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['［', '］'],
  ['（', '）'],
  ['【', '】'],
]);
const OPENING = /[[(［（【]/g;
const PARENTHESIS = /[(（]/;
const BLANK_LINE = /\n[^\S\n]*\n/;

/** The transcriber's notes in a stretch of a text, brackets included; ascending and disjoint. */
export function transcriberNotes(text: string, { start, end }: Span, kind: TranscriberNotes): Span[] {
  const notes: Span[] = [];
  if (kind === 'none') return notes;
  // a stretch of its own: after the last bracket, the rest of a text would be searched for each turn
  const speech = text.slice(start, end);
  const opening = new RegExp(OPENING);
  for (let found = opening.exec(speech); found; found = opening.exec(speech)) {
    const close = closingAt(speech, found.index, Math.min(speech.length, found.index + MAX_LENGTH));
    if (close === undefined) continue;
    const note = speech.slice(found.index, close);
    if (BLANK_LINE.test(note) || !isNote(note, kind)) continue;
    notes.push({ start: start + found.index, end: start + close });
    opening.lastIndex = close;
  }
  return notes;
}

/** The same in several stretches, ascending and disjoint: only those that have a bracket are looked at. */
export function notesIn(text: string, { starts, ends }: SpanArrays, kind: TranscriberNotes): Span[] {
  if (kind === 'none') return [];
  const brackets = new SignCursor(text, [...CLOSING.keys()].join(''));
  const notes: Span[] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    if (brackets.isIn(start, end)) notes.push(...transcriberNotes(text, { start, end }, kind));
  }
  return notes;
}

/** Where the bracket at an offset is closed, brackets of its kind inside taken into account. */
function closingAt(text: string, start: number, end: number): number | undefined {
  const open = text[start]!;
  const close = CLOSING.get(open)!;
  let depth = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at + 1;
  }
  return undefined;
}

function isNote(bracketed: string, kind: Exclude<TranscriberNotes, 'none'>): boolean {
  if (isSound(bracketed)) return true;
  if (kind === 'sounds') return false;
  const isDouble = bracketed[1] === bracketed[0] && bracketed.at(-2) === bracketed.at(-1);
  return isDouble || !PARENTHESIS.test(bracketed[0]!);
}
