import { sha256Of } from '../text/sha256';
import { labelKey } from './labelKey';
import { type FoundTurn, Turns } from './turns';

/** Turns that a study states for a text, so that nothing has to be looked for. UTF-16 units over the LF text, half-open. */
export interface GivenTurns {
  /** SHA-256 of the text: in any other, turns are looked for. */
  readonly text: string;
  readonly turns: readonly GivenTurn[];
  /** What is written outside of heads and not said, as `[start, end]`. */
  readonly unspoken: readonly (readonly number[])[];
}

export interface GivenTurn {
  readonly start: number;
  /** Where what is said starts, after the label; the turn's end, when nothing is said. */
  readonly speech: number;
  readonly end: number;
  /** The label; none where the turn has none. */
  readonly speaker?: string | undefined;
}

/** The turns given for a text; undefined where they are for another text, or cannot be turns of this one. */
export function turnsGiven(text: string, given: GivenTurns): Turns | undefined {
  const { turns, unspoken } = given;
  if (
    !areInOrder(
      turns.map(({ start, end }) => [start, end]),
      text.length,
    )
  )
    return undefined;
  if (!turns.every(({ start, speech, end }) => start <= speech && speech <= end)) return undefined;
  if (!areInOrder(unspoken, text.length) || sha256Of(text) !== given.text) return undefined;
  return Turns.of(turns.map(foundTurn), {
    starts: Int32Array.from(unspoken, ([start]) => start!),
    ends: Int32Array.from(unspoken, ([, end]) => end!),
  });
}

function foundTurn({ start, speech, end, speaker }: GivenTurn): FoundTurn {
  return { start, headEnd: speech, end, label: (speaker && labelKey(speaker)) || undefined };
}

/** Whether stretches are of a text, ascend and do not overlap. */
function areInOrder(spans: readonly (readonly number[])[], length: number): boolean {
  let last = 0;
  for (const [start, end] of spans) {
    if (start === undefined || end === undefined || start < last || end < start) return false;
    last = end;
  }
  return last <= length;
}
