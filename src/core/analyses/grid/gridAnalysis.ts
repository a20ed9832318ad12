import * as l10n from '@vscode/l10n';
import { fail, ok } from '../../base/result';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { longest } from '../segments/parameters';
import { summaryGrid } from './grid';
import { gridReport } from './gridReport';

export const gridAnalysis = defineAnalysis({
  id: 'grid',
  hasSummaries: true,
  title: l10n.t('Summary grid'),
  summary: l10n.t('what is written about each participant or transcript and each theme or code'),
  description: l10n.t(
    'A table of participants or transcripts by themes and codes, also known as a framework matrix. Each cell shows the summaries that people have written of its segments, and says where the segments have changed since.',
  ),
  parameters: {
    by: choice({
      title: l10n.t('Rows'),
      help: l10n.t('what has a row'),
      values: { participant: l10n.t('participants'), transcript: l10n.t('transcripts') },
      default: 'participant',
    }),
    level: {
      kind: 'number',
      title: l10n.t('Levels of themes and codes'),
      help: l10n.t('how many levels of themes and codes have columns, from the top; 0 for all'),
      min: 0,
      isWhole: true,
      default: 1,
    },
    show: choice({
      title: l10n.t('Beside summaries, show'),
      help: l10n.t('what cells show of their segments, beside the summaries'),
      values: {
        number: l10n.t('how many there are'),
        quotes: l10n.t('their words'),
        none: l10n.t('nothing'),
      },
      default: 'number',
    }),
    longest,
  },
  *report(corpus, scope, { show, longest: words, ...options }) {
    if (scope.queries.length > 0)
      return fail(l10n.t('The summary grid has columns of themes and codes, not of queries.'));
    const grid = yield* summaryGrid(corpus, scope, options);
    return ok(gridReport(corpus, scope, grid, { ...options, show, longest: words }));
  },
});
