import { afresh } from '../../base/afresh';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { NOBODY } from '../../participants/turnOwners';
import type { Span } from '../../text/span';
import { knownParts } from '../kit/knownParts';
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
  /** By transcript and place, made anew each time: all words of a large study are not kept. */
  readonly passages: Iterable<PassageRow>;
  /** Whether the turn of some passage has a timestamp. */
  readonly hasTimes: boolean;
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
export function* uncoded(
  corpus: Corpus,
  scope: Scope,
  options: UncodedOptions,
  /** Whether the passages are asked for, for which texts are read again. */
  withPassages = true,
): Steps<Uncoded> {
  const transcripts: TranscriptRow[] = [];
  const parts = knownParts(scope.codes, ['uncoded', options.all], scoped => partOf(scoped, options.all));
  const listed = (one: ScopedTranscript) => passagesOf(parts.of(one), options.least);
  let hasTimes = false;
  for (const [i, one] of scope.transcripts.entries()) {
    const { words, counts } = parts.of(one);
    const left = counts.reduce((sum, count) => sum + count, 0);
    const passages = listed(one);
    transcripts.push({
      transcript: one.transcript.path,
      words,
      coded: words - left,
      uncoded: left,
      share: words > 0 ? (words - left) / words : null,
      passages: passages.length,
    });
    hasTimes ||= withPassages && hasTime(one, passages);
    yield (i + 1) / scope.transcripts.length;
  }
  const facts = scopeFacts(corpus, scope);
  const passages = afresh(function* () {
    for (const one of scope.transcripts) yield* passageRows(scope, one, listed(one), options.longest);
  });
  return {
    scope: { ...facts, ...options, ...shareOf(transcripts) },
    passages: withPassages ? passages : [],
    hasTimes,
    transcripts,
  };
}

function passagesOf({ turns, counts, starts, ends }: UncodedPart, least: number): readonly Passage[] {
  const passages: Passage[] = [];
  for (let run = 0; run < turns.length; run++) {
    if (counts[run]! < least) continue;
    passages.push({ turn: turns[run]!, words: counts[run]!, start: starts[run]!, end: ends[run]! });
  }
  return passages;
}

function hasTime({ transcript }: ScopedTranscript, passages: readonly Passage[]): boolean {
  return passages.length > 0 && passages.some(({ turn }) => transcript.turns.timestamp(turn) !== undefined);
}

/** What a transcript adds: its words, and stretches that no segment covers, column by column. */
interface UncodedPart {
  readonly words: number;
  readonly turns: Int32Array;
  /** Of words. */
  readonly counts: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

function partOf(scoped: ScopedTranscript, isAll: boolean): UncodedPart {
  const { words, uncoded: runs } = codedWords(scoped, isAll);
  const { words: index } = scoped.transcript;
  const column = (of: (run: WordRun) => number) => Int32Array.from(runs, of);
  return {
    words,
    turns: column(({ turn }) => turn),
    counts: column(({ from, to }) => to - from),
    starts: column(({ from }) => index.startOf(from)),
    ends: column(({ to }) => index.endOf(to - 1)),
  };
}

interface Passage extends Span {
  readonly turn: number;
  readonly words: number;
}

function shareOf(transcripts: readonly TranscriptRow[]): CodedShare {
  const spokenWords = transcripts.reduce((sum, { words }) => sum + words, 0);
  const coded = transcripts.reduce((sum, row) => sum + row.coded, 0);
  return { spokenWords, codedWords: coded, codedShare: spokenWords > 0 ? coded / spokenWords : null };
}

function* passageRows(
  { participants }: Scope,
  { transcript, ofTurn }: ScopedTranscript,
  passages: readonly Passage[],
  longest: number,
): Generator<PassageRow> {
  if (passages.length === 0) return;
  const quoter = new Quoter(transcript);
  const { turns, path } = transcript;
  for (const { turn, words, start, end } of passages) {
    const participant = ofTurn[turn]!;
    yield {
      transcript: path,
      start,
      end,
      line: quoter.line(start),
      timestamp: turns.timestamp(turn) ?? null,
      speaker: turns.label(turn) ?? null,
      participant: participant === NOBODY ? null : participants[participant]!.id,
      words,
      text: quoter.quote({ start, end }, longest),
    };
  }
}
