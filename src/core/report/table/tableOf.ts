import { afresh, mapped } from '../../base/afresh';
import type { ScopeFacts } from '../../corpus/scopeFacts';
import { conditionsInWords } from '../../corpus/scopeFacts';
import type { Underlying } from '../underlying';
import type { Cell, Column, Row, TableModel } from './tableModel';

/** A column of a table and how a row fills it. */
export interface Figure<R> extends Column {
  readonly of: (row: R) => Cell;
  /**
   * What people read for it, where that is not the value itself: the name for an id. The same for equal values. All rows
   * are looked at for it: where they are made anew each time, better {@link Column.shown}.
   */
  readonly shownAs?: (row: R) => string | null;
}

/** What is said around a table. */
export type Sentences = Pick<TableModel, 'title' | 'scope' | 'definitions' | 'notes'> &
  Partial<Pick<TableModel, 'warnings' | 'summary'>>;

interface Source<R> extends Sentences {
  readonly figures: readonly Figure<R>[];
  readonly rows: Iterable<R>;
  /** How deep a row is indented; 0 unless given. */
  readonly level?: (row: R) => number;
  readonly strong?: (row: R) => boolean;
  readonly underlying?: (row: R) => Underlying | undefined;
  readonly faint?: (row: R) => boolean;
}

/** A table whose columns say how rows fill them. */
export function tableOf<R>({
  figures,
  rows,
  level,
  strong,
  underlying,
  faint,
  ...sentences
}: Source<R>): TableModel {
  const rowOf = (row: R, cells: readonly Figure<R>[], segments?: Underlying): Row => ({
    level: level?.(row) ?? 0,
    strong: strong?.(row) ?? false,
    cells: cells.map(figure => figure.of(row)),
    ...(segments ? { underlying: segments } : {}),
    ...(faint?.(row) ? { faint: true } : {}),
  });
  let made: Iterable<Row> | undefined;
  return {
    warnings: [],
    summary: [],
    ...sentences,
    columns: figures.map(figure => columnOf(figure, rows)),
    // text and Markdown ask for the columns that they show, one row after the other
    get rows() {
      return (made ??= mapped(rows, row => rowOf(row, figures, underlying?.(row))));
    },
    rowsOf(numbers) {
      const asked = numbers.map(i => figures[i]!);
      return afresh(function* () {
        for (const row of rows) yield rowOf(row, asked);
      });
    },
  };
}

function columnOf<R>({ of, shownAs, ...column }: Figure<R>, rows: Iterable<R>): Column {
  if (!shownAs) return column;
  const shown = new Map<string, string>();
  for (const row of rows) {
    const cell = of(row);
    if (typeof cell === 'string' && !shown.has(cell)) shown.set(cell, shownAs(row) ?? cell);
  }
  return { ...column, shown: Object.fromEntries(shown) };
}

export function textColumn<R>(title: string, name: string, of: (row: R) => Cell): Figure<R> {
  return { title, name, kind: 'text', of };
}

export function numberColumn<R>(title: string, name: string, of: (row: R) => Cell): Figure<R> {
  return { title, name, kind: 'number', of };
}

export function shareColumn<R>(title: string, name: string, of: (row: R) => Cell): Figure<R> {
  return { title, name, kind: 'share', of };
}

/** A column of coefficients, from −1 to 1: people read three decimals. */
export function coefficientColumn<R>(title: string, name: string, of: (row: R) => number | null): Figure<R> {
  return { title, name, kind: 'number', digits: 3, of };
}

/** A column that even a narrow page shows. */
export function main<R>(figure: Figure<R>): Figure<R> {
  return { ...figure, importance: 'main' };
}

/** One of many main columns, of which a page that is too narrow shows those with the most. */
export function weighed<R>(weight: number, figure: Figure<R>): Figure<R> {
  return { ...figure, importance: 'main', weight };
}

/** A main column whose texts a narrow page sets below or above those of the other such columns. */
export function stacked<R>(figure: Figure<R>): Figure<R> {
  return { ...figure, importance: 'main', isStacked: true };
}

/** Text whose lines are kept: a memo. */
export function linedColumn<R>(title: string, name: string, of: (row: R) => Cell): Figure<R> {
  return { ...textColumn(title, name, of), hasLines: true };
}

/** A column of texts that are figures, such as `2 (66.7)`. */
export function figuresColumn<R>(title: string, name: string, of: (row: R) => string | null): Figure<R> {
  return { ...textColumn(title, name, of), readAs: 'figures' };
}

/** A column of days, as `2026-03-31`. */
export function dayColumn<R>(title: string, name: string, of: (row: R) => string | null): Figure<R> {
  return { ...textColumn(title, name, of), readAs: 'day' };
}

/** A column that a narrow page leaves out first. */
export function extra<R>(figure: Figure<R>): Figure<R> {
  return { ...figure, importance: 'extra' };
}

/** A column that a narrow page leaves out together with others of this word. */
export function together<R>(word: string, figure: Figure<R>): Figure<R> {
  return { ...figure, together: word };
}

/** A column of shares that are also shown as bars. */
export function withBars<R>(figure: Figure<R>): Figure<R> {
  return { ...figure, hasBars: true };
}

/** A column for programs only. */
export function dataColumn<R>(name: string, of: (row: R) => Cell, kind: Column['kind'] = 'text'): Figure<R> {
  return { title: name, name, kind, isData: true, of };
}

/** The scope and the parameters in every row, so that tables of several scopes can be put together into one file. */
export function scopeColumns<R>(
  facts: ScopeFacts,
  parameters: Readonly<Record<string, string | number | boolean>>,
): readonly Figure<R>[] {
  const { groups, transcripts, participants, where, codes, codeGroups, from, to, status } = facts.filters;
  const joined = (list: readonly string[] | undefined) => list?.join(' ') ?? null;
  const constant = (name: string, cell: Cell) => dataColumn<R>(name, () => cell);
  return [
    ...Object.entries(parameters).map(([name, value]) => constant(name, String(value))),
    constant('study', facts.study),
    constant('groups', joined(groups)),
    constant('only_transcripts', joined(transcripts)),
    constant('only_participants', joined(participants)),
    constant('where', where ? conditionsInWords(where) : null),
    constant(
      'only_codes',
      joined(codes || codeGroups ? [...(codes ?? []), ...(codeGroups ?? [])] : undefined),
    ),
    constant('from', from ?? null),
    constant('to', to ?? null),
    constant('status', status ?? null),
    constant('coders', facts.coders.join(' ')),
    constant('notes', facts.notes.join(' ') || null),
  ];
}
