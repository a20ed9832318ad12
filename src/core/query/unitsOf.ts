import { firstIndex } from '../base/sorted';
import { paragraphBreaks } from '../text/paragraphs';
import { sentenceBreaks } from '../text/sentences';
import { type Span, trimSpan } from '../text/span';
import type { Turns } from '../turns/turns';
import type { QueryUnit } from './query';
import { type Passages, passagesOf } from './passages';
import type { QueriedTranscript } from './queriedTranscript';

/**
 * The turns, sentences or paragraphs of a transcript, without labels and outer white space, or the transcript itself;
 * ascending and disjoint. Sentences and paragraphs end with turns.
 * @param isWanted whether a turn's are; by default those of all turns
 */
export function unitsOf(
  transcript: QueriedTranscript,
  unit: QueryUnit,
  isWanted?: (speech: Span) => boolean,
): Passages {
  const known = knownUnits.get(transcript.turns)?.get(unit);
  if (known) return known;
  if (isWanted && unit !== 'turn') return findUnits(transcript, unit, isWanted);
  const units = findUnits(transcript, unit, () => true);
  const ofTranscript = knownUnits.get(transcript.turns) ?? new Map<QueryUnit, Passages>();
  knownUnits.set(transcript.turns, ofTranscript.set(unit, units));
  return units;
}

/** Of whole transcripts, for as long as their turns are the same. */
const knownUnits = new WeakMap<Turns, Map<QueryUnit, Passages>>();

function findUnits(
  { text, turns }: QueriedTranscript,
  unit: QueryUnit,
  isWanted: (speech: Span) => boolean,
): Passages {
  const units: Span[] = [];
  const add = (start: number, end: number) => {
    const span = trimSpan(text, start, end);
    if (span) units.push(span);
  };
  if (unit === 'transcript') {
    add(0, text.length);
    return passagesOf(units);
  }
  for (let turn = 0; turn < turns.count; turn++) {
    const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
    if (!isWanted(speech)) continue;
    let start = speech.start;
    for (const end of breaksOf(text, speech, unit)) {
      add(start, end);
      start = end;
    }
  }
  return passagesOf(units);
}

function breaksOf(text: string, speech: Span, unit: Exclude<QueryUnit, 'transcript'>): readonly number[] {
  switch (unit) {
    case 'turn':
      return [speech.end];
    case 'sentence':
      return sentenceBreaks(text, speech);
    case 'paragraph':
      return paragraphBreaks(text, speech);
  }
}

/** Which of some units, ascending and disjoint, share something with a passage. */
export function touchedUnits(units: Passages, { starts, ends }: Passages): Uint8Array {
  // how many passages begin to touch a unit, less those that end to
  const changes = new Int32Array(units.starts.length + 1);
  for (let i = 0; i < starts.length; i++) {
    const from = firstIndex(units.ends.length, unit => units.ends[unit]! > starts[i]!);
    const to = firstIndex(units.starts.length, unit => units.starts[unit]! >= ends[i]!);
    if (from >= to) continue;
    changes[from]!++;
    changes[to]!--;
  }
  const touched = new Uint8Array(units.starts.length);
  for (let unit = 0, open = 0; unit < touched.length; unit++)
    if ((open += changes[unit]!) > 0) touched[unit] = 1;
  return touched;
}
