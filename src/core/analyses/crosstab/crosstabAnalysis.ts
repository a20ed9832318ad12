import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { crosstab } from './crosstab';
import { crosstabReport } from './crosstabReport';
import { all, codegroups, form } from '../kit/countParameters';

export const crosstabAnalysis = defineAnalysis({
  id: 'crosstab',
  title: l10n.t('Themes and codes by participant attribute'),
  summary: l10n.t('how many participants of each profession, age, … mention each theme and code; tests'),
  description: l10n.t(
    'For each value of an attribute, how many of the participants who have it mention each theme and code. Optionally tests for each row whether mentioning depends on the value: Pearson’s χ² where expected counts allow it, otherwise an exact test (Fisher; Freeman and Halton), with Cramér’s V.',
  ),
  hasGroupRows: true,
  parameters: {
    attribute: {
      kind: 'attribute',
      title: l10n.t('Attribute'),
      help: l10n.t('participant attribute whose values are the columns (default: the first one)'),
    },
    bands: {
      kind: 'text',
      title: l10n.t('Bands'),
      help: l10n.t('divide a numeric attribute into bands: 30,50 gives <30, 30–49 and ≥50'),
    },
    form,
    tests: {
      kind: 'flag',
      title: l10n.t('Tests'),
      help: l10n.t('test for each row whether mentioning depends on the value'),
    },
    adjust: choice({
      isSeldom: true,
      title: l10n.t('Adjust p values'),
      help: l10n.t('adjust for the number of tests: none, or holm (Holm 1979)'),
      values: { none: l10n.t('not adjusted'), holm: 'Holm' },
      default: 'none',
    }),
    codegroups,
    all,
  },
  *report(corpus, scope, { codegroups: _, form: layout, ...options }) {
    const found = yield* crosstab(corpus, scope, options);
    return found.ok ? ok(crosstabReport(corpus, scope, found.value, layout)) : found;
  },
});
