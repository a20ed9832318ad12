import { currentPlaces } from '../figureSegments';
import type { CellKey } from '../../../../webview/grid/messages';
import type { OpenStudy } from '../../../session/openStudy';
import type { SegmentSubject } from '../../../session/segmentLists';
import { showBeside } from '../../../ui/showBeside';
import { keyOf } from './cellDetails';
import { cellName } from './gridView';
import type { ShownGrid } from './shownGrid';

/** The segments of a cell, for the Segments panel; where they are now. */
export function segmentsOfCell(openStudy: OpenStudy, shown: ShownGrid, cell: CellKey): SegmentSubject {
  const places = (shown.cell(cell)?.segments ?? []).map(({ transcript: { path }, scoped: { placed } }) => ({
    path,
    start: placed.start,
    end: placed.end,
    placed,
  }));
  return {
    openStudy,
    kind: 'report',
    title: () => cellName(cell, shown),
    places: () => currentPlaces(openStudy, places),
  };
}

/** Shows a segment of a cell beside the grid. @param asked its key, and whether the transcript takes the focus */
export async function showSegment(
  openStudy: OpenStudy,
  shown: ShownGrid,
  asked: CellKey & Readonly<{ segment: string; takesFocus: boolean }>,
): Promise<void> {
  const found = shown.cell(asked)?.segments.find(one => keyOf(one) === asked.segment);
  const transcript = found && openStudy.study.transcript(found.transcript.path);
  if (!transcript) return;
  const { placed } = found.scoped;
  // it may be elsewhere by now
  const now = transcript.segments.find(
    ({ coder, segment }) => coder === placed.coder && segment.id === placed.segment.id,
  );
  const { start, end } = now ?? placed;
  await showBeside(openStudy, transcript, { start, end }, !asked.takesFocus);
}
