import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';

/** A stretch of numbers: from `from` up to, but not including, `to`. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Reads `30,50`: where to cut, ascending; none when nothing is given. */
export function readCuts(text: string): Result<readonly number[]> {
  const parts = text.split(/[\s,;]+/).filter(part => part !== '');
  const cuts = parts.map(Number);
  const isFine = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > cuts[i - 1]!));
  return isFine
    ? ok(cuts)
    : fail(
        l10n.t(
          'bands: expected ascending numbers, such as “30,50” for <30, 30–49 and ≥50, but found “{0}”.',
          text,
        ),
      );
}

/** The bands between cuts; in whole numbers `30–49`, else `30–<50`. */
export function bandsOf(cuts: readonly number[], values: readonly number[]): readonly Band[] {
  const areWhole = [...cuts, ...values].every(Number.isInteger);
  const edges = [-Infinity, ...cuts, Infinity];
  return edges.slice(1).map((to, i) => {
    const from = edges[i]!;
    return { from, to, label: label(from, to, areWhole) };
  });
}

function label(from: number, to: number, areWhole: boolean): string {
  if (from === -Infinity) return `<${to}`;
  if (to === Infinity) return `≥${from}`;
  if (areWhole && to === from + 1) return String(from);
  const dash = from < 0 ? ' to ' : '–';
  return areWhole ? `${from}${dash}${to - 1}` : `${from}${dash}<${to}`;
}
