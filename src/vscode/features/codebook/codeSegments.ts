import * as l10n from '@vscode/l10n';
import { enumerate } from '../../../core/base/phrases';
import { codingThatCounts } from '../../../core/corpus/codingThatCounts';
import type { CodedTranscript, PlacedSegment } from '../../../core/corpus/corpus';
import type { UnderlyingPlace } from '../../../core/report/underlyingPlaces';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import type { SegmentSubject } from '../../session/segmentLists';
import type { CodebookNode } from './codebookTree';
import { type CodeArgument, requireCode } from './pickCode';

/** So many codes are named in a title. */
const MAX_NAMES = 4;

/** Lists all segments of a code, or of all codes of a theme. @returns how many there are */
export async function showSegments(deps: Deps, argument: CodeArgument): Promise<number> {
  const target = await requireCode(deps.studies, argument, l10n.t('Show which code’s segments?'));
  if (!target) return 0;
  // of a selection, VS Code does not tell while its rows are made anew
  deps.inSight.see({ openStudy: target.openStudy, id: target.code.id });
  const subject = segmentsOfCodes(target.openStudy, [target.code.id]);
  deps.segments.show(subject);
  return subject.places().length;
}

/** The segments of the rows selected: those of one study. Undefined where no row is of a code. */
export function segmentsOfRows(rows: readonly CodebookNode[]): SegmentSubject | undefined {
  const openStudy = rows.find(({ code }) => code)?.openStudy;
  const ids = rows.flatMap(row => (row.openStudy === openStudy ? (row.code?.id ?? []) : []));
  return openStudy && segmentsOfCodes(openStudy, ids);
}

/** Segments that have any of some codes or of the codes below them. @param ids at least one */
function segmentsOfCodes(openStudy: OpenStudy, ids: readonly string[]): SegmentSubject {
  // a code that is deleted meanwhile, or whose creation is undone, keeps its name here
  const known = new Map(ids.map(id => [id, openStudy.study.codebook.resolve(id)?.name ?? id]));
  return {
    openStudy,
    kind: 'codes',
    title: () => {
      const { codebook } = openStudy.study;
      return enumerate(
        ids.map(id => codebook.resolve(id)?.name ?? known.get(id)!),
        MAX_NAMES,
      );
    },
    codes: () => withBelow(openStudy, ids),
    places: () => countedPlaces(openStudy, ids),
  };
}

/** Ids of codes and of all below them. */
function withBelow({ study: { codebook } }: OpenStudy, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.flatMap(id => [...codebook.descendants(codebook.resolve(id)?.id ?? id)]));
}

/** The segments that the codebook counts, of codes and of all below them. */
export function countedPlaces(openStudy: OpenStudy, ids: readonly string[]): UnderlyingPlace[] {
  const { corpus } = openStudy.study;
  return placesOf(
    openStudy,
    withBelow(openStudy, ids),
    transcript => codingThatCounts(transcript, corpus).segments,
  );
}

/**
 * Segments that have any of some codes, each once, in the order of the text; those without a place come last.
 * @param segmentsOf which segments of a transcript are looked at
 */
export function placesOf(
  { study }: OpenStudy,
  wanted: ReadonlySet<string>,
  segmentsOf: (transcript: CodedTranscript) => readonly PlacedSegment[],
): UnderlyingPlace[] {
  const { codebook, corpus } = study;
  const carries = ({ segment }: PlacedSegment) =>
    segment.codes.some(id => wanted.has(codebook.resolve(id)?.id ?? id));
  return corpus.transcripts.flatMap(transcript =>
    segmentsOf(transcript)
      .filter(carries)
      .sort(byPlace)
      .map(placed => ({ path: transcript.path, start: placed.start, end: placed.end, placed })),
  );
}

function byPlace(a: PlacedSegment, b: PlacedSegment): number {
  return Number(a.start < 0) - Number(b.start < 0) || a.start - b.start || a.end - b.end;
}
