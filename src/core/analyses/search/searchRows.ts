import { afresh } from '../../base/afresh';
import { compareWords } from '../../base/compare';
import { firstAtLeast } from '../../base/sorted';
import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { NOBODY } from '../../participants/turnOwners';
import { SpeechWords } from '../../search/context';
import type { FoundIn } from '../../search/searchScope';
import type { Hit, Widened } from '../../search/units';
import { interviewerTest, unsaidIn } from '../../search/where';
import { Quoter } from '../kit/quoter';

/** What was found, with where it is and the words around it. */
export interface SearchRow {
  /** Path. */
  readonly transcript: string;
  /** The line that it starts in; the first is 1. */
  readonly line: number;
  /** UTF-16 units in the LF text, half-open. */
  readonly start: number;
  readonly end: number;
  /** Index of its first turn; the first is 0. */
  readonly turn: number;
  /** That of its first turn. */
  readonly timestamp: string | null;
  /** Label of its first turn. */
  readonly speaker: string | null;
  /** Id of the participant whose turn that is. */
  readonly participant: string | null;
  readonly interviewer: boolean;
  /** Words before it, of the same turn. */
  readonly left: string;
  readonly text: string;
  /** Words after it, of the same turn. */
  readonly right: string;
  /** Places of the hits that it was found by. */
  readonly hits: readonly { readonly start: number; readonly end: number }[];
}

/** What rows are sorted by, first of all: where they are, or the words before or after them, from the nearest outward. */
export type SearchOrder = 'transcript' | 'left' | 'right';

export const SEARCH_ORDERS: readonly SearchOrder[] = ['transcript', 'left', 'right'];

/** So many words decide about an order. */
const SORTED_WORDS = 5;

/** A row for everything that was found. @param context number of words to the left and right; 0 for none */
export function searchRows(
  corpus: Corpus,
  scope: Scope,
  found: readonly FoundIn[],
  context: number,
  order: SearchOrder,
): Iterable<SearchRow> {
  const isInterviewer = interviewerTest(corpus.study.interviewers);
  const inOrder = afresh(function* () {
    for (const one of found) {
      const describe = new Describer(scope, one, context, isInterviewer);
      for (const what of one.found) yield describe.row(what);
    }
  });
  if (order === 'transcript') return inOrder;
  const keys = found.flatMap(one => keysOf(one, order));
  return Array.from(inOrder, (row, i) => ({ row, i }))
    .sort((a, b) => compareWords(keys[a.i]!, keys[b.i]!) || a.i - b.i)
    .map(({ row }) => row);
}

/** The words by which what was found in a transcript is sorted. */
function keysOf({ one: { transcript }, found }: FoundIn, order: 'left' | 'right'): string[][] {
  const wordsOf = wordsAround(transcript);
  return found.map(what => wordsOf(what)[order]());
}

/** Gives the words around hits by which these are sorted, the nearest first; it is quick for hits in their order. */
export function wordsAround(
  transcript: CodedTranscript,
): (hit: Hit) => Readonly<Record<'left' | 'right', () => string[]>> {
  const { text, turns } = transcript;
  const unsaid = unsaidIn(transcript);
  let words: SpeechWords | undefined;
  let ofTurn = -1;
  return ({ start, end, turn }) => {
    const all = () => {
      if (words && ofTurn === turn) return words;
      ofTurn = turn;
      return (words = new SpeechWords(text, { start: turns.headEnd(turn), end: turns.end(turn) }, unsaid));
    };
    return {
      left: () => all().before(start, SORTED_WORDS),
      right: () => all().after(end, SORTED_WORDS),
    };
  };
}

class Describer {
  private readonly quoter: Quoter;

  constructor(
    private readonly scope: Scope,
    private readonly within: FoundIn,
    private readonly context: number,
    private readonly isInterviewer: (label: string | undefined) => boolean,
  ) {
    this.quoter = new Quoter(within.one.transcript);
  }

  row({ start, end, turn, hits }: Widened): SearchRow {
    const { scope, quoter } = this;
    const { transcript, ofTurn } = this.within.one;
    const label = transcript.turns.label(turn);
    const participant = ofTurn[turn]!;
    return {
      transcript: transcript.path,
      line: quoter.line(start),
      start,
      end,
      turn,
      timestamp: transcript.turns.timestamp(turn) ?? null,
      speaker: label ?? null,
      participant: participant === NOBODY ? null : scope.participants[participant]!.id,
      interviewer: this.isInterviewer(label),
      left: wordsBefore(transcript, quoter, { start, end, turn }, this.context),
      text: quoter.quote({ start, end }, 0),
      right: wordsAfter(transcript, quoter, { start, end, turn }, this.context),
      hits: hits.map(hit => ({ start: hit.start, end: hit.end })),
    };
  }
}

/** So many words before an offset, but none of another turn. */
export function wordsBefore(
  { words, turns }: CodedTranscript,
  quoter: Quoter,
  { start, turn }: Hit,
  count: number,
): string {
  if (count === 0) return '';
  const to = firstAtLeast(words.ends, start + 1);
  const from = Math.max(turns.headEnd(turn), words.starts[Math.max(to - count, 0)] ?? 0);
  return from < start ? quoter.quote({ start: from, end: start }, 0) : '';
}

/** So many words from an offset on, but none of another turn. */
export function wordsAfter(
  { words, turns }: CodedTranscript,
  quoter: Quoter,
  { end, turn }: Hit,
  count: number,
): string {
  if (count === 0) return '';
  const from = firstAtLeast(words.starts, end);
  const to = Math.min(turns.end(turn), words.ends[from + count - 1] ?? turns.end(turn));
  return end < to ? quoter.quote({ start: end, end: to }, 0) : '';
}
