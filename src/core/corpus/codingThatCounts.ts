import { CONSENSUS } from '../coding/sidecarName';
import type { CodedTranscript, PlacedSegment } from './corpus';
import type { ScopeOptions } from '../studyFile/scopeOptions';

/** Whose segments of a transcript count. */
export interface Counting {
  readonly segments: readonly PlacedSegment[];
  /** Whether the consensus counts in place of the coders' own segments. */
  readonly isConsensus: boolean;
  /** Whether there is any coding, with or without segments, that could count. */
  readonly hasCoding: boolean;
}

/**
 * The coding of a transcript that counts: that of the coders who are asked for; else the consensus, where it has a
 * segment or is complete; else everyone's. With a status, only coding that has it.
 */
export function codingThatCounts(
  { segments, codings }: CodedTranscript,
  { coders = [], status }: Pick<ScopeOptions, 'coders' | 'status'>,
): Counting {
  const known = status === undefined ? codings : codings.filter(coding => coding.status === status);
  const consensus = known.find(({ coder }) => coder === CONSENSUS);
  const isConsensus =
    coders.length === 0 &&
    consensus !== undefined &&
    (consensus.status === 'complete' || segments.some(({ coder }) => coder === CONSENSUS));
  const counts = new Set(
    known
      .map(({ coder }) => coder)
      .filter(coder => (isConsensus ? coder === CONSENSUS : coders.length === 0 || coders.includes(coder))),
  );
  return {
    segments: counts.size === codings.length ? segments : segments.filter(({ coder }) => counts.has(coder)),
    isConsensus,
    hasCoding: counts.size > 0,
  };
}
