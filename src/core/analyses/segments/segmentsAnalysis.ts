import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { longest } from './parameters';
import { segmentQuotes } from './segments';
import { segmentsReport } from './segmentsReport';

export const segmentsAnalysis = defineAnalysis({
  id: 'segments',
  title: 'Coded segments with their source',
  summary: 'every segment’s words, codes, speakers, transcript, line, coder and memo',
  description:
    'The words of every coded segment, with its codes, participant, speaker, transcript, line, timestamp, coder and memo; for each segment, or for each code as papers print quotes.',
  parameters: {
    per: choice({
      title: 'A row for each',
      help: 'segment, by transcript and place; or code of a segment, by code',
      values: { segment: 'segment', code: 'code of a segment' },
      default: 'segment',
    }),
    longest,
    context: {
      kind: 'number',
      title: 'Words around a quote',
      help: 'so many words before and after each quote, in columns of their own',
      min: 0,
      isWhole: true,
      default: 0,
    },
  },
  *report(corpus, scope, options) {
    return ok(segmentsReport(corpus, scope, yield* segmentQuotes(corpus, scope, options)));
  },
});
