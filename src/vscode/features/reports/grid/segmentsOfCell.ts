import { currentPlaces } from '../figureSegments';
import type { CellKey } from '../../../../webview/grid/messages';
import type { OpenStudy } from '../../../session/openStudy';
import type { SegmentSubject } from '../../../session/segmentLists';
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
