import { counted } from '../base/phrases';
import type { CodedTranscript } from '../corpus/corpus';
import { sentenceBreakAfter, sentenceBreakBefore } from '../text/sentences';
import { type Span, trimSpan } from '../text/span';

/** What is made of a hit: the words themselves, the sentence or turn that they are in, or the answer to the question. */
export type SearchUnit = 'hit' | 'sentence' | 'turn' | 'answer';

export const SEARCH_UNITS: readonly SearchUnit[] = ['hit', 'sentence', 'turn', 'answer'];

/** Says how many there are of what a search lists: `3 turns`. */
export const countUnits: Readonly<Record<SearchUnit, (n: number) => string>> = {
  hit: counted.hits,
  sentence: counted.sentences,
  turn: counted.turns,
  answer: counted.answers,
};

/** A hit in a turn. */
export interface Hit extends Span {
  /** Index of the turn. */
  readonly turn: number;
}

/** What was found: hits with what is around them, as far as the unit goes. */
export interface Widened extends Span {
  /** The first turn in it; of an answer, the first of those who answer. */
  readonly turn: number;
  /** Those that are in it, or ask for it; ascending. */
  readonly hits: readonly Hit[];
}

/**
 * Widens the hits of a transcript to units: hits in one sentence, turn or question are one. Without outer white space; hits
 * that no unit is of, as those in a question that nobody answers, are left out.
 * @param hits ascending, disjoint
 */
export function widen(
  transcript: CodedTranscript,
  hits: readonly Hit[],
  unit: SearchUnit,
  isInterviewer: (label: string | undefined) => boolean,
): Widened[] {
  if (unit === 'hit')
    return hits.map(hit => ({ start: hit.start, end: hit.end, turn: hit.turn, hits: [hit] }));
  const widened: { start: number; end: number; turn: number; hits: Hit[] }[] = [];
  const { text } = transcript;
  for (const hit of hits) {
    const found =
      unit === 'answer' ? answerTo(transcript, hit.turn, isInterviewer) : around(transcript, hit, unit);
    const span = found && trimSpan(text, found.start, found.end);
    if (!span) continue;
    const last = widened.at(-1);
    if (last && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
      last.hits.push(hit);
    } else widened.push({ ...span, turn: found.turn, hits: [hit] });
  }
  return widened;
}

function around({ text, turns }: CodedTranscript, hit: Hit, unit: 'sentence' | 'turn'): Hit {
  const { turn } = hit;
  const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
  if (unit === 'turn') return { ...speech, turn };
  return {
    start: sentenceBreakBefore(text, speech, hit.start + 1),
    end: sentenceBreakAfter(text, speech, hit.end - 1),
    turn,
  };
}

/** What others say after a question, up to the next one; a question may be several turns of interviewers. */
function answerTo(
  { turns }: CodedTranscript,
  question: number,
  isInterviewer: (label: string | undefined) => boolean,
): Hit | undefined {
  if (!isInterviewer(turns.label(question))) return undefined;
  let first = question + 1;
  while (first < turns.count && isInterviewer(turns.label(first))) first++;
  let next = first;
  while (next < turns.count && !isInterviewer(turns.label(next))) next++;
  return first < next ? { start: turns.headEnd(first), end: turns.end(next - 1), turn: first } : undefined;
}
