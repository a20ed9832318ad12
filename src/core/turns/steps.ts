import { Character, characterKind } from '../text/characters';
import { snapSpan } from '../text/graphemes';
import { sentenceBreakAfter, sentenceBreakBefore } from '../text/sentences';
import { firstAtLeast } from '../base/sorted';
import type { Span } from '../text/span';
import type { Turns } from './turns';
import { skipWhiteSpace, skipWhiteSpaceBack } from '../text/whiteSpace';
import type { WordIndex } from '../text/words';

/** How far a step goes: to the next word, sentence or turn. */
export type StepUnit = 'word' | 'sentence' | 'turn';
export type Direction = 'forward' | 'backward';
/** One of the two ends of a segment. */
export type Edge = 'start' | 'end';

export interface Step {
  readonly direction: Direction;
  readonly unit: StepUnit;
}

/** A text with all that steps through it need. */
export interface SteppedText {
  /** LF, BOM-less. */
  readonly text: string;
  readonly turns: Turns;
  /** Words, those of transcribers' notes included, without labels and timestamps of turns. */
  readonly words: WordIndex;
}

/** The dictionary of the host cuts Chinese and Japanese into words; a stretch of so many characters at a time. */
const STRETCH = 200;
// The locale is fixed so that a step does not depend on whose machine it is made on.
const dictionary = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Moves one edge of a segment by a step: its start to where a word, a sentence or a turn's speech starts, its end to
 * where one ends. Labels and timestamps of turns are stepped over.
 * @returns whole characters without outer white space; undefined when the segment would be empty or leave the text
 */
export function resizeSpan(within: SteppedText, span: Span, edge: Edge, step: Step): Span | undefined {
  const stop = nextStop(within, span[edge], edge, step);
  if (stop === undefined) return undefined;
  const { start, end } = edge === 'start' ? { start: stop, end: span.end } : { start: span.start, end: stop };
  return start < end ? snapSpan(within.text, start, end) : undefined;
}

/**
 * Moves both edges of a segment by a step. Where that would leave nothing between them, as for a part of a sentence that
 * moves by a sentence, the segment becomes the next word, sentence or turn.
 * @returns as `resizeSpan` does
 */
export function moveSpan(within: SteppedText, span: Span, step: Step): Span | undefined {
  let start = nextStop(within, span.start, 'start', step);
  let end = nextStop(within, span.end, 'end', step);
  if (start === undefined || end === undefined) return undefined;
  if (start >= end) {
    if (step.direction === 'forward') end = nextStop(within, start, 'end', step);
    else start = nextStop(within, end, 'start', step);
  }
  return start !== undefined && end !== undefined && start < end
    ? snapSpan(within.text, start, end)
    : undefined;
}

/**
 * The nearest place before or after an offset where an edge of a segment can stop: where words, sentences or the speech
 * of turns start, or where they end. Never inside a character, never beside white space.
 * @returns undefined when there is none any more
 */
export function nextStop(within: SteppedText, at: number, edge: Edge, step: Step): number | undefined {
  let stop: number | undefined = at;
  do stop = stopBeside(within, stop, edge, step);
  while (stop !== undefined && !isVisibleEdge(within.text, stop, edge));
  return stop;
}

function stopBeside(
  within: SteppedText,
  at: number,
  edge: Edge,
  { unit, direction }: Step,
): number | undefined {
  switch (unit) {
    case 'word':
      return wordStop(within, at, edge, direction);
    case 'sentence':
      return edge === 'start' ? sentenceStart(within, at, direction) : sentenceEnd(within, at, direction);
    case 'turn':
      return turnStop(within.turns, at, edge, direction);
  }
}

function isVisibleEdge(text: string, at: number, edge: Edge): boolean {
  return edge === 'start' ? snapSpan(text, at, at + 1)?.start === at : snapSpan(text, at - 1, at)?.end === at;
}

function wordStop(
  { text, words }: SteppedText,
  at: number,
  edge: Edge,
  direction: Direction,
): number | undefined {
  const stops = edge === 'start' ? words.starts : words.ends;
  const by = direction === 'forward' ? 1 : -1;
  for (let i = indexBeside(stops, at, direction); i >= 0 && i < words.count; i += by) {
    if (isWordBreak(text, words, edge === 'start' ? i : i + 1)) return stops[i]!;
  }
  return undefined;
}

/**
 * Whether a reader takes the word with an index for the start of one. Of Chinese and Japanese characters, each of which
 * counts as a word, several may be one in the dictionary.
 */
