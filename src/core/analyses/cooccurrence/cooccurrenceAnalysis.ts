import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { fail, ok } from '../../base/result';
import { cooccurrence } from './cooccurrence';
import { cooccurrenceReport } from './cooccurrenceReport';

/** A million cells. */
const MAX_IN_MATRIX = 1000;

export const cooccurrenceAnalysis = defineAnalysis({
  id: 'cooccurrence',
  title: l10n.t('Codes that occur together'),
  summary: l10n.t('which codes occur on the same words, in the same turn or near each other, and how often'),
  description: l10n.t(
    'Which codes occur together: on overlapping segments, in the same turn, or with at most a given number of words between them. Counts pairs of segments, and how many of the segments of either code occur together (Jaccard).',
  ),
  parameters: {
    within: choice({
      title: l10n.t('Together means'),
      help: l10n.t(
        'when two segments occur together: they overlap (overlap), touch the same turn (turn), or have at most --distance words between them (words)',
      ),
      values: {
        overlap: l10n.t('segments overlap'),
        turn: l10n.t('in the same turn'),
        words: l10n.t('within a number of words'),
      },
      default: 'overlap',
    }),
    distance: {
      kind: 'number',
      title: l10n.t('Words between them'),
      help: l10n.t('the most words between two segments, with “words”; 0: adjacent or overlapping'),
      min: 0,
      max: 1_000_000,
      isWhole: true,
      default: 0,
    },
    between: choice({
      isSeldom: true,
      title: l10n.t('Between segments of'),
      help: l10n.t('pair only segments of the same coder (same), or also those of different coders (any)'),
      values: { same: l10n.t('the same coder'), any: l10n.t('any coders') },
      default: 'same',
    }),
    level: choice({
      isSeldom: true,
      title: l10n.t('Codes'),
      help: l10n.t(
        'themes and codes (all), only codes without codes below them (codes), or only the top level of the codebook (themes)',
      ),
      values: {
        all: l10n.t('themes and codes'),
        codes: l10n.t('codes only'),
        themes: l10n.t('top level of the codebook only'),
      },
      default: 'all',
    }),
    layout: choice({
      title: l10n.t('Layout'),
      help: l10n.t('list of pairs, most frequent first, or matrix of codes by codes'),
      values: { list: l10n.t('list of pairs'), matrix: l10n.t('matrix') },
      default: 'list',
    }),
    chart: choice({
      title: l10n.t('Chart'),
      help: l10n.t('shades of codes by codes (heatmap), or boxes with links between them (map)'),
      values: { heatmap: l10n.t('heat map'), map: l10n.t('map of boxes and links') },
      default: 'heatmap',
    }),
  },
  *report(corpus, scope, { layout, chart, ...options }) {
    const table = yield* cooccurrence(corpus, scope, options);
    const codes = table.counts.codesInPairs().length;
    if (layout === 'matrix' && codes > MAX_IN_MATRIX) {
      return fail(
        l10n.t('{0} codes are too many for a matrix. Filter by some codes, or use the list.', codes),
      );
    }
    return ok(cooccurrenceReport(corpus, scope, table, layout, chart));
  },
});
