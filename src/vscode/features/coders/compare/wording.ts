import * as l10n from '@vscode/l10n';
import { type ComparedKind, codesOf } from '../../../../core/coders/comparison/compared';
import type { PlacedCoding } from '../../../../core/coders/comparison/placedCoding';
import { coderName } from '../../../ui/coderName';
import { shortQuote } from '../../../ui/markdown';
import type { Difference, OpenComparison } from './openComparison';

/** What a kind of difference is called. */
export function kindLabel(kind: ComparedKind, { a, b }: OpenComparison): string {
  switch (kind) {
    case 'matched':
      return l10n.t('the same');
    case 'value':
      return l10n.t('different value');
    case 'boundary':
      return l10n.t('different boundaries');
    case 'code':
      return l10n.t('different code');
    case 'split':
      return l10n.t('split differently');
    case 'onlyA':
      return l10n.t('only {0}', a.name);
    case 'onlyB':
      return l10n.t('only {0}', b.name);
  }
}

export function codeLabel({ openStudy }: OpenComparison, code: string): string {
  return openStudy.study.codebook.resolve(code)?.name ?? code;
}

/** The names of the codes that a difference is about: one, or A's and B's. */
export function codeLabels(comparison: OpenComparison, { row }: Difference): string {
  return codesOf(row)
    .map(code => codeLabel(comparison, code))
    .join(' ≠ ');
}

/** The words that a difference is about, on one line. */
export function wordsOf({ transcript, extent }: Difference, most = 60): string {
  return shortQuote(transcript.text.slice(extent.start, extent.end), most);
}

/** What one side has: its codes with their words. */
export function sideLabel(
  comparison: OpenComparison,
  { transcript }: Difference,
  codings: readonly PlacedCoding[],
  most = 160,
): string {
  if (codings.length === 0) return '—';
  return codings
    .map(coding => {
      const words = shortQuote(transcript.text.slice(coding.start, coding.end), most);
      return `${codingLabel(comparison, coding)}: “${words}”`;
    })
    .join('; ');
}

/** A code, with the value on its scale where it has one: `Trust (high)`. */
export function codingLabel(comparison: OpenComparison, { code, value }: PlacedCoding): string {
  const name = codeLabel(comparison, code);
  return value === undefined ? name : `${name} (${value})`;
}

/** In which way the two differ, in a row: of values from which to which. */
export function differenceLabel(comparison: OpenComparison, { row }: Difference): string {
  if (row.kind !== 'value') return kindLabel(row.kind, comparison);
  const [a, b] = [row.a, row.b].map(([coding]) => String(coding?.value ?? '—'));
  return l10n.t('different value: {0} ≠ {1}', a!, b!);
}

/** What was decided, in a few words; undefined where nothing was. */
export function outcomeLabel(
  comparison: OpenComparison,
  { decisions, state }: Difference,
): string | undefined {
  const decision = decisions.at(-1);
  if (!decision) return undefined;
  const { taken, made } = decision;
  const outcome =
    taken.length > 1
      ? l10n.t('both taken')
      : taken.length === 1
        ? l10n.t('{0} taken', coderName(comparison.openStudy, taken[0]!))
        : made.length > 0
          ? l10n.t('other coding taken')
          : l10n.t('neither taken');
  // with a third coder, about one of the codings only
  return state === 'decided' ? outcome : l10n.t('open again (previously {0})', outcome);
}
