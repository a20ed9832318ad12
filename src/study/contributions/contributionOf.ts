import type { FileProblem } from '../../core/base/problem';
import type { PlacedSegment } from '../../core/corpus/corpus';
import { NO_MARKS, markWords } from '../../core/corpus/keptWords';
import type { Segment } from '../../core/coding/segment';
import { CONFLICTS, openConflicts } from '../../core/records/openConflicts';
import { TurnFacts } from '../../core/participants/turnFacts';
import { turnDoubts } from '../../core/turns/turnDoubts';
import type { Turns } from '../../core/turns/turns';
import type { Transcript } from '../transcript';
import type { Contribution } from './contribution';
import { keptSegment } from './keptSegment';

/**
 * Takes out of a transcript what it adds.
 * @param problems of its text and its coding files
 * @param hasWords whether its words are counted; else who asks for them finds them in its text
 */
export function contributionOf(
  transcript: Transcript,
  problems: readonly FileProblem[],
  hasWords = true,
): Contribution {
  const reading = transcript.readOnce();
  const { turns, notes } = reading;
  const segments = transcript.allSegments.map(lean);
  const facts = new TurnFacts(transcript.texts.state, turns, transcript.rules);
  const words = hasWords ? markWords(reading.words, offsetsOf(turns, segments)) : NO_MARKS;
  return {
    summary: {
      version: transcript.texts.version,
      hasText: transcript.hasText,
      codings: transcript.codings,
      ...(hasWords ? { words: reading.words.count } : {}),
      notes: notes.length,
      labels: Array.from(facts.labels, ([label, count]) => [label ?? null, count]),
      patterns: [...facts.patterns],
      doubts: turnDoubts(transcript.text, turns),
      refused: [...facts.refused],
      problems,
    },
    details: { turns, words, notes, segments },
  };
}

/** Where counting may ask for words. */
function offsetsOf({ starts, headEnds, ends }: Turns, segments: readonly PlacedSegment[]): Int32Array {
  const turns = starts.length;
  const offsets = new Int32Array(3 * turns + 2 * segments.length);
  offsets.set(starts);
  offsets.set(headEnds, turns);
  offsets.set(ends, 2 * turns);
  let at = 3 * turns;
  for (const { start, end } of segments) {
    // without a place nobody asks: any offset will do
    offsets[at++] = Math.max(start, 0);
    offsets[at++] = Math.max(end, 0);
  }
  return offsets;
}

function lean({ coder, start, end, state, segment }: PlacedSegment): PlacedSegment {
  return { coder, start, end, state, segment: leanSegment(segment) };
}

function leanSegment(segment: Segment): Segment {
  const isKey = segment.key === true;
  return keptSegment(segment, segment.memo, segment.created, { isKey, others: otherFields(segment) });
}

/** Values on scales; of what a merge left open, values alone count for something. */
function otherFields(segment: Segment): object | undefined {
  const { values } = segment;
  const open = Object.hasOwn(segment, CONFLICTS)
    ? openConflicts(segment).find(({ field }) => field === 'values')
    : undefined;
  if (values === undefined && !open) return undefined;
  return {
    ...(values === undefined ? {} : { values }),
    ...(open ? { [CONFLICTS]: { values: open.values } } : {}),
  };
}
