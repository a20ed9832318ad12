import * as l10n from '@vscode/l10n';
import { plain } from '../../base/figures';
import type { Steps } from '../../base/steps';
import type { Scale, ScaleValue } from '../../codebook/code';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { valuesTable } from '../values/values';

/** Where the codings with a code itself are on its scale, segment by segment. */
export interface CodeValues {
  readonly scale: Scale;
  /** Codings with one value on the scale. */
  readonly n: number;
  /** Codings without. */
  readonly missing: number;
  /** Of numbers. */
  readonly mean: number | null;
  /** Of values in order both middle ones, where they differ. */
  readonly median: ScaleValue | null;
  /** Of values in order all of the scale; of numbers those that occur, ascending. */
  readonly distribution: readonly { readonly value: ScaleValue; readonly count: number }[];
}

/** The values of the codes of a scope that have a scale, by id of the code, as the analysis of values counts them. */
export function* codeValues(corpus: Corpus, scope: Scope): Steps<ReadonlyMap<string, CodeValues>> {
  const all = new Map<string, CodeValues>();
  if (scope.codes.codes.every(({ scale }) => !scale)) return all;
  const way = { show: 'mean', by: 'all', attribute: '', unit: 'segment' } as const;
  const found = yield* valuesTable(corpus, scope, way);
  if (!found.ok) return all;
  const { summary, distribution } = found.value;
  for (const { id, scale, n, missing, mean, median } of summary) {
    const own = distribution
      .filter(row => row.id === id)
      .map(({ value, parts }) => ({ value, count: parts[0]!.count }));
    all.set(id, { scale, n, missing, mean, median, distribution: own });
  }
  return all;
}

/** `low 3 · high 5`, or `mean 4.25, median 4, n = 8`; null where no coding has a value. */
export function valuesInWords({ scale, n, mean, median, distribution }: CodeValues): string | null {
  if (n === 0) return null;
  if (scale.kind === 'ordinal')
    return distribution
      .filter(({ count }) => count > 0)
      .map(({ value, count }) => `${value} ${count}`)
      .join(' · ');
  return l10n.t('mean {0}, median {1}, n = {2}', rounded(mean!), rounded(median as number), n);
}

function rounded(value: number): string {
  return plain(Math.round(value * 100) / 100);
}
