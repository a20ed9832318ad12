import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { ok } from '../../base/result';
import { matrix } from './matrix';
import { matrixReport } from './matrixReport';
import { all } from '../kit/countParameters';

export const matrixAnalysis = defineAnalysis({
  id: 'matrix',
  title: 'Themes and codes by participant or transcript',
  summary: 'each theme and code in each participant or transcript: segments, words, or whether at all',
  description:
    'A table of themes and codes by participants or by transcripts: in each cell the segments, the words, or whether there is a segment at all. A segment that overlaps turns of several participants counts for each; words count for the one who speaks them.',
  parameters: {
    columns: choice({
      title: 'Columns',
      help: 'what the columns are',
      values: { participant: 'participants', transcript: 'transcripts' },
      default: 'participant',
    }),
    count: choice({
      title: 'Count',
      help: 'segments; words; presence: 1 where there is a segment, else 0',
      values: { segments: 'segments', words: 'words', presence: 'whether there is a segment' },
      default: 'segments',
    }),
    all,
  },
  *report(corpus, scope, options) {
    return ok(matrixReport(corpus, scope, yield* matrix(corpus, scope, options)));
  },
});
