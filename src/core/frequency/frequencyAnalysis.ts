import { defineAnalysis } from '../analysis/analysis';
import { choice } from '../analysis/parameters';
import { ok } from '../result';
import { frequencyTable } from './frequency';
import { frequencyReport } from './frequencyReport';

export const frequencyAnalysis = defineAnalysis({
  id: 'frequency',
  title: 'Frequency of themes and codes',
  summary: 'how many participants mention each theme and code; segments, words, transcripts',
  description:
    'How many participants mention each theme and code, and in how many segments, words and transcripts.',
  parameters: {
    by: choice({
      title: 'Count by',
      help: 'what % and the order of codes go by',
      values: {
        participant: 'participants',
        segment: 'segments',
        transcript: 'transcripts',
        words: 'words',
      },
      default: 'participant',
    }),
    preset: choice({
      title: 'General means',
      help: 'strict: “general” is all participants; lenient: all or all but one',
      values: { strict: 'all participants', lenient: 'all or all but one' },
      default: 'strict',
    }),
    form: choice({
      title: 'Form',
      help: 'table, or paper: each name with its (N = …), as papers print it',
      values: { table: 'a column for each figure', paper: 'as papers print it: (N = …)' },
      default: 'table',
    }),
    all: {
      kind: 'flag',
      title: 'Codes that do not occur',
      help: 'codes that do not occur have a row, too',
    },
  },
  *report(corpus, scope, { form, ...options }) {
    return ok(frequencyReport(corpus, scope, yield* frequencyTable(corpus, scope, options), form));
  },
});
