import { byUnits } from '../../base/compare';
import type { Span } from '../../text/span';
import type { PlacedCoding } from './placedCoding';
import { iouOf, iouOfAll } from './spanMeasures';

/**
 * - `matched`: the same code on the same words, with the same value or none
 * - `value`: the same code on the same words, with another value, or with one on one side only
 * - `boundary`: the same code, with different boundaries
 * - `code`: one passage (intersection over union of at least a half), another code
 * - `split`: the same code, one passage of one coder mostly covered by several of the other
 * - `onlyA`, `onlyB`: only one coder has it
 */
export const COMPARED_KINDS = ['matched', 'value', 'boundary', 'code', 'split', 'onlyA', 'onlyB'] as const;

export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** Codings that belong together, or one that only one coder has. */
export interface Compared {
  readonly kind: ComparedKind;
  /** Of the first coder, by place. One, but several in a split and none in `onlyB`. */
  readonly a: readonly PlacedCoding[];
  /** Of the second. */
  readonly b: readonly PlacedCoding[];
  /** Intersection over union of what both sides cover, from 0 to 1. */
  readonly iou: number;
  /** How much later than A's B's coding begins, in UTF-16 units; null unless each side has one. */
  readonly startDelta: number | null;
  /** The same of the ends. */
  readonly endDelta: number | null;
  /** Of a split: the side whose codings have partners, and therefore rows, of their own. */
  readonly isElsewhere?: 'a' | 'b';
}

export function compared(
  kind: ComparedKind,
  a: readonly PlacedCoding[],
  b: readonly PlacedCoding[],
  isElsewhere?: 'a' | 'b',
): Compared {
  const [one] = a;
  const [other] = b;
  const isPair = a.length === 1 && b.length === 1;
  return {
    kind,
    a,
    b,
    iou: !one || !other ? 0 : isPair ? iouOf(one, other) : iouOfAll(a, b),
    startDelta: isPair ? other!.start - one!.start : null,
    endDelta: isPair ? other!.end - one!.end : null,
    ...(isElsewhere ? { isElsewhere } : {}),
  };
}

/** The stretch from the first to the last unit of all codings of a row. */
export function extentOf({ a, b }: Pick<Compared, 'a' | 'b'>): Span {
  let [first, last] = [Infinity, 0];
  for (const side of [a, b]) {
    for (const { start, end } of side) {
      first = Math.min(first, start);
      last = Math.max(last, end);
    }
  }
  return { start: first, end: last };
}

/** The codes of a row, each once: A's before B's. */
export function codesOf({ a, b }: Pick<Compared, 'a' | 'b'>): readonly string[] {
  return [...new Set([...a, ...b].map(({ code }) => code))];
}

/** Rows by place, longer ones first, then kind, codes and segments. */
export function inOrder(rows: readonly Compared[]): Compared[] {
  // a split may have very many codings: each row is looked through once, and not at every comparison
  const named = rows.map(row => ({ row, extent: extentOf(row), name: undefined as string | undefined }));
  const nameOf = (one: (typeof named)[number]) => (one.name ??= rowName(one.row));
  return named
    .sort(
      (x, y) =>
        x.extent.start - y.extent.start ||
        y.extent.end - x.extent.end ||
        COMPARED_KINDS.indexOf(x.row.kind) - COMPARED_KINDS.indexOf(y.row.kind) ||
        byUnits(nameOf(x), nameOf(y)),
    )
    .map(({ row }) => row);
}

function rowName({ a, b }: Compared): string {
  return [...a, ...b].map(({ code, segment }) => `${code} ${segment}`).join(' ');
}
