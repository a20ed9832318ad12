import type { PlacedSegment } from '../../../core/corpus/corpus';
import type { Report } from '../../../core/report/report';
import type { Underlying } from '../../../core/report/underlying';
import { type UnderlyingPlace, underlyingPlaces } from '../../../core/report/underlyingPlaces';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { ScopeOptions } from '../../../core/studyFile/scopeOptions';
import type { OpenStudy } from '../../session/openStudy';
import type { SegmentSubject } from '../../session/segmentLists';

/** The segments that a figure of a report counts. @param title of the report */
export function segmentsOfFigure(
  openStudy: OpenStudy,
  title: string,
  scope: ScopeOptions,
  underlying: Underlying,
  report: Report | undefined,
): SegmentSubject {
  // where only the report knows which they are, they are those that it counted, at their places of now
  const counted = report?.underlyingPlaces?.(underlying);
  return {
    openStudy,
    kind: 'report',
    title: () => titleOf(openStudy, title, underlying),
    places: () =>
      counted
        ? currentPlaces(openStudy, counted)
        : underlyingPlaces(openStudy.study.corpus, scope, underlying),
  };
}

function titleOf({ study }: OpenStudy, title: string, { code, participant }: Underlying): string {
  const person = study.file?.participants.find(({ id }) => id === participant);
  const parts = [title, code && (study.codebook.resolve(code)?.name ?? code), person && nameOf(person)];
  return parts.filter(Boolean).join(' · ');
}

/** Where segments are now, without those that are gone. Words that no segment covers are left where they were. */
function currentPlaces({ study }: OpenStudy, places: readonly UnderlyingPlace[]): UnderlyingPlace[] {
  const known = new Map<string, ReadonlyMap<string, PlacedSegment>>();
  const segmentsOf = (path: string) => {
    let segments = known.get(path);
    if (!segments) {
      segments = new Map(study.transcript(path)?.segments.map(one => [keyOf(one), one]));
      known.set(path, segments);
    }
    return segments;
  };
  return places.flatMap(place => {
    if (!place.placed) return place;
    const now = segmentsOf(place.path).get(keyOf(place.placed));
    return now ? { path: place.path, start: now.start, end: now.end, placed: now } : [];
  });
}

function keyOf({ coder, segment }: PlacedSegment): string {
  return `${coder}/${segment.id}`;
}
