import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { oneLine } from '../../../core/base/visible';
import { type ColumnMap, missingField } from '../../../core/exchange/codingsIn/codingColumns';
import { CODING_FIELDS, type CodingField } from '../../../core/exchange/codingsIn/codingRow';
import type { CodingsTable } from '../../../core/exchange/codingsIn/codingsTable';
import { pickRow } from '../../ui/pickRow';

const FIELD_TITLES: Readonly<Record<CodingField, string>> = {
  file: l10n.t('Transcript'),
  quote: l10n.t('Coded words'),
  start: l10n.t('Start'),
  end: l10n.t('End'),
  line: l10n.t('Line'),
  turn: l10n.t('Turn'),
  code: l10n.t('Code'),
  coder: l10n.t('Coder'),
  memo: l10n.t('Memo'),
};

/** Of a cell that is shown, in UTF-16 units. */
const MAX_CELL = 40;

interface FieldRow extends vscode.QuickPickItem {
  readonly field?: CodingField;
  readonly isDone?: boolean;
}

/**
 * Shows which column of a file is which field, as guessed by what columns are called, and lets each be changed.
 * @returns undefined when the user gave up
 */
export async function mapColumns(name: string, table: CodingsTable): Promise<ColumnMap | undefined> {
  const columns = new Map(table.guess);
  for (let active = 0; ;) {
    const rows = rowsOf(table, columns);
    const row = await pickRow(rows, {
      title: l10n.t('Codings in {0}: which column is what?', name),
      placeholder: l10n.t('Enter on a row changes its column'),
      active,
    });
    if (!row) return undefined;
    if (row.isDone) return new Map([...columns].map(([field, at]) => [table.headings[at]!, field]));
    active = rows.indexOf(row);
    if (row.field) await change(row.field, table, columns);
  }
}

function rowsOf(table: CodingsTable, columns: ReadonlyMap<CodingField, number>): readonly FieldRow[] {
  const missing = missingField(columns);
  const first: FieldRow = missing
    ? {
        label: `$(warning) ${l10n.t('No column is “{0}” yet', FIELD_TITLES[missing])}`,
        detail: missing === 'quote' ? l10n.t('Choose its column, or that of “{0}”.', FIELD_TITLES.start) : '',
        field: missing,
      }
    : {
        label: `$(arrow-right) ${l10n.t('Continue')}`,
        detail: l10n.t('You will see what would be imported before anything is written.'),
        isDone: true,
      };
  return [
    first,
    ...CODING_FIELDS.map((field): FieldRow => {
      const at = columns.get(field);
      return {
        label: FIELD_TITLES[field],
        description: at === undefined ? l10n.t('not in the file') : `← ${oneLine(table.headings[at]!)}`,
        ...(at === undefined ? {} : { detail: cellsOf(table, at) }),
        field,
      };
    }),
  ];
}

/** Asks for the column of a field. One that was another field is that no longer. */
async function change(
  field: CodingField,
  table: CodingsTable,
  columns: Map<CodingField, number>,
): Promise<void> {
  const none = { label: l10n.t('not in the file'), at: undefined };
  const rows = [
    ...table.headings.map((heading, at) => {
      const other = [...columns].find(([, one]) => one === at)?.[0];
      return {
        label: oneLine(heading),
        ...(other === undefined ? {} : { description: l10n.t('now: {0}', FIELD_TITLES[other]) }),
        detail: cellsOf(table, at),
        at,
      };
    }),
    none,
  ];
  const now = columns.get(field);
  const picked = await pickRow<(typeof rows)[number]>(rows, {
    title: l10n.t('Which column is “{0}”?', FIELD_TITLES[field]),
    active: now ?? rows.length - 1,
  });
  if (!picked) return;
  columns.delete(field);
  if (picked.at === undefined) return;
  for (const [other, at] of columns) if (at === picked.at) columns.delete(other);
  columns.set(field, picked.at);
}

/** The first cells of a column. */
function cellsOf({ rows }: CodingsTable, at: number): string {
  const cells = rows.map(row => oneLine(row[at] ?? '')).filter(Boolean);
  return cells.map(cell => (cell.length > MAX_CELL ? `${cell.slice(0, MAX_CELL)}…` : cell)).join(' · ');
}
