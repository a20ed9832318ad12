import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  linedColumn,
  main,
  scopeColumns,
  tableOf,
  textColumn,
  weighed,
} from '../../report/table/tableOf';
import { type ColumnKind, underlyingColumn } from '../kit/countGrid';
import { longestQuote } from '../kit/sentences';
import { columnNames } from '../matrix/matrixReport';
import { CellTexts, type CellOptions } from './cellTexts';
import type { GridCell, GridColumn, GridRow, GridSummary, SummaryGrid } from './grid';

export interface GridReportOptions extends CellOptions {
  readonly by: ColumnKind;
  readonly level: number;
}

/** A row of a participant or a transcript, or the last one, of what is written about columns. */
interface Row {
  /** Null for the last one. */
  readonly id: string | null;
  readonly name: string;
  /** What is written about it as a whole; the last row has no such cell. */
  readonly whole: GridCell | undefined;
  /** One for each column. */
  readonly cells: readonly GridCell[];
}

export function gridReport(
  corpus: Corpus,
  scope: Scope,
  grid: SummaryGrid,
  options: GridReportOptions,
): Report {
  const scoped = scopeFacts(corpus, scope);
  const facts = { ...scoped, notes: [...scoped.notes, ...elsewhereNote(grid.elsewhere)] };
  const all = cellsOf(grid);
  const texts = new CellTexts(corpus, all, options);
  const rows = grid.rows.map((row, i): Row => ({ ...row, cells: grid.cells[i]! }));
  const columns = {
    id: null,
    name: ABOUT_COLUMN,
    whole: undefined,
    cells: grid.columns.map(one => one.whole),
  };
  const hasColumnRow = columns.cells.some(({ summaries }) => summaries.length > 0);
  return {
    table: tableOf<Row>({
      title: TITLES[grid.by](facts.study),
      ...aboutScope(corpus, scope, facts, { unit: l10n.t('summaries'), legend: legend(grid, options) }),
      summary: [inAll(grid)],
      figures: figures(grid, facts, options, texts),
      rows: grid.columns.length > 0 ? [...rows, ...(hasColumnRow ? [columns] : [])] : [],
      strong: ({ id }) => id === null,
      underlying: ({ id }) => (id === null ? undefined : underlyingColumn(grid.by, id)),
    }),
    charts: [],
    data: {
      scope: { ...facts, ...options },
      columns: grid.columns.map(columnJson),
      rows: grid.rows.map((row, i) => rowJson(row, grid.cells[i]!, grid.columns)),
      elsewhere: grid.elsewhere,
    },
  };
}

function figures(
  { by, rows, columns, cells: all }: SummaryGrid,
  facts: ScopeFacts,
  options: GridReportOptions,
  texts: CellTexts,
): readonly Figure<Row>[] {
  const hasRowSummaries = rows.some(({ whole }) => whole.summaries.length > 0);
  const name = main(textColumn<Row>(ROW_HEADINGS[by], 'name', row => row.name));
  const whole: Figure<Row> = {
    ...main(
      linedColumn<Row>(l10n.t('In all'), 'summary', row => (row.whole ? texts.summaries(row.whole) : null)),
    ),
    ...(hasRowSummaries ? {} : { isData: true }),
    underlying: null,
  };
  const after: readonly Figure<Row>[] = [
    dataColumn('id', row => row.id),
    dataColumn('kind', row => (row.id === null ? 'columns' : by)),
    ...scopeColumns<Row>(facts, { ...options }),
  ];
  const names = columnNames(
    columns.map(({ id }) => id),
    [name, whole, ...after].map(one => one.name),
  );
  const cells = columns.map((column, i): Figure<Row> => {
    const figure = linedColumn<Row>(titleOf(column, columns), names[i]!, row =>
      row.id === null ? texts.summaries(row.cells[i]!) : texts.cell(row.cells[i]!),
    );
    const weight = contentOf([column.whole, ...all.map(row => row[i]!)]);
    return weighed(weight, { ...figure, underlying: { code: column.id } });
  });
  return [name, whole, ...cells, ...after];
}

