import type { ColumnView } from './messages';

/** A column as it would be laid out: the least width at which it can be read, in pixels. */
export interface SizedColumn extends Pick<ColumnView, 'importance' | 'weight' | 'together'> {
  readonly width: number;
}

/** What is left out in turn; other columns stay. */
const IN_TURN = {
  extra: ({ importance }: SizedColumn) => importance === 'extra',
  usual: ({ importance }: SizedColumn) => importance === 'usual',
  weighed: ({ importance, weight }: SizedColumn) => importance === 'main' && weight !== undefined,
};

/** The most important columns that may be left out. */
export type Sacrifice = keyof typeof IN_TURN;

/**
 * The columns that are left out where there is not room for all: the less important first, of equally important ones the
 * one with the least weight, then the last; those that belong together, all at once. The first column and those main ones
 * stay that have no weight; where even these do not fit, nothing is left out, as one has to scroll sideways in any case.
 * @param room in pixels
 * @param most more important ones than these are not left out
 * @returns indexes, ascending
 */
export function leftOut(
  columns: readonly SizedColumn[],
  room: number,
  most: Sacrifice = 'weighed',
): readonly number[] {
  const out = new Set<number>();
  const isShort = () => columns.reduce((sum, { width }, i) => (out.has(i) ? sum : sum + width), 0) > room;
  for (const [turn, goes] of Object.entries(IN_TURN)) {
    const weightOf = (i: number) => columns[i]!.weight ?? 0;
    const own = columns
      .map((_, i) => i)
      .filter(i => i > 0 && goes(columns[i]!))
      .sort((a, b) => weightOf(a) - weightOf(b) || b - a);
    for (const i of own) {
      if (!isShort()) break;
      out.add(i);
      const { together } = columns[i]!;
      if (together === undefined) continue;
      columns.forEach((column, other) => {
        if (other > 0 && column.together === together) out.add(other);
      });
    }
    if (turn === most) break;
  }
  return isShort() ? [] : [...out].sort((a, b) => a - b);
}

/** The column that the arrows lead to from another, past those that are left out. @param by 1 or -1 */
export function nextShown(from: number, by: number, count: number, out: readonly number[]): number {
  let at = from + by;
  while (out.includes(at)) at += by;
  return at < 0 || at >= count ? from : at;
}
