import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { CONSENSUS } from '../../coding/sidecarName';
import { codersOf } from '../../corpus/coders';
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
  title: 'Where two coders differ',
  summary: 'where two coders differ, with the words of both',
  description:
    'Compares two coders, or a coder and the consensus, code by code and word by word: what both have, what has other ends, another code, is cut differently, and what only one of them has.',
  parameters: {
    coders: {
      kind: 'coders',
      title: 'Coders',
      help: 'two of them, with a comma between; “consensus” is one, too. Not needed when just two have coded',
    },
    by: choice({
      title: 'Grouped by',
      help: 'transcript, code or kind of difference',
      values: { transcript: 'transcript', code: 'code', kind: 'kind of difference' },
      default: 'transcript',
    }),
    show: choice({
      title: 'A row for each',
      help: 'differences; all, what is the same, too; or counts, a row for each group',
      values: { differences: 'difference', all: 'difference and match', counts: 'group, with counts' },
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
  const present = coding.filter(id => id !== CONSENSUS && codings.some(({ coder }) => coder === id));
  if (a === undefined && present.length === 2) return ok({ a: present[0]!, b: present[1]! });
  return fail(`A comparison needs two coders. There are: ${enumerate(coding, 30) || 'none'}.`);
}
