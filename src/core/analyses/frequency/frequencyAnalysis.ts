import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { frequencyTable } from './frequency';
import { frequencyReport } from './frequencyReport';
import { all, countBy, preset } from '../kit/countParameters';

export const frequencyAnalysis = defineAnalysis({
  id: 'frequency',
  title: 'Frequency of themes and codes',
  summary: 'how many participants mention each theme and code; segments, words, transcripts',
  description:
    'How many participants mention each theme and code, and in how many segments, words and transcripts.',
  parameters: {
    by: countBy,
    preset,
    form: choice({
      title: 'Form',
      help: 'table, or paper: each name with its (N = …), as papers print it',
      values: { table: 'a column for each figure', paper: 'as papers print it: (N = …)' },
      default: 'table',
    }),
    all,
  },
  *report(corpus, scope, { form, ...options }) {
    return ok(frequencyReport(corpus, scope, yield* frequencyTable(corpus, scope, options), form));
  },
});
