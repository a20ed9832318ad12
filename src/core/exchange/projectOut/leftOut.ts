import { type SegmentPlace, segmentPlaces } from '../../anchoring/places/segmentPlaces';
import type { PlaceState } from '../../coding/place';
import { type OutgoingStudy, isCertain, knownCodes } from './outgoing';

/** What of the coding of a study is not exported. */
export interface LeftOut {
  /** Segments of which it is not certain where they are. */
  readonly uncertain: readonly SegmentPlace[];
  /** How many segments have a code that the codebook lacks, by its id. */
  readonly unknownCodes: ReadonlyMap<string, number>;
  /** Number of summaries: other programs have no place for them. */
  readonly summaries: number;
}

const UNCERTAIN: ReadonlySet<PlaceState> = new Set(['moved', 'ambiguous', 'orphan']);

export function leftOutOf({ corpus, coders }: OutgoingStudy): LeftOut {
  const isExported = (coder: string) => !coders || coders.includes(coder);
  const unknownCodes = new Map<string, number>();
  for (const placed of corpus.transcripts.flatMap(({ all }) => all)) {
    const { codes } = placed.segment;
    if (!isExported(placed.coder) || !isCertain(placed)) continue;
    const known = new Set(knownCodes(corpus.codebook, codes));
    for (const id of new Set(corpus.codebook.resolveAll(codes)))
      if (!known.has(id)) unknownCodes.set(id, (unknownCodes.get(id) ?? 0) + 1);
  }
  const uncertain = [...segmentPlaces(corpus, UNCERTAIN)].filter(({ coder }) => isExported(coder));
  return { uncertain, unknownCodes, summaries: corpus.summaries?.length ?? 0 };
}
