import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { sample } from './sample';
import { sampleReport } from './sampleReport';

export const sampleAnalysis = defineAnalysis({
  id: 'sample',
  title: 'Sample for double coding',
  summary: 'transcripts drawn at random, to be coded by a second coder',
  description:
    'Draws transcripts at random, to be coded by a second coder: in proportion from each group, the same ones with the same seed. Says which share of the study they are.',
  parameters: {
    share: {
      kind: 'number',
      title: 'Share of transcripts',
      help: 'how many to draw, as a share of the transcripts, when there is no count; at least one',
      min: 0,
      max: 1,
      isWhole: false,
      default: 0.2,
    },
    count: {
      kind: 'number',
      title: 'Number of transcripts',
      help: 'how many to draw; 0: as the share says',
      min: 0,
      isWhole: true,
      default: 0,
    },
    seed: {
      kind: 'number',
      title: 'Seed',
      help: 'the same seed draws the same',
      min: 0,
      max: 2 ** 31 - 1,
      isWhole: true,
      default: 1,
    },
    strata: choice({
      title: 'Draw from',
      help: 'groups: from each group in proportion; none: from all transcripts alike',
      values: { groups: 'each group', none: 'all alike' },
      default: 'groups',
    }),
  },
  *report(corpus, scope, options) {
    const drawn = sample(corpus, scope, options);
    return drawn.ok ? ok(sampleReport(corpus, scope, drawn.value)) : drawn;
  },
});
