import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { describeSample } from './participants';
import { participantsReport } from './participantsReport';

export const participantsAnalysis = defineAnalysis({
  id: 'participants',
  title: l10n.t('Who took part'),
  summary: l10n.t('the participants by their attributes, as in a paper’s section on the sample'),
  description: l10n.t(
    'Describes the participants by group and in all: how many there are, how many have each value of an attribute, the mean and range of each number, who is in several groups, and of whom something is not known. As a table, and in sentences for the section on methods.',
  ),
  parameters: {
    by: choice({
      title: l10n.t('By'),
      help: l10n.t('a column for each group of transcripts, for each value of an attribute, or for all'),
      values: { group: l10n.t('group'), attribute: l10n.t('attribute'), all: l10n.t('all together') },
      default: 'group',
    }),
    attribute: {
      kind: 'attribute',
      onlyIf: { option: 'by', is: 'attribute' },
      title: l10n.t('Attribute'),
      help: l10n.t('participant attribute for --by attribute (default: the first one)'),
    },
    numbers: choice({
      title: l10n.t('Numbers as'),
      help: l10n.t('what to give of numbers: range is mean and range, sd mean and standard deviation'),
      values: {
        range: l10n.t('mean (range)'),
        sd: l10n.t('mean (SD)'),
        median: l10n.t('median (range)'),
        all: l10n.t('mean (SD), median (range)'),
      },
      default: 'range',
    }),
    people: {
      kind: 'text',
      title: l10n.t('Participants are called'),
      help: l10n.t('what sentences call participants, one and many: job coach/job coaches'),
    },
    attributes: {
      kind: 'text',
      isSeldom: true,
      title: l10n.t('Only attributes'),
      help: l10n.t('only these attributes, in this order, with semicolons between (default: all)'),
    },
    categories: {
      kind: 'text',
      isSeldom: true,
      title: l10n.t('Count values of'),
      help: l10n.t('attributes whose numbers are counted one by one, with semicolons between'),
    },
    digits: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Decimals'),
      help: l10n.t('most decimals of means, medians and standard deviations'),
      min: 0,
      max: 4,
      isWhole: true,
      default: 1,
    },
  },
  *report(corpus, scope, options) {
    const found = describeSample(corpus, scope, options);
    yield 1;
    return found.ok ? ok(participantsReport(corpus, scope, found.value)) : found;
  },
});
