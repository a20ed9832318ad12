import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { crosstab } from './crosstab';
import { crosstabReport } from './crosstabReport';
import { all } from '../kit/countParameters';

export const crosstabAnalysis = defineAnalysis({
  id: 'crosstab',
  title: 'Themes and codes by attribute of participants',
  summary: 'how many participants of each profession, age, … mention each theme and code; tests',
  description:
    'For each value of an attribute how many of its participants mention each theme and code. When asked, for each row a test of whether mentioning depends on the value: Pearson’s χ² where expected counts allow it, else an exact test (Fisher; Freeman and Halton), with Cramér’s V.',
  parameters: {
    attribute: {
      kind: 'attribute',
      title: 'Attribute',
      help: 'the attribute of participants whose values are the columns; else the first one',
    },
    bands: {
      kind: 'text',
      title: 'Bands',
      help: 'cuts a numeric attribute: 30,50 makes <30, 30–49 and ≥50',
    },
    tests: {
      kind: 'flag',
      title: 'Tests',
      help: 'tests for each row whether mentioning depends on the value',
    },
    adjust: choice({
      title: 'Adjust p values',
      help: 'for the number of tests: none, or holm (Holm 1979)',
      values: { none: 'not adjusted', holm: 'Holm' },
      default: 'none',
    }),
    all,
  },
  *report(corpus, scope, options) {
    const found = yield* crosstab(corpus, scope, options);
    return found.ok ? ok(crosstabReport(corpus, scope, found.value)) : found;
  },
});
