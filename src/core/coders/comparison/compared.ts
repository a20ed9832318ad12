import { byUnits } from '../../base/compare';
import type { Span } from '../../text/span';
import type { PlacedCoding } from './placedCoding';
import { iouOf, iouOfAll } from './spanMeasures';

/**
 * - `matched`: the same code on the same words
 * - `boundary`: the same code, with different boundaries
 * - `code`: one passage (intersection over union of at least a half), another code
 * - `split`: the same code, one passage of one coder mostly covered by several of the other
 * - `onlyA`, `onlyB`: only one coder has it
 */
export const COMPARED_KINDS = ['matched', 'boundary', 'code', 'split', 'onlyA', 'onlyB'] as const;

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
  const all = [...a, ...b];
  return {
    start: all.reduce((least, one) => Math.min(least, one.start), Infinity),
    end: all.reduce((most, one) => Math.max(most, one.end), 0),
  };
}

/** The codes of a row, each once: A's before B's. */
export function codesOf({ a, b }: Pick<Compared, 'a' | 'b'>): readonly string[] {
  return [...new Set([...a, ...b].map(({ code }) => code))];
}

/** By place, longer ones first, then kind, codes and segments. */
export function byRow(x: Compared, y: Compared): number {
  const [one, other] = [extentOf(x), extentOf(y)];
  return (
    one.start - other.start ||
    other.end - one.end ||
    COMPARED_KINDS.indexOf(x.kind) - COMPARED_KINDS.indexOf(y.kind) ||
    byUnits(nameOf(x), nameOf(y))
  );
}

function nameOf({ a, b }: Compared): string {
  return [...a, ...b].map(({ code, segment }) => `${code} ${segment}`).join(' ');
}
