import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type MapChart, codeLabel } from '../../report/chart/chart';
import type { CooccurrenceTable } from './cooccurrence';
import { PairMatrix } from './pairMatrix';

/** A map with more codes, or more links for each, cannot be read. */
const MAX_CODES = 60;
const LINKS_PER_CODE = 2;

/** Codes as boxes, as large as they have segments, and as links how often they occur together. */
export function codeMap(
  { codebook }: Corpus,
  scope: Scope,
  { scope: facts, counts }: CooccurrenceTable,
  rule: string,
): MapChart {
  const matrix = PairMatrix.of(counts, MAX_CODES);
  const { codes } = matrix;
  const all = counts.codesInPairs().length;
  const pairs = codes.flatMap((code, from) =>
    codes.slice(from + 1).flatMap((other, i) => {
      const value = matrix.pairs(code, other) ?? 0;
      const underlying = { code: matrix.idOf(code), with: matrix.idOf(other) };
      return value > 0 ? [{ from, to: from + 1 + i, value, underlying }] : [];
    }),
  );
  const links = pairs.toSorted((a, b) => b.value - a.value).slice(0, LINKS_PER_CODE * codes.length);
  return {
    kind: 'map',
    title: facts.level === 'themes' ? l10n.t('Map of themes') : l10n.t('Map of codes'),
    caption: [
      rule,
      ...(all > codes.length ? [l10n.t('The {0} of {1} codes with the most pairs.', codes.length, all)] : []),
      ...(pairs.length > links.length
        ? [l10n.t('The {0} of {1} links with the most pairs.', links.length, pairs.length)]
        : []),
    ].join(' '),
    unit: l10n.t('Areas: segments (in the boxes). Widths of links: pairs of segments.'),
    counted: { boxes: l10n.t('segments'), links: l10n.t('pairs') },
    boxes: codes.map(code => {
      const id = matrix.idOf(code);
      const label = codeLabel(codebook, id, scope.codes.level(id));
      return { label, value: counts.segments[code]! };
    }),
    // the thickest last, so that they lie on top
    links: links.toReversed(),
  };
}
