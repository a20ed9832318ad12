import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import { CodeRows } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { StripChart } from '../../report/chart/chart';
import { percent } from '../kit/sentences';
import { codeSpans } from './codeSpans';

/** A figure with more strips fits on no page. */
const MAX_STRIPS = 60;
const TICKS = 5;

type Strip = StripChart['strips'][number];

/**
 * As papers print it: for each of the scope's topmost themes and codes a figure with one strip for each transcript, all of
 * the same length.
 */
export function paperCharts(corpus: Corpus, scope: Scope): readonly StripChart[] {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const topmost = codes.ids.flatMap((id, row) => (scope.codes.level(id) === 0 ? [row] : []));
  const strips = new Map(topmost.map(row => [row, [] as Strip[]]));
  const coded = scope.transcripts.filter(({ segments }) => segments.length > 0);
  for (const one of coded.slice(0, MAX_STRIPS)) {
    const { path: transcript, words } = one.transcript;
    const found = new Map(codeSpans(one, codes).map(spans => [spans.code, spans.stretches]));
    for (const [row, all] of strips) {
      const code = codes.ids[row]!;
      const stretches = words.count > 0 ? (found.get(row) ?? []) : [];
      const covered = stretches.reduce((sum, { fromWord, toWord }) => sum + toWord - fromWord, 0);
      const color = corpus.codebook.color(code);
      all.push({
        label: { text: transcript, level: 0, strong: false, color, underlying: { code, transcript } },
        length: 1,
        text: stretches.length > 0 ? percent(covered / words.count) : '–',
        marks: stretches.map(({ fromWord, toWord, span }) => ({
          start: fromWord / words.count,
          end: toWord / words.count,
          text: counted.words(toWord - fromWord),
          underlying: { code, transcript, span },
        })),
      });
    }
  }
  return [...strips]
    .filter(([, all]) => all.some(({ marks }) => marks.length > 0))
    .map(([row, all]) => ({
      kind: 'strips',
      title: corpus.codebook.get(codes.ids[row]!)?.name ?? codes.ids[row]!,
      caption: [
        l10n.t(
          'Where it occurs in each coded transcript, from the first word to the last, and its share of the words. It occurs in {0} of {1}.',
          all.filter(({ marks }) => marks.length > 0).length,
          counted.transcripts(all.length),
        ),
        ...(coded.length > all.length
          ? [l10n.t('Only the first {0}.', counted.transcripts(all.length))]
          : []),
      ].join(' '),
      strips: all,
      ticks: Array.from({ length: TICKS + 1 }, (_, i) => ({ at: i / TICKS, text: percent(i / TICKS, 0) })),
      unit: l10n.t('% of words'),
    }));
}
