import type { ColumnView } from './messages';

/** A column as it would be laid out: the least width at which it can be read, in pixels. */
export interface SizedColumn extends Pick<ColumnView, 'importance' | 'together'> {
  readonly width: number;
}

/** What is left out first; the others stay. */
const IN_TURN = ['extra', 'usual'] as const;

/**
 * The columns that are left out where there is not room for all: the less important first, of equally important ones the
 * last; those that belong together, all at once. The first column and the main ones stay; where even these do not fit,
 * nothing is left out, as one has to scroll sideways in any case.
 * @param room in pixels
 * @returns indexes, ascending
 */
export function leftOut(columns: readonly SizedColumn[], room: number): readonly number[] {
  const out = new Set<number>();
  const isShort = () => columns.reduce((sum, { width }, i) => (out.has(i) ? sum : sum + width), 0) > room;
  for (const importance of IN_TURN) {
    for (let i = columns.length - 1; i > 0 && isShort(); i--) {
      const { importance: own, together } = columns[i]!;
      if (own !== importance) continue;
      out.add(i);
      if (together === undefined) continue;
      columns.forEach((column, other) => {
        if (other > 0 && column.together === together) out.add(other);
      });
    }
  }
  return isShort() ? [] : [...out].sort((a, b) => a - b);
}

/** The column that the arrows lead to from another, past those that are left out. @param by 1 or -1 */
export function nextShown(from: number, by: number, count: number, out: readonly number[]): number {
  let at = from + by;
  while (out.includes(at)) at += by;
  return at < 0 || at >= count ? from : at;
}
