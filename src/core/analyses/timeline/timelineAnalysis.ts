import { defineAnalysis } from '../kit/analysis';
import { ok } from '../../base/result';
import { timeline } from './timeline';
import { timelineReport } from './timelineReport';

export const timelineAnalysis = defineAnalysis({
  id: 'timeline',
  title: 'Codes along the transcripts',
  summary: 'where in each transcript each theme and code occurs',
  description:
    'Where in each transcript each theme and code occurs: its first and last place, and how many of the words it covers.',
  parameters: {},
  *report(corpus, scope) {
    return ok(timelineReport(corpus, scope, yield* timeline(corpus, scope)));
  },
});
