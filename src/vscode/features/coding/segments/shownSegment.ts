import type { Quoter } from '../../../../core/analyses/kit/quoter';
import type { CodedTranscript } from '../../../../core/corpus/corpus';
import type { ListedSegment } from '../../../../core/report/segmentList';
import type { UnderlyingPlace } from '../../../../core/report/underlyingPlaces';
import type { FoundHit } from '../../../session/segmentLists';

/** A segment of the list, and where it is now. */
export interface ShownSegment extends ListedSegment {
  /** The same as long as it is the same segment of the same file, or the same stretch of text. */
  readonly key: string;
  /** Of a row with several hits that of each, of which any says that it is selected; else the key alone. */
  readonly keys: readonly string[];
  /** What was found, where hits are listed. */
  readonly hit?: FoundHit;
  readonly place: UnderlyingPlace;
  /** Of merged codes what they became, each once. */
  readonly codeIds: readonly string[];
  /** Undefined where the transcript is gone. */
  readonly coded: CodedTranscript | undefined;
  /** Of that transcript; made when the first of its segments is looked at. */
  readonly quoter: () => Quoter | undefined;
}
