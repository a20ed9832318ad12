import * as l10n from '@vscode/l10n';
import type { Report } from '../../../report/report';
import { type HeatMap, codeLabel } from '../../../report/chart/chart';
import { codeFacts } from '../../../corpus/codeRows';
import type { Corpus } from '../../../corpus/corpus';
import { type Figure, numberColumn, textColumn, main, weighed } from '../../../report/table/tableOf';
import { THEME_OR_CODE } from '../../kit/sentences';
import { namesOf, unitSentence } from '../captions';
import type { ComparedCoding } from '../comparedCoding';
import { type CodeRow, comparedReport } from '../comparedReport';
import { UNITS_NAMES, type UnitKind } from '../units/unitKind';
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
  const { targets } = compared;
  const names = namesOf(corpus, compared.coders);
  const units = UNITS_NAMES[unit];
  const used = found.used();
  const rows = used.map((target): TableRow => {
    const { id, name, kind } = codeFacts(corpus.codebook, targets.idOf(target));
    return { target, code: id, name, kind };
  });
  const none: TableRow = { target: found.none, name: l10n.t('no other code') };
  const column = ({ target, name, code }: TableRow): Figure<TableRow> => {
    const figure = numberColumn<TableRow>(name, code ?? 'none', row => cell(row.target, target));
    const total = rows.reduce((sum, row) => sum + found.get(row.target, target), 0);
    return { ...(code === undefined ? main(figure) : weighed(total, figure)), underlying: null };
  };
  const cell = (row: number, other: number) =>
    row === found.none && other === found.none ? null : found.get(row, other);
  return comparedReport<TableRow>(corpus, compared, {
    title: (coders, study) => l10n.t('Codes by codes of {0}: {1}', coders, study),
    unit: unitSentence(unit, 0),
    units,
    legend: [
      names.length === 2
        ? l10n.t(
            'Rows: codes of {0}; columns: codes of {1}, in the same units ({2}), of those that both rate. Diagonal: both use the code. Elsewhere: only {0} uses the row’s code, and only {1} the column’s; a unit with several such codes counts for each pair of them.',
            names[0]!,
            names[1]!,
            units,
          )
        : l10n.t(
            'Rows: codes of the first coder of a pair; columns: codes of the second, in the same units ({0}), of those that both rate. Diagonal: both use the code. Elsewhere: only the first uses the row’s code, and only the second the column’s; a unit with several such codes counts for each pair of them.',
            units,
          ),
      l10n.t(
        'No other code: only one of them uses a code, and the other uses none that the first does not use.',
      ),
      ...(names.length === 2
        ? []
        : [l10n.t('Summed over all pairs of coders, in the order in which they are listed.')]),
    ],
    isCarried: true,
    figures: [textColumn<TableRow>(THEME_OR_CODE, 'name', row => row.name), ...[...rows, none].map(column)],
    rows: rows.length > 0 ? [...rows, none] : [],
    parameters: { show: 'confusion', unit },
    charts: rows.length > 0 ? [heatMap(corpus, [...rows, none], cell, units)] : [],
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
    isSquare: true,
    title: l10n.t('Which codes are used in place of each other'),
    caption: l10n.t('Rows: the first coder’s codes; columns: the second coder’s.'),
    unit,
    rows: labels,
    columns: labels.map(({ underlying: _, ...label }) => label),
    values: rows.map(row => rows.map(other => cell(row.target, other.target))),
  };
}
