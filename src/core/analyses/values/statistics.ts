import type { Scale, ScaleValue } from '../../codebook/code';

/** What is said of values on one scale. */
export interface Statistics {
  /** How many there are. */
  readonly n: number;
  /** Arithmetic; null without values, and for values in order. */
  readonly mean: number | null;
  /** Standard deviation of a sample, divided by n − 1; null below two values, and for values in order. */
  readonly sd: number | null;
  /** Null without values. Of an even number of values in order, both middle ones where they differ: `low–mid`. */
  readonly median: ScaleValue | null;
  readonly least: ScaleValue | null;
  readonly greatest: ScaleValue | null;
}

/** @param ranks where values are on the scale, from 1 on for values in order */
export function statisticsOf(scale: Scale, ranks: readonly number[]): Statistics {
  const sorted = [...ranks].sort((a, b) => a - b);
  const n = sorted.length;
  const isNumeric = scale.kind === 'numeric';
  const mean = n > 0 ? meanOf(sorted) : null;
  const squares = mean === null ? 0 : sorted.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  return {
    n,
    mean: isNumeric ? mean : null,
    sd: isNumeric && n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    median: n > 0 ? medianOf(scale, sorted) : null,
    least: n > 0 ? valueAt(scale, sorted[0]!) : null,
    greatest: n > 0 ? valueAt(scale, sorted.at(-1)!) : null,
  };
}

/** What stands for all values of one person: their mean, or of values in order the lower median. Undefined without any. */
export function typicalRank(scale: Scale, ranks: readonly number[]): number | undefined {
  if (ranks.length === 0) return undefined;
  if (scale.kind === 'numeric') return meanOf(ranks);
  return [...ranks].sort((a, b) => a - b)[(ranks.length - 1) >> 1];
}

function meanOf(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
}

function medianOf(scale: Scale, sorted: readonly number[]): ScaleValue {
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  if (scale.kind === 'numeric') return (low + high) / 2;
  return low === high ? valueAt(scale, low) : `${valueAt(scale, low)}–${valueAt(scale, high)}`;
}

function valueAt(scale: Scale, rank: number): ScaleValue {
  return scale.kind === 'ordinal' ? scale.values[rank - 1]! : rank;
}
