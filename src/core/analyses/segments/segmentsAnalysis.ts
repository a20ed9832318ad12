import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { key, longest } from './parameters';
import { quoteList } from './quotesByCode';
import { segmentQuotes } from './segments';
import { segmentsReport } from './segmentsReport';

export const segmentsAnalysis = defineAnalysis({
  id: 'segments',
  title: l10n.t('Coded segments with their source'),
  summary: l10n.t('every segment’s words, codes, speakers, transcript, line, coder and memo'),
  description: l10n.t(
    'The words of every coded segment, with its codes, participant, speaker, transcript, line, timestamp, coder and memo. One row for each segment, or for each code of a segment, as papers print quotes.',
  ),
  parameters: {
    per: choice({
      title: l10n.t('One row for each'),
      help: l10n.t('segment, by transcript and position, or code of a segment, by code'),
      values: { segment: l10n.t('segment'), code: l10n.t('code of a segment') },
      default: 'segment',
    }),
    key,
    as: {
      ...choice({
        title: l10n.t('Word, HTML and Markdown show'),
        help: l10n.t(
          'what Word, HTML and Markdown show: quotes below headings of themes and codes, or the table',
        ),
        values: { quotes: l10n.t('quotes by code'), table: l10n.t('the table') },
        default: 'quotes',
      }),
      isSeldom: true,
    },
    longest,
    context: {
      kind: 'number',
      title: l10n.t('Words of context'),
      help: l10n.t('number of words before and after each quote, in separate columns'),
      min: 0,
      isWhole: true,
      default: 0,
    },
  },
  *report(corpus, scope, { as, ...options }) {
    const table = yield* segmentQuotes(corpus, scope, options);
    const report = segmentsReport(corpus, scope, table);
    return ok(as === 'table' ? report : { ...report, quotes: quoteList(corpus, scope, table.scope) });
  },
});