function isWordBreak(text: string, words: WordIndex, i: number): boolean {
  if (!continuesIdeographs(text, words, i)) return true;
  let first = i - 1;
  while (continuesIdeographs(text, words, first)) first--;
  const from = i - ((i - first) % STRETCH);
  if (from === i) return true;
  const to = Math.min(from + STRETCH, words.count) - 1;
  const start = words.starts[from]!;
  const found = dictionary.segment(text.slice(start, words.ends[to])).containing(words.starts[i]! - start);
  return found?.index === words.starts[i]! - start;
}

/** Whether two neighbouring words, the one before an index and that with it, are Chinese or Japanese characters. */
function continuesIdeographs(text: string, words: WordIndex, i: number): boolean {
  if (i <= 0 || i >= words.count || words.ends[i - 1] !== words.starts[i]) return false;
  return isIdeograph(text, words.starts[i - 1]!) && isIdeograph(text, words.starts[i]!);
}

function isIdeograph(text: string, at: number): boolean {
  return characterKind(text.codePointAt(at)!) === Character.Ideograph;
}

function turnStop(turns: Turns, at: number, edge: Edge, direction: Direction): number | undefined {
  const stops = edge === 'start' ? turns.headEnds : turns.ends;
  const i = turnBeside(turns, indexBeside(stops, at, direction), direction);
  return i === undefined ? undefined : stops[i]!;
}

function sentenceStart({ text, turns }: SteppedText, at: number, direction: Direction): number | undefined {
  if (direction === 'backward') {
    const i = turnBeside(turns, indexBeside(turns.headEnds, at, direction), direction);
    if (i === undefined) return undefined;
    const speech = speechOf(turns, i);
    let start = Math.min(at, speech.end);
    do start = sentenceBreakBefore(text, speech, start);
    while (skipWhiteSpace(text, start, speech.end) >= at);
    return skipWhiteSpace(text, start, speech.end);
  }
  const i = turnBeside(turns, indexBeside(turns.ends, at, direction), direction);
  if (i === undefined) return undefined;
  const speech = speechOf(turns, i);
  if (at < speech.start) return speech.start;
  let start = skipWhiteSpaceBack(text, speech.start, at) - 1;
  do start = sentenceBreakAfter(text, speech, start);
  while (start < speech.end && skipWhiteSpace(text, start, speech.end) <= at);
  if (start < speech.end) return skipWhiteSpace(text, start, speech.end);
  return turnStop(turns, at, 'start', direction);
}

function sentenceEnd({ text, turns }: SteppedText, at: number, direction: Direction): number | undefined {
  if (direction === 'forward') {
    const i = turnBeside(turns, indexBeside(turns.ends, at, direction), direction);
    if (i === undefined) return undefined;
    const speech = speechOf(turns, i);
    let end = Math.max(at, speech.start);
    do end = sentenceBreakAfter(text, speech, end);
    while (skipWhiteSpaceBack(text, speech.start, end) <= at);
    return skipWhiteSpaceBack(text, speech.start, end);
  }
  const i = turnBeside(turns, indexBeside(turns.headEnds, at, direction), direction);
  if (i === undefined) return undefined;
  const speech = speechOf(turns, i);
  if (at > speech.end) return speech.end;
  let end = skipWhiteSpace(text, at, speech.end) + 1;
  do end = sentenceBreakBefore(text, speech, end);
  while (end > speech.start && skipWhiteSpaceBack(text, speech.start, end) >= at);
  if (end > speech.start) return skipWhiteSpaceBack(text, speech.start, end);
  return turnStop(turns, at, 'end', direction);
}

/** The first turn at or beside an index in which something is said. */
function turnBeside(turns: Turns, index: number, direction: Direction): number | undefined {
  const by = direction === 'forward' ? 1 : -1;
  let i = index;
  while (i >= 0 && i < turns.count && turns.headEnds[i]! >= turns.ends[i]!) i += by;
  return i >= 0 && i < turns.count ? i : undefined;
}

function speechOf(turns: Turns, i: number): Span {
  return { start: turns.headEnds[i]!, end: turns.ends[i]! };
}

/** The index of the nearest of ascending stops after or before an offset; it may be outside of them. */
function indexBeside(stops: Int32Array, at: number, direction: Direction): number {
  return direction === 'forward' ? firstAtLeast(stops, at + 1) : firstAtLeast(stops, at) - 1;
}
