import { defineAnalysis } from '../analysis/analysis';
import { choice } from '../analysis/parameters';
import { ok } from '../result';
import { groupsTable } from './groups';
import { groupsReport } from './groupsReport';

export const groupsAnalysis = defineAnalysis({
  id: 'groups',
  title: 'Themes and codes by group',
  summary: 'the frequency of each theme and code in each group, side by side',
  description:
    'The groups of a study side by side: in each one how many of its participants mention each theme and code, with their share and label; or segments, transcripts or words. All groups, or those that are asked for. Groups may share transcripts and participants; what they share is counted in each.',
  parameters: {
    by: choice({
      title: 'Count by',
      help: 'what is counted in each group, and what the order of codes goes by',
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
    all: {
      kind: 'flag',
      title: 'Codes that do not occur',
      help: 'codes that do not occur have a row, too',
    },
  },
  *report(corpus, scope, options) {
    const table = yield* groupsTable(corpus, scope, options);
    return table.ok ? ok(groupsReport(corpus, scope, table.value)) : table;
  },
});
