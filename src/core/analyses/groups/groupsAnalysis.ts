import { defineAnalysis } from '../kit/analysis';
import { ok } from '../../base/result';
import { groupsTable } from './groups';
import { groupsReport } from './groupsReport';
import { all, countBy, preset } from '../kit/countParameters';

export const groupsAnalysis = defineAnalysis({
  id: 'groups',
  title: 'Themes and codes by group',
  summary: 'the frequency of each theme and code in each group, side by side',
  description:
    'The groups of a study side by side: in each one how many of its participants mention each theme and code, with their share and label; or segments, transcripts or words. All groups, or those that are asked for. Groups may share transcripts and participants; what they share is counted in each.',
  parameters: {
    by: { ...countBy, help: 'what is counted in each group, and what the order of codes goes by' },
    preset,
    all,
  },
  *report(corpus, scope, options) {
    const table = yield* groupsTable(corpus, scope, options);
    return table.ok ? ok(groupsReport(corpus, scope, table.value)) : table;
  },
});
