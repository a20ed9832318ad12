import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { ok } from '../../base/result';
import { form } from '../kit/countParameters';
import { timeline } from './timeline';
import { timelineReport } from './timelineReport';

export const timelineAnalysis = defineAnalysis({
  id: 'timeline',
  title: l10n.t('Codes along the transcripts'),
  summary: l10n.t('where in each transcript each theme and code occurs'),
  description: l10n.t(
    'Where in each transcript each theme and code occurs: where it first begins and last ends, and how many of the words it covers.',
  ),
  parameters: { form },
  *report(corpus, scope, { form: layout }) {
    return ok(timelineReport(corpus, scope, yield* timeline(corpus, scope), layout));
  },
});
