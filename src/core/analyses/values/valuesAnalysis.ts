import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { valuesTable } from './values';
import { valuesReport } from './valuesReport';

export const valuesAnalysis = defineAnalysis({
  id: 'values',
  title: l10n.t('Values on scales'),
  summary: l10n.t('how the values of codes with a scale are distributed; mean and median'),
  description: l10n.t(
    'For every code with a scale, how many segments have each value, or n, missing values, mean, standard deviation and median; also by group of transcripts or by an attribute of participants. Counts segments, or participants, each once.',
  ),
  parameters: {
    show: choice({
      title: l10n.t('Show'),
      help: l10n.t('a row for each value (distribution), or for each code (mean)'),
      values: { distribution: l10n.t('each value'), mean: l10n.t('mean and median') },
      default: 'distribution',
    }),
    by: choice({
      title: l10n.t('By'),
      help: l10n.t('all together, or side by side: by group of transcripts, or by attribute'),
      values: { all: l10n.t('all together'), group: l10n.t('group'), attribute: l10n.t('attribute') },
      default: 'all',
    }),
    attribute: {
      kind: 'attribute',
      onlyIf: { option: 'by', is: 'attribute' },
      title: l10n.t('Attribute'),
      help: l10n.t('participant attribute for --by attribute (default: the first one)'),
    },
    unit: choice({
      title: l10n.t('Count'),
      help: l10n.t('segments, or participants, each once with the mean or median of their segments'),
      values: { segment: l10n.t('segments'), participant: l10n.t('participants') },
      default: 'segment',
    }),
  },
  *report(corpus, scope, options) {
    const found = yield* valuesTable(corpus, scope, options);
    return found.ok ? ok(valuesReport(corpus, scope, found.value)) : found;
  },
});
