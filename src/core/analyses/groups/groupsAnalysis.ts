import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { ok } from '../../base/result';
import { groupsTable } from './groups';
import { groupsReport } from './groupsReport';
import { all, codegroups, countBy, preset } from '../kit/countParameters';

export const groupsAnalysis = defineAnalysis({
  id: 'groups',
  title: l10n.t('Themes and codes by group'),
  summary: l10n.t('the frequency of each theme and code in each group, side by side'),
  description: l10n.t(
    'Compares the groups of a study side by side: how many participants of each group mention each theme and code, with their share and label, or how many segments, transcripts or words. Includes all groups unless some are selected. Groups may share transcripts and participants; these are counted in each group.',
  ),
  hasGroupRows: true,
  parameters: {
    by: { ...countBy, help: l10n.t('what is counted in each group, and what codes are ordered by') },
    preset,
    codegroups,
    all,
  },
  *report(corpus, scope, { codegroups: _, ...options }) {
    const table = yield* groupsTable(corpus, scope, options);
    return table.ok ? ok(groupsReport(corpus, scope, table.value)) : table;
  },
});
