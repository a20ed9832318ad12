import { hashWords } from '../../anchoring/windows/anchorHashes';
import { hashedOf } from '../../anchoring/anchors/hashedQuotes';
import { squeeze } from '../../anchoring/windows/squeezed';
import { byUnits } from '../../base/compare';
import type { CodedTranscript } from '../../corpus/corpus';
import type { ScopedSegment } from '../../corpus/scopedTranscripts';
import type { StudyFile } from '../../studyFile/studyFile';
import type { SeenSegments, SummaryPlace } from '../../summaries/summary';
import type { ColumnKind } from '../kit/countGrid';

/** A segment of a cell. */
export interface GridSegment {
  readonly transcript: CodedTranscript;
  readonly scoped: ScopedSegment;
}

/** The rows in which a segment is. @param transcript index of its transcript in the scope */
export function rowOf(
  by: ColumnKind,
  transcript: number,
  { participants }: ScopedSegment,
): readonly number[] {
  return by === 'transcript' ? [transcript] : participants;
}

/** The same for the same places. */
export function placeKey({ code, participant, transcript }: SummaryPlace): string {
  return JSON.stringify([code ?? null, participant ?? null, transcript ?? null]);
}

/** The words of a segment as they are now. */
export function wordsOf({ transcript, scoped: { placed } }: GridSegment): string {
  return transcript.text.slice(placed.start, placed.end);
}

/** What a person sees who writes about some segments now, to be kept with the summary. */
export function seenNow(segments: readonly GridSegment[], study: StudyFile): SeenSegments {
  const salt = hashedOf(study)?.salt ?? '';
  const words = new Map(
    segments.map(one => [one.scoped.placed.segment.id, hashWords(squeeze(wordsOf(one)), salt)] as const),
  );
  const ids = [...words.keys()].sort(byUnits);
  return { segments: ids, words: Object.fromEntries(ids.map(id => [id, words.get(id)!])) };
}
