import * as l10n from '@vscode/l10n';
import { type Chart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { Underlying } from '../../report/underlying';
import type { ValueFacts } from './crosstab';
import type { Crosstab, MentionFigures } from './crosstab';

/** More bars side by side are harder to compare than shades. */
const MAX_BARS = 4;

/** The shares of each value's participants, in per cent: bars for few values, shades for many. */
export function crosstabChart({ codebook }: Corpus, { codes }: Scope, { scope, rows }: Crosstab): Chart {
  const { attribute, values } = scope;
  const unit = l10n.t('% of participants with the value');
  const titles = {
    title: l10n.t('Themes and codes by {0}, in % of participants', attribute),
    caption: l10n.t(
      'Participants: {0}.',
      values.map(({ value, participants }) => `${value} ${participants}`).join(', '),
    ),
  };
  const labels = rows.map(({ id }) => codeLabel(codebook, id, codes.level(id)));
  const underlying = values.map(value => underlyingValue(attribute, value));
  if (values.length > MAX_BARS) {
    return {
      kind: 'heatMap',
      ...titles,
      unit,
      rows: labels,
      columns: values.map(({ value }, i) => ({
        text: value,
        level: 0,
        strong: false,
        underlying: underlying[i],
      })),
      values: rows.map(row => row.values.map(percent)),
    };
  }
  return {
    kind: 'bars',
    ...titles,
    unit,
    full: 100,
    series: values.map(({ value }, i) => ({ name: value, underlying: underlying[i] })),
    bars: rows.map((row, i) => ({
      label: labels[i]!,
      values: row.values.map(figures => percent(figures) ?? 0),
      texts: row.values.map(({ participants, of }) => l10n.t('{0} of {1}', participants, of)),
    })),
  };
}

function percent({ share }: MentionFigures): number | null {
  return share === null ? null : Math.round(share * 1000) / 10;
}

/** The segments that a value or a band counts. */
export function underlyingValue(attribute: string, { where }: ValueFacts): Underlying | undefined {
  return where.length === 0 ? undefined : { where: where.map(value => ({ attribute, value })) };
}
