import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { matrix } from './matrix';
import { matrixReport } from './matrixReport';
import { all, codegroups } from '../kit/countParameters';

export const matrixAnalysis = defineAnalysis({
  id: 'matrix',
  title: l10n.t('Themes and codes by participant or transcript'),
  summary: l10n.t('how often each theme and code occurs for each participant or in each transcript'),
  description: l10n.t(
    'A table of themes and codes by participants or by transcripts. Each cell shows the number of segments or words, or whether there is a segment at all. A segment that overlaps turns of several participants counts for each of them; words count only for the person who says them.',
  ),
  hasGroupRows: true,
  parameters: {
    columns: choice({
      title: l10n.t('Columns'),
      help: l10n.t('what the columns show'),
      values: { participant: l10n.t('participants'), transcript: l10n.t('transcripts') },
      default: 'participant',
    }),
    count: choice({
      title: l10n.t('Count'),
      help: l10n.t('segments, words, or presence: 1 where there is a segment, 0 elsewhere'),
      values: {
        segments: l10n.t('segments'),
        words: l10n.t('words'),
        presence: l10n.t('whether there is a segment'),
      },
      default: 'segments',
    }),
    codegroups,
    all,
  },
  *report(corpus, scope, { codegroups: _, ...options }) {
    return ok(matrixReport(corpus, scope, yield* matrix(corpus, scope, options)));
  },
});
