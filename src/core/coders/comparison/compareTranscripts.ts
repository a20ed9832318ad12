import type { Steps } from '../../base/steps';
import type { CodingStatus } from '../../coding/segment';
import type { CodedTranscript, Corpus, PlacedSegment } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { type Comparison, compareCodings } from './compareCodings';
import { type PlacedCoding, codingsOf } from './placedCoding';

/** The two coders of a comparison, by id; one may be the consensus, or a coder at another commit. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}

/** A transcript that both have coded. */
export interface ComparedTranscript {
  readonly transcript: CodedTranscript;
  readonly comparison: Comparison;
}

export interface ComparedCorpus {
  readonly transcripts: readonly ComparedTranscript[];
  /** Paths of transcripts for which only one of the two has a sidecar. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  /** Paths of compared transcripts that one of the two has not called complete. */
  readonly unfinished: readonly string[];
}

/** Compares two coders in one transcript. */
export type Compare = (scoped: ScopedTranscript) => Comparison;

/**
 * Compares two coders in every transcript of a scope for which both have a sidecar (with the status that is asked for), with or without segments: where
 * someone has none, nothing is known of what they would have coded.
 * @param scope of the coding of just these two
 * @param compare as {@link compareScoped} does
 */
export function* compareTranscripts(scope: Scope, pair: Pair, compare: Compare): Steps<ComparedCorpus> {
  const transcripts: ComparedTranscript[] = [];
  const onlyA: string[] = [];
  const onlyB: string[] = [];
  const unfinished: string[] = [];
  for (const [i, scoped] of scope.transcripts.entries()) {
    const { path, codings } = scoped.transcript;
    const statusOf = (coder: string): CodingStatus | undefined =>
      codings.find(
        coding => coding.coder === coder && [undefined, coding.status].includes(scope.filters.status),
      )?.status;
    const [a, b] = [statusOf(pair.a), statusOf(pair.b)];
    if (a && b) {
      transcripts.push({ transcript: scoped.transcript, comparison: compare(scoped) });
      if (a !== 'complete' || b !== 'complete') unfinished.push(path);
    } else if (a) onlyA.push(path);
    else if (b) onlyB.push(path);
    yield (i + 1) / scope.transcripts.length;
  }
  return { transcripts, onlyA, onlyB, unfinished };
}

/** Compares the codings that count of two coders, of the codes that are asked for. */
export function compareScoped({ codebook }: Corpus, { codes, filters }: Scope, { a, b }: Pair): Compare {
  const wanted = (filters.codes ?? filters.codeGroups) && new Set(codes.codes.map(({ id }) => id));
  return ({ segments }) => {
    const of = (coder: string): PlacedCoding[] => {
      const own: PlacedSegment[] = [];
      for (const { placed } of segments) if (placed.coder === coder) own.push(placed);
      const codings = codingsOf(own, codebook);
      return wanted ? codings.filter(({ code }) => wanted.has(code)) : codings;
    };
    return compareCodings(of(a), of(b));
  };
}
