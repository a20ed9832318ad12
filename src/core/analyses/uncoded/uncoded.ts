import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { NOBODY } from '../../participants/turnOwners';
import { Quoter } from '../kit/quoter';
import { type WordRun, codedWords } from './codedWords';

export interface UncodedOptions {
  /** Passages of fewer words are left out. */
  readonly least: number;
  /** Of more words, the middle is cut; 0 for none. */
  readonly longest: number;
  /** Whether turns of interviewers and unassigned turns are looked at, too. */
  readonly all: boolean;
}

export interface Uncoded {
  readonly scope: ScopeFacts & UncodedOptions & CodedShare;
  /** By transcript and place. */
  readonly passages: readonly PassageRow[];
  readonly transcripts: readonly TranscriptRow[];
}

/** Words of the turns that are looked at. */
interface CodedShare {
  readonly spokenWords: number;
  readonly codedWords: number;
  /** `codedWords` divided by `spokenWords`; null when there are none. */
  readonly codedShare: number | null;
}

/** A stretch of one turn, from a word to a word, as long as possible, that no segment touches. */
export interface PassageRow {
  /** Path. */
  readonly transcript: string;
  /** UTF-16 units in the LF text, half-open. */
  readonly start: number;
  readonly end: number;
  /** The line that it starts in; the first is 1. */
  readonly line: number;
  /** That of the turn. */
  readonly timestamp: string | null;
  /** The turn's label. */
  readonly speaker: string | null;
  /** Id of the participant whose turn it is. */
  readonly participant: string | null;
  readonly words: number;
  readonly text: string;
}

/** How much of a transcript is coded, in words of the turns that are looked at. */
export interface TranscriptRow {
  /** Path. */
  readonly transcript: string;
  readonly words: number;
  readonly coded: number;
  readonly uncoded: number;
  /** `coded` divided by `words`; null when there are none. */
  readonly share: number | null;
  /** Passages of at least as many words as asked for. */
  readonly passages: number;
}

/**
 * Finds what participants say that no segment covers, in all transcripts of the scope, coded or not. A word is coded
 * when a segment that counts shares at least one UTF-16 unit with it.
 */
export function* uncoded(corpus: Corpus, scope: Scope, options: UncodedOptions): Steps<Uncoded> {
  const passages: PassageRow[] = [];
  const transcripts: TranscriptRow[] = [];
  for (const [i, one] of scope.transcripts.entries()) {
    const found = codedWords(one, options.all);
    const listed = found.uncoded.filter(({ from, to }) => to - from >= options.least);
    const left = found.uncoded.reduce((sum, { from, to }) => sum + to - from, 0);
    const coded = found.words - left;
    transcripts.push({
      transcript: one.transcript.path,
      words: found.words,
      coded,
      uncoded: left,
      share: found.words > 0 ? coded / found.words : null,
      passages: listed.length,
    });
    for (const row of passageRows(scope, one, listed, options.longest)) passages.push(row);
    yield (i + 1) / scope.transcripts.length;
  }
  const facts = scopeFacts(corpus, scope);
  return { scope: { ...facts, ...options, ...shareOf(transcripts) }, passages, transcripts };
}

function shareOf(transcripts: readonly TranscriptRow[]): CodedShare {
  const spokenWords = transcripts.reduce((sum, { words }) => sum + words, 0);
  const coded = transcripts.reduce((sum, row) => sum + row.coded, 0);
  return { spokenWords, codedWords: coded, codedShare: spokenWords > 0 ? coded / spokenWords : null };
}

function passageRows(
  { participants }: Scope,
  { transcript, ofTurn }: ScopedTranscript,
  runs: readonly WordRun[],
  longest: number,
): readonly PassageRow[] {
  if (runs.length === 0) return [];
  const quoter = new Quoter(transcript);
  const { words, turns, path } = transcript;
  return runs.map(({ turn, from, to }): PassageRow => {
    const span = { start: words.starts[from]!, end: words.ends[to - 1]! };
    const participant = ofTurn[turn]!;
    return {
      transcript: path,
      ...span,
      line: quoter.line(span.start),
      timestamp: turns.timestamp(turn) ?? null,
      speaker: turns.label(turn) ?? null,
      participant: participant === NOBODY ? null : participants[participant]!.id,
      words: to - from,
      text: quoter.quote(span, longest),
    };
  });
}
