import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { uncoded } from './uncoded';
import { uncodedReport } from './uncodedReport';

export const uncodedAnalysis = defineAnalysis({
  id: 'uncoded',
  title: l10n.t('Uncoded text'),
  summary: l10n.t('what participants say that is not coded, and how much of each transcript is coded'),
  description: l10n.t(
    'The passages of participants’ turns that no segment covers, and the share of participants’ words that is coded in each transcript.',
  ),
  parameters: {
    by: choice({
      title: l10n.t('One row for each'),
      help: l10n.t('passage, with its words, or transcript, with the share that is coded'),
      values: { passages: l10n.t('passage'), transcripts: l10n.t('transcript') },
      default: 'passages',
    }),
    least: {
      kind: 'number',
      title: l10n.t('Shortest passage, in words'),
      help: l10n.t('leave out passages with fewer words'),
      min: 1,
      isWhole: true,
      default: 5,
    },
    longest: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Longest passage, in words'),
      help: l10n.t('shorten longer passages in the middle: […]; 0 for whole passages'),
      min: 0,
      isWhole: true,
      default: 0,
    },
    all: {
      kind: 'flag',
      isSeldom: true,
      title: l10n.t('Include interviewers'),
      help: l10n.t('include turns of interviewers and turns with unassigned labels'),
    },
  },
  *report(corpus, scope, { by, ...options }) {
    const found = yield* uncoded(corpus, scope, options, by === 'passages');
    return ok(uncodedReport(corpus, scope, found, by));
  },
});