/** How much there is in cells to be read. */
function contentOf(cells: readonly GridCell[]): number {
  return cells.reduce((sum, { segments, summaries }) => sum + segments.length + summaries.length, 0);
}

/** The name of a code, with the themes above it that have columns, too. */
function titleOf({ path, level }: GridColumn, columns: readonly GridColumn[]): string {
  const least = Math.min(...columns.map(one => one.level));
  return path.slice(path.length - 1 - (level - least)).join(' / ');
}

/** All cells, those of whole rows and columns among them. */
function cellsOf({ rows, columns, cells }: SummaryGrid): readonly GridCell[] {
  return [...cells.flat(), ...rows.map(({ whole }) => whole), ...columns.map(({ whole }) => whole)];
}

function inAll(grid: SummaryGrid): string {
  const all = cellsOf(grid);
  const written = all.flatMap(({ summaries }) => summaries);
  const open = grid.cells
    .flat()
    .filter(({ segments, summaries }) => segments.length > 0 && summaries.length === 0);
  return l10n.t(
    'Summaries: {0}. Summaries whose segments have changed since they were written: {1}. Cells with segments and no summary: {2}.',
    written.length,
    written.filter(({ changes }) => changes).length,
    open.length,
  );
}

const ABOUT_COLUMN = l10n.t('In all');

const TITLES: Readonly<Record<ColumnKind, (study: string) => string>> = {
  participant: study => l10n.t('Summary grid of participants: {0}', study),
  transcript: study => l10n.t('Summary grid of transcripts: {0}', study),
};

const ROW_HEADINGS: Readonly<Record<ColumnKind, string>> = {
  participant: l10n.t('Participant'),
  transcript: l10n.t('Transcript'),
};

const CELLS: Readonly<Record<ColumnKind, string>> = {
  participant: l10n.t(
    'Cells: summaries of the participant’s segments with the code, or of a theme with it or a code below it. A segment that overlaps turns of several participants is in the cell of each.',
  ),
  transcript: l10n.t(
    'Cells: summaries of the transcript’s segments with the code, or of a theme with it or a code below it.',
  ),
};

function legend({ by, columns }: SummaryGrid, { level, show, longest }: GridReportOptions): string[] {
  return [
    CELLS[by],
    l10n.t(
      'Changed: segments were added to or removed from the cell since the summary was written, or their words have changed. Segments that filters leave out do not count as removed.',
    ),
    ...(level > 0 && columns.length > 0 ? [levels(level)] : []),
    ...(show === 'quotes' ? longestQuote(longest) : []),
  ];
}

function levels(level: number): string {
  return level === 1
    ? l10n.t('Columns: only the topmost themes and codes.')
    : l10n.t('Columns: only the {0} topmost levels of themes and codes.', level);
}

function elsewhereNote(count: number): string[] {
  if (count === 0) return [];
  return [
    count === 1
      ? l10n.t('1 summary is not in this grid: it is of another code, participant or transcript.')
      : l10n.t(
          '{0} summaries are not in this grid: they are of other codes, participants or transcripts.',
          count,
        ),
  ];
}

function columnJson({ id, name, path, kind, whole }: GridColumn) {
  return { id, name, path, kind, ...cellJson(whole) };
}

function rowJson({ id, name, whole }: GridRow, cells: readonly GridCell[], columns: readonly GridColumn[]) {
  return {
    id,
    name,
    ...cellJson(whole),
    cells: cells.map((cell, i) => ({ code: columns[i]!.id, ...cellJson(cell) })),
  };
}

function cellJson({ segments, summaries }: GridCell) {
  return {
    segments: segments.map(({ scoped }) => scoped.placed.segment.id),
    summaries: summaries.map(summaryJson),
  };
}

function summaryJson({ summary: { id, text, by, at }, changes }: GridSummary) {
  return { id, text, by: by ?? null, at: at ?? null, changed: changes ?? null };
}
