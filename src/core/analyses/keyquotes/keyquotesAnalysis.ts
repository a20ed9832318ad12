import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { key, longest } from '../segments/parameters';
import { keyQuoteGrid } from './keyquotes';
import { keyquotesReport } from './keyquotesReport';

export const keyquotesAnalysis = defineAnalysis({
  id: 'keyquotes',
  title: l10n.t('Quotes by theme and participant'),
  summary: l10n.t('a quote for each theme or code and each participant or transcript'),
  description: l10n.t(
    'A table of themes and codes by participants or transcripts, with one quote and its source in each cell: the first key quote, otherwise a short segment.',
  ),
  parameters: {
    columns: choice({
      title: l10n.t('Columns'),
      help: l10n.t('what the columns show'),
      values: { participant: l10n.t('participants'), transcript: l10n.t('transcripts') },
      default: 'participant',
    }),
    level: {
      kind: 'number',
      title: l10n.t('Levels of themes and codes'),
      help: l10n.t('how many levels of themes and codes have rows, from the top; 0 for all'),
      min: 0,
      isWhole: true,
      default: 1,
    },
    key,
    least: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Shortest quote, in words'),
      help: l10n.t('quote shorter segments only if there is no other; key quotes may be of any length'),
      min: 0,
      isWhole: true,
      default: 8,
    },
    longest,
  },
  *report(corpus, scope, options) {
    return ok(keyquotesReport(corpus, scope, yield* keyQuoteGrid(corpus, scope, options)));
  },
});
