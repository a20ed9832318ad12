import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { keyQuotes } from '../kit/keyQuotes';
import { type CodeValues, codeValues } from './codeValues';
import { type FrequencyRow, frequencyTable } from './frequency';
import { frequencyReport } from './frequencyReport';
import { all, codegroups, countBy, preset } from '../kit/countParameters';

export const frequencyAnalysis = defineAnalysis({
  id: 'frequency',
  title: l10n.t('Frequency of themes and codes'),
  summary: l10n.t('how many participants mention each theme and code; segments, words and transcripts'),
  description: l10n.t(
    'How many participants mention each theme and code, and in how many segments, words and transcripts.',
  ),
  hasGroupRows: true,
  parameters: {
    by: countBy,
    preset,
    form: choice({
      title: l10n.t('Layout'),
      help: l10n.t('a column for each figure (table), or names followed by (N = …), as in papers (paper)'),
      values: { table: l10n.t('a column for each figure'), paper: l10n.t('as in papers: (N = …)') },
      default: 'table',
    }),
    codegroups,
    all,
    quotes: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Key quotes of each code'),
      help: l10n.t('how many key quotes to show beside each code'),
      min: 0,
      isWhole: true,
      default: 0,
    },
  },
  *report(corpus, scope, { form, quotes, codegroups: _, ...options }) {
    const counted = yield* frequencyTable(corpus, scope, options);
    const values = yield* codeValues(corpus, scope);
    const table = { ...counted, rows: counted.rows.map(row => withValues(row, values.get(row.id))) };
    if (quotes === 0) return ok(frequencyReport(corpus, scope, table, form));
    const found = yield* keyQuotes(corpus, scope, quotes);
    const rows = table.rows.map(row => ({ ...row, quotes: found.get(row.id) ?? [] }));
    return ok(frequencyReport(corpus, scope, { ...table, rows }, form));
  },
});

function withValues(row: FrequencyRow, values: CodeValues | undefined): FrequencyRow {
  return values ? { ...row, values } : row;
}
