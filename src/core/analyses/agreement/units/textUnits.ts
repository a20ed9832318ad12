import type { ScopedTranscript } from '../../../corpus/scopedTranscripts';
import { NOBODY } from '../../../participants/turnOwners';
import { paragraphBreaks } from '../../../text/paragraphs';
import { sentenceBreaks } from '../../../text/sentences';
import type { Span } from '../../../text/span';
import type { UnitKind } from './unitKind';

/** Stretches of a transcript that coders rate as a whole. UTF-16 units, half-open; ascending and disjoint. */
export interface TextUnits {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The turn that each is in; the first turn for a whole transcript. */
  readonly turns: Int32Array;
}

/** The kinds of unit that are whole stretches of text. */
export type TextUnitKind = Exclude<UnitKind, 'character' | 'segment'>;

/**
 * The units of a transcript. Paragraphs and sentences end where their turn does; the label of a turn belongs to its
 * first one.
 * @param onlyParticipants whether only turns of the scope's participants are rated
 */
export function textUnits(
  { transcript, ofTurn }: ScopedTranscript,
  kind: TextUnitKind,
  onlyParticipants: boolean,
): TextUnits {
  const { text, turns } = transcript;
  if (kind === 'turn' && !onlyParticipants) {
    return { starts: turns.starts, ends: turns.ends, turns: Int32Array.from(turns.starts.keys()) };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  const ofUnit: number[] = [];
  const add = (start: number, end: number, turn: number) => {
    starts.push(start);
    ends.push(end);
    ofUnit.push(turn);
  };
  if (kind === 'transcript') {
    const isRated = onlyParticipants ? ofTurn.some(owner => owner !== NOBODY) : turns.count > 0;
    if (isRated) add(0, text.length, 0);
  } else {
    for (let turn = 0; turn < turns.count; turn++) {
      if (onlyParticipants && ofTurn[turn] === NOBODY) continue;
      let start = turns.starts[turn]!;
      for (const end of BREAKS[kind](text, { start: turns.headEnds[turn]!, end: turns.ends[turn]! })) {
        add(start, end, turn);
        start = end;
      }
    }
  }
  return {
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    turns: Int32Array.from(ofUnit),
  };
}

const BREAKS: Readonly<
  Record<Exclude<TextUnitKind, 'transcript'>, (text: string, speech: Span) => readonly number[]>
> = {
  turn: (_, { end }) => [end],
  paragraph: paragraphBreaks,
  sentence: sentenceBreaks,
};
