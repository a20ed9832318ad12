import * as l10n from '@vscode/l10n';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { CONSENSUS } from '../../coding/sidecarName';
import { coderName, codersOf, programsOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { findScope } from '../../corpus/scope';
import { enumerate } from '../../base/phrases';
import { longest } from '../segments/parameters';
import { type Result, fail, ok } from '../../base/result';
import type { Pair } from '../../coders/comparison/compareTranscripts';
import { comparisonReport } from './comparisonReport';
import { comparisonTable } from './comparisonTable';

export const comparisonAnalysis = defineAnalysis({
  id: 'compare',
  title: l10n.t('Where two coders differ'),
  summary: l10n.t('where two coders differ, with the words that each has coded'),
  description: l10n.t(
    'Compares two coders, or a coder and the consensus, code by code and word by word: what both have coded the same, with different boundaries, with a different code or split differently, and what only one of them has coded.',
  ),
  parameters: {
    coders: {
      kind: 'coders',
      title: l10n.t('Coders'),
      help: l10n.t(
        'two coders, separated by a comma; may include “consensus” (default: all who have coded, if there are exactly two)',
      ),
    },
    by: choice({
      title: l10n.t('Group by'),
      help: l10n.t('transcript, code or kind of difference'),
      values: {
        transcript: l10n.t('transcript'),
        code: l10n.t('code'),
        kind: l10n.t('kind of difference'),
      },
      default: 'transcript',
    }),
    show: choice({
      title: l10n.t('One row for each'),
      help: l10n.t('difference (differences), difference or match (all), or group, with counts (counts)'),
      values: {
        differences: l10n.t('difference'),
        all: l10n.t('difference or match'),
        counts: l10n.t('group, with counts'),
      },
      default: 'differences',
    }),
    longest,
  },
  *report(corpus, { filters }, { coders, ...options }) {
    const pair = pairOf(corpus, coders);
    if (!pair.ok) return pair;
    const { a, b } = pair.value;
    // the coding of these two, not what counts elsewhere
    const scope = findScope(corpus, { ...filters, coders: [a, b] });
    if (!scope.ok) return scope;
    const table = yield* comparisonTable(corpus, scope.value, pair.value, options);
    return ok(comparisonReport(corpus, scope.value, table));
  },
});

function pairOf(corpus: Corpus, coders: readonly string[]): Result<Pair> {
  const [a, b, ...more] = coders;
  if (a !== undefined && b !== undefined && more.length === 0) return ok({ a, b });
  const codings = corpus.transcripts.flatMap(transcript => transcript.codings);
  const coding = codersOf(corpus).map(({ id }) => id);
  const programs = programsOf(corpus.study);
  const present = coding.filter(
    id => id !== CONSENSUS && !programs.has(id) && codings.some(({ coder }) => coder === id),
  );
  if (a === undefined && present.length === 2) return ok({ a: present[0]!, b: present[1]! });
  const names = coding.map(id => coderName(corpus, id));
  return fail(
    names.length === 0
      ? l10n.t('A comparison needs two coders. The study has no coders yet.')
      : l10n.t('A comparison needs two coders. The coders are: {0}.', enumerate(names, 30)),
  );
}
