import type { Steps } from '../../base/steps';
import { type CodeFacts, codeFacts, CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { knownParts } from '../kit/knownParts';
import { type CodeSpans, codeSpans } from './codeSpans';

export interface Timeline {
  readonly scope: ScopeFacts;
  /** By transcript, then in the order of the codebook. */
  readonly rows: readonly TimelineRow[];
}

/** A code in a transcript in which it occurs; a theme's figures are of all that carries it or a code below it. */
export interface TimelineRow extends CodeFacts {
  /** Path. */
  readonly transcript: string;
  readonly segments: number;
  /** Share of the transcript's words that are before its first segment; null when the transcript has no words. */
  readonly first: number | null;
  /** Share of the transcript's words that are before the end of its furthest segment. */
  readonly last: number | null;
  /** Words that the segments share a character with, each once. */
  readonly words: number;
  /** `words` divided by the transcript's words. */
  readonly share: number | null;
}

/** Finds where in each transcript each code occurs. Places are counted in words. */
export function* timeline(corpus: Corpus, scope: Scope): Steps<Timeline> {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const facts = codes.ids.map(id => codeFacts(corpus.codebook, id));
  const parts = knownParts(scope.codes, ['timeline'], scoped => partOf(codeSpans(scoped, codes)));
  const rows: TimelineRow[] = [];
  for (const [i, scoped] of scope.transcripts.entries()) {
    addRows(rows, scoped, facts, parts.of(scoped));
    yield (i + 1) / scope.transcripts.length;
  }
  return { scope: scopeFacts(corpus, scope), rows };
}

/** What a transcript adds: numbers of codes and, for each, its segments and words. */
interface TimelinePart {
  readonly codes: Int32Array;
  readonly segments: Int32Array;
  /** The first word, and one past the last. */
  readonly firstWords: Int32Array;
  readonly ends: Int32Array;
  /** Each once. */
  readonly words: Int32Array;
}

function partOf(found: readonly CodeSpans[]): TimelinePart {
  const column = (of: (spans: CodeSpans) => number) => Int32Array.from(found, of);
  return {
    codes: column(({ code }) => code),
    segments: column(({ segments }) => segments),
    firstWords: column(({ stretches }) => stretches[0]!.fromWord),
    ends: column(({ stretches }) => stretches.at(-1)!.toWord),
    words: column(({ stretches }) => stretches.reduce((sum, one) => sum + one.toWord - one.fromWord, 0)),
  };
}

function addRows(
  rows: TimelineRow[],
  { transcript: { path, words: all } }: ScopedTranscript,
  facts: readonly CodeFacts[],
  { codes, segments, firstWords, ends, words }: TimelinePart,
): void {
  const share = (count: number) => (all.count > 0 ? count / all.count : null);
  for (let i = 0; i < codes.length; i++)
    rows.push({
      transcript: path,
      ...facts[codes[i]!]!,
      segments: segments[i]!,
      first: share(firstWords[i]!),
      last: share(ends[i]!),
      words: words[i]!,
      share: share(words[i]!),
    });
}
