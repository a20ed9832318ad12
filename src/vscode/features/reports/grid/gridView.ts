import * as l10n from '@vscode/l10n';
import { initialsOf } from '../../../../core/base/initials';
import { oneLine } from '../../../../core/base/visible';
import type { GridCell, GridSummary } from '../../../../core/analyses/grid/grid';
import type { SummaryChanges } from '../../../../core/analyses/grid/summaryChanges';
import { blindWarning } from '../../../../core/corpus/scopeFacts';
import { scopeWarnings } from '../../../../core/corpus/scopeNotes';
import { openConflicts } from '../../../../core/records/openConflicts';
import type { Summary } from '../../../../core/summaries/summary';
import { coderName } from '../../../../core/corpus/coders';
import type { Corpus } from '../../../../core/corpus/corpus';
import type {
  CellKey,
  CellView,
  ChoiceView,
  DraftView,
  HeadView,
  SummaryView,
} from '../../../../webview/grid/messages';
import type { GridRequest } from './gridRequest';
import { type ShownGrid, WHOLE } from './shownGrid';

/** Where drafts are found. */
export type DraftOf = (cell: CellKey, shown: ShownGrid) => DraftView | undefined;

/** The heads of the rows; the last one is of whole columns. */
export function rowHeads({ grid, scope }: ShownGrid): HeadView[] {
  const people = new Map(grid.by === 'participant' ? scope.participants.map(one => [one.id, one]) : []);
  const rows = grid.rows.map(({ id, name }): HeadView => {
    const attributes = Object.values(people.get(id)?.attributes ?? {});
    return { key: id, name: oneLine(name), about: oneLine(attributes.join(', ')) };
  });
  const whole: HeadView = {
    key: WHOLE,
    name: grid.by === 'participant' ? l10n.t('All participants') : l10n.t('All transcripts'),
    about: '',
    isSum: true,
  };
  return rows.length > 0 ? [...rows, whole] : [];
}

/** The heads of the columns; the last one is of whole rows. */
export function columnHeads({ grid, corpus: { codebook } }: ShownGrid): HeadView[] {
  const columns = grid.columns.map(({ id, name }): HeadView => {
    const above = codebook.path(id).slice(0, -1).map(oneLine);
    return { key: id, name: oneLine(name), about: above.join(' › '), color: codebook.color(id) };
  });
  const whole: HeadView = { key: WHOLE, name: l10n.t('All codes'), about: '', isSum: true };
  return columns.length > 0 ? [...columns, whole] : [];
}

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
  const coder = by === undefined ? l10n.t('unknown coder') : coderName(corpus, by);
  return {
    coder: oneLine(coder),
    initials: initialsOf(oneLine(coder)),
    isOwn: isOwn && isFirst,
    text,
    versions: versionsOf(summary),
    written: at?.slice(0, 10) ?? '',
    ...(changes ? { changed: changesInWords(changes) } : {}),
  };
}

/** What a merge has left to be decided: the other texts. */
function versionsOf(summary: Summary): string[] {
  const open = openConflicts(summary).find(({ field }) => field === 'text');
  return (open?.values ?? []).filter((one): one is string => typeof one === 'string' && one !== summary.text);
}

function changesInWords({ added, gone, reworded }: SummaryChanges): string {
  const parts = [
    added.length > 0 ? l10n.t('{0} new', added.length) : '',
    gone.length > 0 ? l10n.t('{0} gone', gone.length) : '',
    reworded.length > 0 ? l10n.t('{0} with other words', reworded.length) : '',
  ];
  return l10n.t('Segments changed since: {0}', parts.filter(Boolean).join(', '));
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

/** What must be said with the grid. */
export function notesOf({ grid, scope, corpus }: ShownGrid): string[] {
  const elsewhere = [
    grid.elsewhere === 1
      ? l10n.t('1 summary is about a row or column that is not shown.')
      : l10n.t('{0} summaries are about rows or columns that are not shown.', grid.elsewhere),
  ];
  return [
    ...blindWarning(corpus),
    ...scopeWarnings(scope),
    ...(grid.elsewhere > 0 ? elsewhere : []),
    ...(grid.columns.length === 0
      ? [l10n.t('The codebook has no codes yet, so the grid has no columns.')]
      : []),
    ...(grid.rows.length === 0 ? [noRows(grid.by)] : []),
  ];
}

function noRows(by: 'participant' | 'transcript'): string {
  return by === 'participant'
    ? l10n.t('There are no participants here. Choose transcripts as rows instead.')
    : l10n.t('There are no transcripts here.');
}

/** What a row can be. */
export function rowChoice({ grid }: ShownGrid): ChoiceView {
  return {
    label: l10n.t('Rows'),
    value: grid.by,
    offered: [
      { value: 'participant', text: l10n.t('Participants') },
      { value: 'transcript', text: l10n.t('Transcripts') },
    ],
  };
}

/** What a column can be. */
export function columnChoice({ corpus }: ShownGrid, { level, scope }: GridRequest): ChoiceView {
  const only = scope.codes?.length === 1 ? corpus.codebook.resolve(scope.codes[0]!)?.name : undefined;
  const top = only === undefined ? l10n.t('Themes') : oneLine(only);
  return {
    label: l10n.t('Columns'),
    value: String(level),
    offered: [
      { value: '1', text: top },
      { value: '2', text: l10n.t('{0} and the codes below', top) },
      { value: '0', text: l10n.t('{0} and all codes', top) },
    ],
  };
}

/** Names of a cell's row and column, for messages. */
export function cellName({ row, column }: CellKey, { grid }: ShownGrid): string {
  const code = grid.columns.find(({ id }) => id === column)?.name;
  const person = grid.rows.find(({ id }) => id === row)?.name;
  return [person, code]
    .filter(name => name !== undefined)
    .map(oneLine)
    .join(' · ');
}
