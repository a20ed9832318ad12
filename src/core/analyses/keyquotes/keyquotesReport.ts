import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  linedColumn,
  scopeColumns,
  tableOf,
  textColumn,
  weighed,
} from '../../report/table/tableOf';
import { type ColumnKind, underlyingColumn } from '../kit/countGrid';
import { pathCell } from '../kit/pathCell';
import { quoteOnOneLine } from '../kit/attribution';
import { THEME_OR_CODE, longestQuote } from '../kit/sentences';
import { columnNames } from '../matrix/matrixReport';
import type { QuoteGrid, QuoteGridRow } from './keyquotes';

/** A table of quotes, each with its source. */
export function keyquotesReport(corpus: Corpus, scope: Scope, found: QuoteGrid): Report {
  const { scope: facts, columns, rows } = found;
  return {
    table: tableOf<QuoteGridRow>({
      title: TITLES[facts.columns](facts.study),
      ...aboutScope(corpus, scope, facts, { unit: l10n.t('one quote in each cell'), legend: legend(found) }),
      figures: figures(found),
      rows,
      level: ({ id }) => scope.codes.level(id),
      strong: ({ kind }) => kind === 'theme',
      underlying: ({ id }) => ({ code: id }),
    }),
    charts: [],
    data: { scope: facts, columns, rows },
  };
}

function figures({ scope: facts, columns }: QuoteGrid): readonly Figure<QuoteGridRow>[] {
  const { columns: kind, level, key, least, longest } = facts;
  const name = textColumn<QuoteGridRow>(THEME_OR_CODE, 'name', row => row.name);
  const after: readonly Figure<QuoteGridRow>[] = [
    dataColumn('kind', row => row.kind),
    dataColumn('path', row => pathCell(row.path)),
    dataColumn('id', row => row.id),
    ...scopeColumns<QuoteGridRow>(facts, { columns: kind, level, key, least, longest }),
  ];
  const names = columnNames(
    columns.map(({ id }) => id),
    [name, ...after].map(one => one.name),
  );
  const cells = columns.map(({ id, name: title, quotes }, i): Figure<QuoteGridRow> => {
    const column = linedColumn<QuoteGridRow>(title, names[i]!, ({ cells: all }) =>
      all[i] ? quoteOnOneLine(all[i]) : null,
    );
    return weighed(quotes, { ...column, underlying: underlyingColumn(kind, id) });
  });
  return [name, ...cells, ...after];
}

function legend({ scope: { columns, key, least, longest } }: QuoteGrid): readonly string[] {
  const words = counted.words(least);
  return [
    CELLS[columns],
    key
      ? l10n.t('Quote: the first segment that is marked as a key quote, by transcript and place.')
      : l10n.t(
          'Quote: the first segment that is marked as a key quote, by transcript and place; if there is none, the shortest segment of at least {0}, otherwise the longest one.',
          words,
        ),
    l10n.t(
      'A segment is quoted for its code; where that has no row, for the nearest code or theme above it that has one.',
    ),
    ...longestQuote(longest),
  ];
}

const TITLES: Readonly<Record<ColumnKind, (study: string) => string>> = {
  participant: study => l10n.t('Quotes by theme and participant: {0}', study),
  transcript: study => l10n.t('Quotes by theme and transcript: {0}', study),
};

const CELLS: Readonly<Record<ColumnKind, string>> = {
  participant: l10n.t(
    'Cells: a segment that overlaps one of the participant’s turns, with its source. A segment that overlaps turns of several participants may be quoted for each of them.',
  ),
  transcript: l10n.t('Cells: a segment of the transcript, with its source.'),
};
