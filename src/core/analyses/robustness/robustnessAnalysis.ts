import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { defineAnalysis } from '../kit/analysis';
import { codegroups, preset } from '../kit/countParameters';
import { choice } from '../kit/parameters';
import { choicesReport } from './choicesReport';
import { influenceReport } from './influenceReport';
import { robustness } from './robustness';
import { robustnessReport } from './robustnessReport';

export const robustnessAnalysis = defineAnalysis({
  id: 'robustness',
  title: l10n.t('Robustness of the frequencies'),
  summary: l10n.t(
    'whether labels and numbers hold under other reasonable choices, and without each transcript',
  ),
  description: l10n.t(
    'The frequency table under every combination of reasonable choices: whose coding counts, when a segment counts for a participant, with and without codes that were first used late, and what “general” means. For each theme and code how often its label holds, and which choices change it; and how much the table depends on each transcript and each participant.',
  ),
  hasGroupRows: true,
  parameters: {
    show: choice({
      title: l10n.t('One row for each'),
      help: l10n.t(
        'theme and code (codes), combination of choices (choices), transcript left out (transcripts), or participant left out (participants)',
      ),
      values: {
        codes: l10n.t('theme and code'),
        choices: l10n.t('combination of choices'),
        transcripts: l10n.t('transcript left out'),
        participants: l10n.t('participant left out'),
      },
      default: 'codes',
    }),
    preset: {
      ...preset,
      help: l10n.t(
        'what the label “general” requires in the published table: all participants (strict), or all or all but one (lenient)',
      ),
    },
    late: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Late codes: share of transcripts'),
      help: l10n.t(
        'a code is late when more than this share of the transcripts had been coded before its first use, from 0 to 1',
      ),
      min: 0,
      max: 1,
      isWhole: false,
      default: 0.5,
    },
    codegroups,
  },
  *report(corpus, scope, { show, codegroups: _, ...options }) {
    const table = yield* robustness(corpus, scope, options);
    switch (show) {
      case 'codes':
        return ok(robustnessReport(corpus, scope, table));
      case 'choices':
        return ok(choicesReport(corpus, scope, table));
      case 'transcripts':
      case 'participants':
        return ok(influenceReport(corpus, scope, table, show));
    }
  },
});
