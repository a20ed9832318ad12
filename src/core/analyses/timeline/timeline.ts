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
  const parts = knownParts(scope.codes, ['timeline'], scoped =>
    codeSpans(scoped, codes).map(spans => rowOf(scoped, facts[spans.code]!, spans)),
  );
  const rows: TimelineRow[] = [];
  for (const [i, scoped] of scope.transcripts.entries()) {
    for (const row of parts.of(scoped)) rows.push(row);
    yield (i + 1) / scope.transcripts.length;
  }
  return { scope: scopeFacts(corpus, scope), rows };
}

function rowOf(
  { transcript }: ScopedTranscript,
  code: CodeFacts,
  { segments, stretches }: CodeSpans,
): TimelineRow {
  const all = transcript.words.count;
  const share = (words: number) => (all > 0 ? words / all : null);
  const words = stretches.reduce((sum, { fromWord, toWord }) => sum + toWord - fromWord, 0);
  return {
    transcript: transcript.path,
    ...code,
    segments,
    first: share(stretches[0]!.fromWord),
    last: share(stretches.at(-1)!.toWord),
    words,
    share: share(words),
  };
}
