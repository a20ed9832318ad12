import * as l10n from '@vscode/l10n';
import { type StripChart, codeLabel } from '../../report/chart/chart';
import type { Corpus } from '../../corpus/corpus';
import { CodeRows } from '../../corpus/codeRows';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { counted } from '../../base/phrases';
import { Quoter } from '../kit/quoter';
import { percent } from '../kit/sentences';
import { codeSpans } from './codeSpans';

/** More charts than anyone looks at would only take time. */
export const MAX_CHARTS = 100;
const TICKS = 10;

/** For each transcript with a code a chart of strips, in the order of the codebook. */
export function timelineCharts(corpus: Corpus, scope: Scope): readonly StripChart[] {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const charts: StripChart[] = [];
  for (const one of scope.transcripts) {
    if (charts.length === MAX_CHARTS) break;
    const strips = stripsOf(corpus, scope, one, codes);
    if (strips.length === 0) continue;
    charts.push({
      kind: 'strips',
      title: one.transcript.path,
      caption: l10n.t(
        'Where each theme and code occurs, over {0}.',
        counted.words(one.transcript.words.count),
      ),
      strips,
      ticks: ticksOf(one),
      unit: l10n.t('words'),
    });
  }
  return charts;
}

function stripsOf(
  { codebook }: Corpus,
  scope: Scope,
  one: ScopedTranscript,
  codes: CodeRows,
): StripChart['strips'] {
  const transcript = one.transcript.path;
  const found = codeSpans(one, codes);
  if (found.length === 0) return [];
  const quoter = new Quoter(one.transcript);
  return found.map(({ code: row, stretches }) => {
    const code = codes.ids[row]!;
    return {
      label: { ...codeLabel(codebook, code, scope.codes.level(code)), underlying: { code, transcript } },
      length: one.transcript.words.count,
      marks: stretches.map(({ fromWord, toWord, span }) => {
        const time = quoter.timestamp(span);
        const line = quoter.line(span.start);
        const length = counted.words(toWord - fromWord);
        return {
          start: fromWord,
          end: toWord,
          text:
            time === null
              ? l10n.t('line {0}, {1}', line, length)
              : l10n.t('line {0} ({1}), {2}', line, time, length),
          underlying: { code, transcript, span },
        };
      }),
    };
  });
}

/** The timestamps of turns, about ten, evenly spread; steps of 10% where turns have none. */
function ticksOf({ transcript: { turns, words } }: ScopedTranscript): StripChart['ticks'] {
  const ticks: { at: number; text: string }[] = [];
  for (let turn = 0; turn < turns.count; turn++) {
    const text = turns.timestamp(turn);
    if (text === undefined) continue;
    const at = words.startedBefore(turns.starts[turn]!);
    const last = ticks.at(-1);
    if (!last || at - last.at >= words.count / TICKS) ticks.push({ at, text });
  }
  if (ticks.length > 1) return ticks;
  return Array.from({ length: TICKS + 1 }, (_, i) => ({
    at: (words.count * i) / TICKS,
    text: percent(i / TICKS, 0),
  }));
}
