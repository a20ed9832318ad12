import * as l10n from '@vscode/l10n';
import { enumerate } from '../../base/phrases';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Report } from '../../report/report';
import { aboutScope } from '../../report/table/aboutScope';
import {
  type Figure,
  dataColumn,
  extra,
  main,
  numberColumn,
  scopeColumns,
  shareColumn,
  tableOf,
  textColumn,
} from '../../report/table/tableOf';
import type { BarChart } from '../../report/chart/chart';
import { decided } from './robustnessReport';
import type { ChoiceRow, RobustnessTable } from './robustnessTable';
import { definitions, summary } from './sentences';
import { ChoiceNames } from './words';

/** Of more labels, people read the first ones only. */
const MAX_NAMED = 3;
/** More bars are not looked at. */
const MAX_BARS = 100;

/** A row for each combination of choices, the published one first: how many labels it changes. */
export function choicesReport(corpus: Corpus, scope: Scope, table: RobustnessTable): Report {
  const { scope: facts, choices, rows } = table;
  const names = new ChoiceNames(corpus, facts);
  const nameOf = (id: string) => corpus.codebook.get(id)?.name ?? id;
  const bare = (figure: Figure<ChoiceRow>) => ({ ...figure, underlying: null });
  const { codings, overlaps, lates, presets } = facts.decisions;
  return {
    table: tableOf<ChoiceRow>({
      title: l10n.t('Robustness by choice: {0}', facts.study),
      ...aboutScope(corpus, scope, facts, {
        unit: l10n.t('{0} choices', facts.choices),
        legend: [
          l10n.t(
            'Labels changed: themes and codes with another label than in the published table, which is the frequency table with these filters; also as a share of those that have a row.',
          ),
          ...definitions(corpus, facts, rows, names),
        ],
      }),
      summary: summary(table),
      figures: [
        numberColumn<ChoiceRow>(l10n.t('No.'), 'number', row => row.number),
        main(textColumn<ChoiceRow>(l10n.t('Coding'), 'coding_shown', row => names.coding(row))),
        main(
          textColumn<ChoiceRow>(l10n.t('Counts for a participant by'), 'overlap_shown', row =>
            names.overlap(row),
          ),
        ),
        ...(lates.length > 1
          ? [textColumn<ChoiceRow>(l10n.t('Late codes'), 'late_shown', row => names.late(row))]
          : []),
        textColumn<ChoiceRow>(l10n.t('“General”'), 'preset_shown', row => names.preset(row)),
        main(numberColumn<ChoiceRow>(l10n.t('Labels changed'), 'changed', row => row.changed)),
        shareColumn<ChoiceRow>('%', 'share', row => (row.rows > 0 ? row.changed / row.rows : null)),
        extra(
          textColumn<ChoiceRow>(
            l10n.t('Changed'),
            'changed_shown',
            row => enumerate(row.changedRows.map(nameOf), MAX_NAMED) || null,
          ),
        ),
        dataColumn<ChoiceRow>('rows', row => row.rows, 'number'),
        dataColumn<ChoiceRow>('coding', row => codings[row.coding]!.kind),
        dataColumn<ChoiceRow>('coding_coders', row => codings[row.coding]!.coders.join(' ') || null),
        dataColumn<ChoiceRow>('overlap', row => overlaps[row.overlap]!),
        dataColumn<ChoiceRow>('late_codes', row => lates[row.late]!),
        dataColumn<ChoiceRow>('general', row => presets[row.preset]!),
        dataColumn<ChoiceRow>('changed_codes', row => row.changedRows.join(' ') || null),
        ...scopeColumns<ChoiceRow>(facts, { preset: facts.preset, late: facts.late }),
      ].map(bare),
      rows: choices,
    }),
    charts: rows.length > 0 ? [bars(table, names)] : [],
    data: { scope: facts, rows: choices.map(row => ({ ...row, ...decided(row, facts) })) },
  };
}

function bars({ choices, rows }: RobustnessTable, names: ChoiceNames): BarChart {
  return {
    kind: 'bars',
    title: l10n.t('Labels that each choice changes'),
    caption:
      choices.length > MAX_BARS
        ? l10n.t('Of {0} labels. The first {1} of {2} choices.', rows.length, MAX_BARS, choices.length)
        : l10n.t('Of {0} labels.', rows.length),
    unit: l10n.t('labels changed'),
    full: rows.length,
    series: [{ name: '' }],
    bars: choices.slice(0, MAX_BARS).map(row => ({
      label: { text: `${row.number}. ${names.departing(row)}`, level: 0, strong: row.number === 1 },
      values: [row.changed],
      texts: [String(row.changed)],
    })),
  };
}
