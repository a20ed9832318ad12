import * as l10n from '@vscode/l10n';
import { shownDay } from '../../../../core/base/figures';
import { initialsOf } from '../../../../core/base/initials';
import { oneLine } from '../../../../core/base/visible';
import { changesInWords, writerOf } from '../../../../core/analyses/grid/cellTexts';
import type { GridCell, GridSummary } from '../../../../core/analyses/grid/grid';
import type { Corpus } from '../../../../core/corpus/corpus';
import { openConflicts } from '../../../../core/records/openConflicts';
import type { Summary } from '../../../../core/summaries/summary';
import type { CellKey, CellView, DraftView, SummaryView } from '../../../../webview/grid/messages';
import { type ShownGrid, WHOLE } from './shownGrid';

/** Where drafts are found. */
export type DraftOf = (cell: CellKey, shown: ShownGrid) => DraftView | undefined;

/** Every cell in which there is something. */
export function cellViews(shown: ShownGrid, draftOf: DraftOf): CellView[] {
  const { grid } = shown;
  const columns = [...grid.columns.map(({ id }) => id), WHOLE];
  const rows = [...grid.rows.map(({ id }) => id), WHOLE];
  const keys = rows.flatMap(row => columns.map(column => ({ row, column })));
  return keys.flatMap(key => {
    const cell = shown.cell(key);
    const draft = cell && draftOf(key, shown);
    if (!cell || (cell.segments.length === 0 && cell.summaries.length === 0 && !draft)) return [];
    return [cellView(key, cell, shown.corpus, draft)];
  });
}

function cellView(key: CellKey, cell: GridCell, corpus: Corpus, draft: DraftView | undefined): CellView {
  return {
    ...key,
    segments: cell.segments.length,
    summaries: cell.summaries.map((one, i) => summaryView(one, i === 0, corpus)),
    ...(draft ? { draft } : {}),
  };
}

/** @param isFirst of several that somebody has written about what were two codes once, the first one is edited */
function summaryView(
  { summary, isOwn, changes }: GridSummary,
  isFirst: boolean,
  corpus: Corpus,
): SummaryView {
  const { by, at, text } = summary;
  const coder = oneLine(writerOf(corpus, by));
  return {
    coder,
    initials: initialsOf(coder),
    isOwn: isOwn && isFirst,
    text,
    versions: versionsOf(summary),
    written: at === undefined ? '' : shownDay(at.slice(0, 10)),
    ...(changes ? { changed: l10n.t('Changed since: {0}', changesInWords(changes)) } : {}),
  };
}

/** What a merge has left to be decided: the other texts. */
function versionsOf(summary: Summary): string[] {
  const open = openConflicts(summary).find(({ field }) => field === 'text');
  return (open?.values ?? []).filter((one): one is string => typeof one === 'string' && one !== summary.text);
}

/** How far the grid is filled. */
export function captionOf({ grid }: ShownGrid): string {
  const cells = grid.cells.flat();
  const written = cells.filter(({ summaries }) => summaries.length > 0).length;
  const all = [...cells, ...grid.rows.map(({ whole }) => whole), ...grid.columns.map(({ whole }) => whole)];
  const changed = all.filter(({ summaries }) => summaries.some(({ changes }) => changes)).length;
  const filled = l10n.t('{0} of {1} cells have a summary.', written, cells.length);
  if (changed === 0) return filled;
  const since =
    changed === 1
      ? l10n.t('In 1 cell, segments have changed since.')
      : l10n.t('In {0} cells, segments have changed since.', changed);
  return `${filled} ${since}`;
}
