import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { uncoded } from './uncoded';
import { uncodedReport } from './uncodedReport';

export const uncodedAnalysis = defineAnalysis({
  id: 'uncoded',
  title: 'Uncoded text',
  summary: 'what participants say that no segment covers, and how much of each transcript is coded',
  description:
    'The stretches of participants’ turns that no segment covers, and for each transcript the share of participants’ words that is coded.',
  parameters: {
    by: choice({
      title: 'A row for each',
      help: 'passage, with its words; or transcript, with the share that is coded',
      values: { passages: 'passage', transcripts: 'transcript' },
      default: 'passages',
    }),
    least: {
      kind: 'number',
      title: 'Shortest passage, in words',
      help: 'passages of fewer words are left out',
      min: 1,
      isWhole: true,
      default: 5,
    },
    longest: {
      kind: 'number',
      title: 'Longest text, in words',
      help: 'of passages of more words the middle is left out: […]; 0 for whole passages',
      min: 0,
      isWhole: true,
      default: 0,
    },
    all: {
      kind: 'flag',
      title: 'Interviewers, too',
      help: 'turns of interviewers, and of labels that belong to no participant, too',
    },
  },
  *report(corpus, scope, { by, ...options }) {
    return ok(uncodedReport(corpus, scope, yield* uncoded(corpus, scope, options), by));
  },
});
