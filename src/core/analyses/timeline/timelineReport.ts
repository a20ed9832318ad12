import { decimals } from '../../base/figures';
import { pathCell } from '../kit/pathCell';
import * as l10n from '@vscode/l10n';
import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  figuresColumn,
  textColumn,
  main,
  extra,
  withBars,
} from '../../report/table/tableOf';
import type { Form } from '../kit/countParameters';
import { THEME_FIGURES, THEME_OR_CODE } from '../kit/sentences';
import { paperCharts } from './paperCharts';
import type { Timeline, TimelineRow } from './timeline';
import { MAX_CHARTS, timelineCharts } from './timelineCharts';

/** A row for each code in each transcript, and for each transcript a chart of where its codes are. */
export function timelineReport(
  corpus: Corpus,
  scope: Scope,
  { scope: facts, rows }: Timeline,
  form: Form = 'table',
): Report {
  const isPaper = form === 'paper';
  let charts: Report['charts'] | undefined;
  return {
    table: tableOf({
      title: l10n.t('Codes along the transcripts: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: l10n.t('% of each transcript’s words'),
        legend: [
          isPaper
            ? l10n.t(
                'From–to %: where the code first begins and last ends, as a share of the transcript’s words. % of text: share of the transcript’s words that segments touch, each counted once.',
              )
            : l10n.t(
                'From %, To %: where the code first begins and last ends, as a share of the transcript’s words. Words: those that segments touch, each counted once. % of text: share of the transcript’s words.',
              ),
          THEME_FIGURES,
          ...(!isPaper && facts.codedTranscripts > MAX_CHARTS
            ? [l10n.t('Charts: only the first {0} transcripts.', chartCount(rows))]
            : []),
        ],
      }),
      figures: [...(isPaper ? PAPER_FIGURES : FIGURES), ...scopeColumns<TimelineRow>(facts, {})],
      rows,
      strong: ({ kind }) => kind === 'theme',
      underlying: ({ id, transcript }) => ({ code: id, transcript }),
    }),
    // most formats show none
    get charts() {
      return (charts ??= isPaper ? paperCharts(corpus, scope) : timelineCharts(corpus, scope));
    },
    data: { scope: { ...facts }, rows },
  };
}

/** Transcripts in which something was found, as far as they have charts. @param rows those of a transcript side by side */
function chartCount(rows: readonly TimelineRow[]): number {
  let count = 0;
  for (let i = 0; i < rows.length && count < MAX_CHARTS; i++)
    if (rows[i]!.transcript !== rows[i - 1]?.transcript) count++;
  return count;
}

const FIGURES: readonly Figure<TimelineRow>[] = [
  textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript),
  main(textColumn(THEME_OR_CODE, 'name', row => row.name)),
  numberColumn(l10n.t('Segments'), 'segments', row => row.segments),
  shareColumn(l10n.t('From %'), 'first', row => row.first),
  shareColumn(l10n.t('To %'), 'last', row => row.last),
  extra(numberColumn(l10n.t('Words'), 'words', row => row.words)),
  withBars(shareColumn(l10n.t('% of text'), 'share', row => row.share)),
  dataColumn('kind', row => row.kind),
  dataColumn('path', row => pathCell(row.path)),
  dataColumn('id', row => row.id),
];

/** What papers print: where a code is in one column; programs find the rest, too. */
const PAPER_FIGURES: readonly Figure<TimelineRow>[] = FIGURES.flatMap(figure => {
  if (figure.name === 'words') return [{ ...figure, isData: true }];
  if (figure.name === 'last') return [{ ...figure, isData: true }];
  if (figure.name !== 'first') return [figure];
  const place = figuresColumn<TimelineRow>(l10n.t('From–to %'), 'shown', ({ first, last }) =>
    first === null || last === null ? null : `${decimals(first * 100, 1)}–${decimals(last * 100, 1)}`,
  );
  return [
    { ...place, isRight: true as const },
    { ...figure, isData: true },
  ];
});
