import { firstAtLeast } from '../base/sorted';
import { snapSpan } from '../text/graphemes';
import { sentenceBreakAfter, sentenceBreakBefore } from '../text/sentences';
import type { Span } from '../text/span';
import type { Turns } from './turns';

/** What can be meant by a place in a text when nothing is selected. */
export type UnitAround = 'sentence' | 'turn';

/**
 * The sentence, or the speech of the turn, at a place. White space belongs to what is before it, so that the cursor may be
 * after the full stop; a label belongs to the first sentence of its turn.
 * @param text LF, BOM-less
 * @returns whole characters without outer white space; undefined where nothing is said
 */
export function unitAround(
  { text, turns }: { readonly text: string; readonly turns: Turns },
  at: number,
  unit: UnitAround,
): Span | undefined {
  const turn = turnAround(turns, at);
  if (turn === undefined) return undefined;
  const speech = { start: turns.headEnds[turn]!, end: turns.ends[turn]! };
  if (unit === 'turn') return snapSpan(text, speech.start, speech.end);
  const place = Math.min(Math.max(at, speech.start), speech.end);
  const start = sentenceBreakBefore(text, speech, Math.min(place + 1, speech.end));
  return snapSpan(text, start, sentenceBreakAfter(text, speech, start));
}

/**
 * The nearest turn after the one at a place that is wanted; after the last comes the first.
 * @returns its index; undefined when none is wanted
 */
export function nextTurn(turns: Turns, at: number, isWanted: (turn: number) => boolean): number | undefined {
  const { count } = turns;
  const here = turnAround(turns, at) ?? 0;
  for (let step = 1; step <= count; step++) {
    const turn = (here + step) % count;
    if (isWanted(turn)) return turn;
  }
  return undefined;
}

/** The turn that a place lies in, or that before it; the first one for what is before that. */
function turnAround(turns: Turns, at: number): number | undefined {
  if (turns.count === 0) return undefined;
  return Math.max(0, firstAtLeast(turns.starts, at + 1) - 1);
}
