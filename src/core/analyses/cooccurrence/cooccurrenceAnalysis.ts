import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { fail, ok } from '../../base/result';
import { cooccurrence } from './cooccurrence';
import { cooccurrenceReport } from './cooccurrenceReport';

/** A million cells. */
const MAX_IN_MATRIX = 1000;

export const cooccurrenceAnalysis = defineAnalysis({
  id: 'cooccurrence',
  title: 'Codes that occur together',
  summary: 'which codes stand on the same words, in the same turn or near each other, and how often',
  description:
    'Which codes occur together: on overlapping segments, in the same turn, or with at most so many words between them. Counts pairs of segments, and how many of the segments of either code occur together (Jaccard).',
  parameters: {
    within: choice({
      title: 'Together means',
      help: 'overlap; turn: both touch the same turn; words: at most --distance words between them',
      values: {
        overlap: 'segments overlap',
        turn: 'in the same turn',
        words: 'at most so many words between them',
      },
      default: 'overlap',
    }),
    distance: {
      kind: 'number',
      title: 'Words between them',
      help: 'with “words”: at most so many; 0: adjacent or overlapping',
      min: 0,
      max: 1_000_000,
      isWhole: true,
      default: 0,
    },
    between: choice({
      title: 'Between segments of',
      help: 'same: only segments of one coder occur together; any: those of two coders, too',
      values: { same: 'the same coder', any: 'any coders' },
      default: 'same',
    }),
    level: choice({
      title: 'Codes',
      help: 'all: themes, too; codes: only those without codes below; themes: only the top of the codebook',
      values: { all: 'themes and codes', codes: 'codes only', themes: 'top of the codebook only' },
      default: 'all',
    }),
    layout: choice({
      title: 'Layout',
      help: 'list of pairs, most first; or matrix of codes by codes',
      values: { list: 'list of pairs', matrix: 'matrix' },
      default: 'list',
    }),
  },
  *report(corpus, scope, { layout, ...options }) {
    const table = yield* cooccurrence(corpus, scope, options);
    const codes = table.counts.codesInPairs().length;
    if (layout === 'matrix' && codes > MAX_IN_MATRIX) {
      return fail(`${codes} codes are too many for a matrix: narrow it to some codes, or take the list.`);
    }
    return ok(cooccurrenceReport(corpus, scope, table, layout));
  },
});
