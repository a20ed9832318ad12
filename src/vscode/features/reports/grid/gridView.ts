import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../../core/base/visible';
import { blindWarning } from '../../../../core/corpus/scopeFacts';
import { scopeWarnings } from '../../../../core/corpus/scopeNotes';
import type { CellKey, ChoiceView, HeadView } from '../../../../webview/grid/messages';
import { filterViews } from '../form';
import type { GridRequest } from './gridRequest';
import { type ShownGrid, WHOLE } from './shownGrid';

/** All that is around the cells. */
export function gridLayout(shown: ShownGrid, request: GridRequest) {
  return {
    ...{ rows: rowHeads(shown), columns: columnHeads(shown) },
    ...{ rowChoice: rowChoice(shown), columnChoice: columnChoice(shown, request) },
    filters: filterViews(request.scope, shown.corpus).filter(({ id }) => id !== 'queries'),
    notes: notesOf(shown),
  };
}

/** The heads of the rows; the last one is of whole columns. */
function rowHeads({ grid, scope }: ShownGrid): HeadView[] {
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
function columnHeads({ grid, corpus: { codebook } }: ShownGrid): HeadView[] {
  const columns = grid.columns.map(({ id, name }): HeadView => {
    const above = codebook.path(id).slice(0, -1).map(oneLine);
    return { key: id, name: oneLine(name), about: above.join(' › '), color: codebook.color(id) };
  });
  const whole: HeadView = { key: WHOLE, name: l10n.t('All codes'), about: '', isSum: true };
  return columns.length > 0 ? [...columns, whole] : [];
}

/** What must be said with the grid. */
function notesOf({ grid, scope, corpus }: ShownGrid): string[] {
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
function rowChoice({ grid }: ShownGrid): ChoiceView {
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
function columnChoice({ corpus }: ShownGrid, { level, scope }: GridRequest): ChoiceView {
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
