import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { sample } from './sample';
import { sampleReport } from './sampleReport';

export const sampleAnalysis = defineAnalysis({
  id: 'sample',
  title: l10n.t('Sample for double coding'),
  summary: l10n.t('a random sample of transcripts for a second coder'),
  description: l10n.t(
    'Draws a random sample of transcripts for a second coder, from each group in proportion to its size. The same seed draws the same sample. Reports which share of the study was drawn.',
  ),
  parameters: {
    share: {
      kind: 'number',
      title: l10n.t('Share of transcripts'),
      help: l10n.t('share of the transcripts to draw, at least one, when no number is given'),
      min: 0,
      max: 1,
      isWhole: false,
      default: 0.2,
    },
    count: {
      kind: 'number',
      title: l10n.t('Number of transcripts'),
      help: l10n.t('number of transcripts to draw; 0 to use the share'),
      min: 0,
      isWhole: true,
      default: 0,
    },
    seed: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Seed'),
      help: l10n.t('the same seed draws the same sample'),
      min: 0,
      max: 2 ** 31 - 1,
      isWhole: true,
      default: 1,
    },
    strata: choice({
      isSeldom: true,
      title: l10n.t('Draw from'),
      help: l10n.t(
        'each group in proportion to its size (groups), or all transcripts regardless of group (none)',
      ),
      values: { groups: l10n.t('each group'), none: l10n.t('all transcripts') },
      default: 'groups',
    }),
  },
  *report(corpus, scope, options) {
    const drawn = sample(corpus, scope, options);
    return drawn.ok ? ok(sampleReport(corpus, scope, drawn.value)) : drawn;
  },
});
