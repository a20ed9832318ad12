import { CONSENSUS } from '../../coding/sidecarName';
import type { Codebook } from '../../codebook/codebook';
import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import { distinctSegments } from '../../corpus/doubles';
import { findScope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { codedWords } from './codedWords';

/** How far one transcript is coded. */
export interface TranscriptFigures {
  /** Number of words that anyone speaks. */
  readonly words: number;
  /** Those of participants, and how many of these a segment touches, by the coding that counts in tables. */
  readonly spokenWords: number;
  readonly codedWords: number;
  /** Segments of a coder and of all others but the consensus, each once, with or without a place. */
  readonly own: number;
  readonly others: number;
}

type Coded = Pick<TranscriptFigures, 'spokenWords' | 'codedWords'>;

/**
 * Counts how far each transcript is coded. One is counted again only when something that it depends on is another.
 * @param own id of the coder whose segments are told from the others'
 */
export function transcriptFigures(
  corpus: Corpus,
  own: string | undefined,
): ReadonlyMap<string, TranscriptFigures> {
  const scope = findScope(corpus);
  const scoped = scope.ok ? scope.value.transcripts : [];
  return new Map(
    scoped.map(one => {
      const { transcript } = one;
      const byCoder = segmentsByCoder(transcript, corpus.codebook);
      let others = 0;
      for (const [coder, count] of byCoder) if (coder !== own && coder !== CONSENSUS) others += count;
      const figures = {
        words: transcript.words.count,
        ...codedOf(one),
        own: own === undefined ? 0 : (byCoder.get(own) ?? 0),
        others,
      };
      return [transcript.path, figures];
    }),
  );
}

const coded = new WeakMap<ScopedTranscript, Coded>();

function codedOf(one: ScopedTranscript): Coded {
  let found = coded.get(one);
  if (!found) {
    const { words, uncoded } = codedWords(one, false);
    const left = uncoded.reduce((sum, { from, to }) => sum + to - from, 0);
    coded.set(one, (found = { spokenWords: words, codedWords: words - left }));
  }
  return found;
}

const counts = new WeakMap<CodedTranscript, { codebook: Codebook; byCoder: ReadonlyMap<string, number> }>();

function segmentsByCoder(transcript: CodedTranscript, codebook: Codebook): ReadonlyMap<string, number> {
  const known = counts.get(transcript);
  if (known?.codebook === codebook) return known.byCoder;
  const byCoder = new Map<string, number>();
  for (const { coder } of distinctSegments(transcript.segments, codebook))
    byCoder.set(coder, (byCoder.get(coder) ?? 0) + 1);
  counts.set(transcript, { codebook, byCoder });
  return byCoder;
}
