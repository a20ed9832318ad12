import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { findScope } from '../../corpus/scope';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { factsOf } from './facts';
import { GUIDELINES } from './guidelines';
import { methodsReport } from './methodsReport';

export const methodsAnalysis = defineAnalysis({
  id: 'methods',
  title: l10n.t('Methods checklist'),
  summary: l10n.t('what the files show for each item of COREQ, SRQR and JARS–Qual'),
  description: l10n.t(
    'What the files of the study show for each item of a reporting guideline, with where it comes from, and which items are for you to write: COREQ (Tong, Sainsbury & Craig 2007), SRQR (O’Brien et al. 2014) and JARS–Qual (Levitt et al. 2018). Of the filters, only groups and transcripts apply.',
  ),
  parameters: {
    guideline: choice({
      title: l10n.t('Guideline'),
      help: l10n.t('the guideline whose items are listed'),
      values: {
        coreq: 'COREQ',
        srqr: 'SRQR',
        'jars-qual': 'JARS–Qual',
        all: l10n.t('all three'),
      },
      default: 'coreq',
    }),
  },
  prepare: async corpus => corpus.past?.read(),
  *report(corpus, asked, { guideline }) {
    const { groups, transcripts } = asked.filters;
    const scope = findScope(corpus, {
      ...(groups ? { groups } : {}),
      ...(transcripts ? { transcripts } : {}),
    });
    if (!scope.ok) return scope;
    const chosen = GUIDELINES.filter(({ id }) => guideline === 'all' || id === guideline);
    const facts = yield* factsOf(corpus, scope.value);
    const ignored = Object.keys(asked.filters).some(name => name !== 'groups' && name !== 'transcripts');
    return ok(methodsReport(corpus, scope.value, { guideline, chosen, facts, ignored }));
  },
});
