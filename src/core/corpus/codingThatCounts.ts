import { CONSENSUS } from '../coding/sidecarName';
import { programsOf } from './coders';
import type { CodedTranscript, Corpus, PlacedSegment } from './corpus';
import { distinctSegments } from './doubles';
import type { ScopeOptions } from '../studyFile/scopeOptions';

/** Whose segments of a transcript count. */
export interface Counting {
  /** Ids of the coders who have coding that counts, with or without segments, in the order of their coding files. */
  readonly coders: readonly string[];
  /** Looked for each time that somebody asks. */
  readonly segments: readonly PlacedSegment[];
  /** Whether the consensus counts in place of the coders' own segments. */
  readonly isConsensus: boolean;
  /** Whether there is a consensus that does not count, because it is not complete. */
  readonly isStarted: boolean;
  /** Whether there is any coding, with or without segments, that could count. */
  readonly hasCoding: boolean;
  /** Ids of the programs whose coding does not count, since nobody has asked for it. */
  readonly programs: readonly string[];
}

/**
 * The coding of a transcript that counts: that of the coders who are asked for; else the consensus, once it is complete;
 * else every person's own, without that of the consensus and of programs. With a status, only coding that has it. Segments that one coder
 * has twice count once.
 */
export function codingThatCounts(
  transcript: Pick<CodedTranscript, 'segments' | 'codings'>,
  { codebook, study }: Pick<Corpus, 'codebook' | 'study'>,
  { coders = [], status }: Pick<ScopeOptions, 'coders' | 'status'> = {},
): Counting {
  const { codings } = transcript;
  const known = status === undefined ? codings : codings.filter(coding => coding.status === status);
  const isAsked = coders.length > 0;
  const programs = programsOf(study);
  const isConsensus = !isAsked && known.some(isComplete);
  const counts = new Set(
    known
      .map(({ coder }) => coder)
      .filter(coder =>
        isAsked ? coders.includes(coder) : (coder === CONSENSUS) === isConsensus && !programs.has(coder),
      ),
  );
  return {
    coders: [...counts],
    get segments() {
      const distinct = distinctSegments(transcript.segments, codebook);
      return counts.size === codings.length ? distinct : distinct.filter(({ coder }) => counts.has(coder));
    },
    isConsensus,
    isStarted: !isAsked && codings.some(coding => coding.coder === CONSENSUS && !isComplete(coding)),
    hasCoding: counts.size > 0,
    programs: isAsked ? [] : known.flatMap(({ coder }) => (programs.has(coder) ? [coder] : [])),
  };
}

function isComplete({ coder, status }: CodedTranscript['codings'][number]): boolean {
  return coder === CONSENSUS && status === 'complete';
}
