import * as l10n from '@vscode/l10n';
import { labelled } from '../../base/phrases';
import { figureList, fixed } from '../../base/figures';
import { shownName } from '../kit/nameColumn';
import type { CrosstabRow } from './crosstab';

/** The tests of a table as papers have them below it, a sentence for each kind of test that was made. */
export function testsInWords(rows: readonly CrosstabRow[]): string[] {
  const said = { 'chi-squared': [], fisher: [], 'freeman-halton': [] } as Record<string, string[]>;
  for (const row of rows) {
    const { method, statistic, df, p, adjusted, cramersV } = row.test!;
    if (method === null || p === null) continue;
    const figures = [
      ...(statistic === null ? [] : [`χ²(${df!}) = ${fixed(statistic, 2)}`]),
      pInWords('p', p),
      ...(adjusted === null ? [] : [pInWords('p (Holm)', adjusted)]),
      ...(cramersV === null ? [] : [`V = ${fixed(cramersV, 2)}`]),
    ];
    said[method]!.push(labelled(shownName(row), figureList(figures)));
  }
  const list = (method: string) => said[method]!.join('; ');
  return [
    ...(list('chi-squared') ? [l10n.t('Pearson’s χ²: {0}.', list('chi-squared'))] : []),
    ...(list('fisher') ? [l10n.t('Fisher’s exact test: {0}.', list('fisher'))] : []),
    ...(list('freeman-halton') ? [l10n.t('Freeman–Halton test: {0}.', list('freeman-halton'))] : []),
  ];
}

/** To three decimals, without calling it 0. */
function pInWords(name: string, p: number): string {
  return p < 0.001 ? `${name} < ${fixed(0.001, 3)}` : `${name} = ${fixed(p, 3)}`;
}
