import type { Report } from '../../../report/report';
import { type HeatMap, codeLabel } from '../../../report/chart/chart';
import { codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import { type Figure, numberColumn, textColumn } from '../../../report/table/tableOf';
import { unitInWords } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport } from '../comparedReport';
import type { UnitKind } from '../units/unitKind';
import type { Confusion } from './confusion';

interface TableRow extends CodeRow {
  readonly target: number;
  readonly name: string;
}

/** Codes by codes: what the second coder gives where the first gives a code. */
export function confusionReport(
  corpus: Corpus,
  compared: ComparedCoding,
  found: Confusion,
  unit: UnitKind,
): Report {
  const { coders, targets } = compared;
  const used = found.used();
  const rows = used.map((target): TableRow => {
    const { id, name, kind } = codeFacts(corpus.codebook, targets.idOf(target));
    return { target, code: id, name, kind };
  });
  const none: TableRow = { target: found.none, name: 'no other code' };
  const [first, second] = coders.length === 2 ? coders : ['the first of a pair', 'the second'];
  const column = ({ target, name, code }: TableRow): Figure<TableRow> => ({
    ...numberColumn<TableRow>(name, code ?? 'none', row => cell(row.target, target)),
    underlying: null,
  });
  const cell = (row: number, other: number) =>
    row === found.none && other === found.none ? null : found.get(row, other);
  return comparedReport<TableRow>(corpus, compared, {
    subject: 'Codes',
    unit: unitInWords(unit, 0),
    legend: [
      `Rows: codes of ${first}; columns: codes of ${second}, in the same ${unit}s, of those that both rate. Diagonal: both give the code. Else: only ${first} gives the row’s and only ${second} the column’s; a ${unit} with several such codes counts for each pair of them.`,
      `No other code: only one of them gives a code, and the other none that the first does not give.${coders.length === 2 ? '' : ' Summed over all pairs of coders, in the order in which they are named.'}`,
    ],
    isCarried: true,
    figures: [textColumn<TableRow>('Theme / code', 'name', row => row.name), ...[...rows, none].map(column)],
    rows: rows.length > 0 ? [...rows, none] : [],
    parameters: { show: 'confusion', unit },
    charts: rows.length > 0 ? [heatMap(corpus, [...rows, none], cell, `${unit}s`)] : [],
    data: {
      unit,
      rows: [...rows, none].flatMap(row =>
        [...rows, none].flatMap(other => {
          const n = cell(row.target, other.target);
          return n ? [{ first: row.code ?? null, second: other.code ?? null, n }] : [];
        }),
      ),
    },
    scope: { unit },
    unlisted: 0,
  });
}

function heatMap(
  { codebook }: Corpus,
  rows: readonly TableRow[],
  cell: (row: number, column: number) => number | null,
  unit: string,
): HeatMap {
  const labels = rows.map(({ code, name }) =>
    code === undefined ? { text: name, level: 0, strong: false } : codeLabel(codebook, code, 0),
  );
  return {
    kind: 'heatMap',
    title: 'Which codes take each other’s place',
    caption: 'Rows: the first coder’s codes; columns: the second’s.',
    unit,
    rows: labels,
    columns: labels.map(({ underlying: _, ...label }) => label),
    values: rows.map(row => rows.map(other => cell(row.target, other.target))),
  };
}
