import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { newCodes } from './newCodes';
import { saturationReport } from './saturationReport';

export const saturationAnalysis = defineAnalysis({
  id: 'saturation',
  title: 'Saturation',
  summary: 'how many new codes each transcript brings, and when saturation is reached',
  description:
    'How many codes each transcript brings that none before it has, and whether that is saturation (Guest, Namey & Chen 2020): the new codes in a run of transcripts, as a share of the codes in the first ones.',
  parameters: {
    order: choice({
      title: 'Order of transcripts',
      help: 'path; or date: by the time at which the first segment was made in each',
      values: { path: 'by path', date: 'by first coding' },
      default: 'path',
    }),
    level: choice({
      title: 'Count',
      help: 'codes: those without codes below; themes: the top of the codebook',
      values: { codes: 'codes', themes: 'themes' },
      default: 'codes',
    }),
    base: {
      kind: 'number',
      title: 'Base',
      help: 'number of first transcripts whose codes new ones are measured against',
      min: 1,
      isWhole: true,
      default: 4,
    },
    run: {
      kind: 'number',
      title: 'Run',
      help: 'number of transcripts in a row in which new codes are looked for',
      min: 1,
      isWhole: true,
      default: 2,
    },
    threshold: {
      kind: 'number',
      title: 'Threshold',
      help: 'saturation is when new codes are at most this share of those in the base, from 0 to 1',
      min: 0,
      max: 1,
      isWhole: false,
      default: 0.05,
    },
  },
  *report(corpus, scope, options) {
    return ok(saturationReport(corpus, scope, yield* newCodes(corpus, scope, options)));
  },
});
