import { findGroup } from '../../../core/codebook/codeGroups';
import type { PlacedSegment } from '../../../core/corpus/corpus';
import { isPassage } from '../../../core/corpus/queryPassages';
import { savedQuery } from '../../../core/corpus/withQueries';
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
  const parts = [title, code && nameOfCode(study.codebook, code), person && nameOf(person)];
  return parts.filter(Boolean).join(' · ');
}

/** That of a code, or of a query or code group that counts as one. */
function nameOfCode(codebook: OpenStudy['study']['codebook'], id: string): string {
  return (
    codebook.resolve(id)?.name ??
    savedQuery(codebook, id)?.name ??
    findGroup(codebook, id.replace(/^group:/, ''))?.name ??
    id.replace(/^query:/, '')
  );
}

/** Where segments are now, without those that are gone. Words that no segment covers are left where they were. */
export function currentPlaces({ study }: OpenStudy, places: readonly UnderlyingPlace[]): UnderlyingPlace[] {
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
    if (isPassage(place.placed.segment)) return { path: place.path, start: place.start, end: place.end };
    const now = segmentsOf(place.path).get(keyOf(place.placed));
    return now ? { path: place.path, start: now.start, end: now.end, placed: now } : [];
  });
}

function keyOf({ coder, segment }: PlacedSegment): string {
  return `${coder}/${segment.id}`;
}
