import type { Coincidences } from './coincidences';

/** A coefficient of the unitizing family, and of how much of the text it speaks. */
export interface Covered {
  /** Null where nothing varies. */
  readonly alpha: number | null;
  /** The share, from 0 to 1, of what it could be about that it is about; null where that is nothing. */
  readonly coverage: number | null;
}

/**
 * u-α: how reliably a continuum is cut into units of several values and gaps between them (Krippendorff, Mathet, Bouvry &
 * Widlöcher 2016, eq. 4 and 5).
 */
export function unitizingAlpha({ same, totals, squares, length }: Coincidences): number | null {
  return ratio(length - sum(same), expectedApart(totals, length * length - sum(squares)));
}

/**
 * |u|-α: how reliably what is marked is told apart from what is not, regardless of its value (eq. 6). With one value it is u-α.
 */
export function relevanceAlpha({ same, totals, squares, length }: Coincidences): number | null {
  const [gaps, marked] = [totals[0]!, length - totals[0]!];
  return ratio(gaps - same[0]!, expectedApart([gaps, marked], length * length - sum(squares)) / 2);
}

/**
 * cu-α: how reliably what two coders have both marked is given its value (eq. 10 and 11), and the share of the continuum
 * that this is.
 */
export function codingAlpha(coincidences: Coincidences): Covered {
  const { same, valued, length } = coincidences;
  const total = sum(valued);
  const coverage = length > 0 ? total / length : null;
  const agreed = sum(same) - same[0]!;
  return { alpha: ratio(total - agreed, expectedApart(valued, valuedRoom(coincidences))), coverage };
}

/**
 * (k)u-α: how reliably one value is told apart from the others where two coders have both marked something (eq. 13), and the
 * share of what is marked with it that someone else has marked, too.
 */
export function valueAlpha(coincidences: Coincidences, value: number): Covered {
  const { same, valued, totals } = coincidences;
  const total = sum(valued);
  const own = valued[value]!;
  const coverage = totals[value]! > 0 ? own / totals[value]! : null;
  const room = valuedRoom(coincidences);
  if (room <= 0) return { alpha: null, coverage };
  // eq. 10: expected with other values, and with its own
  const others = (total * own * (total - own)) / room;
  const itself = (total * (own * own - coincidences.valuedSquares[value]!)) / room;
  // 1 − ε_k / ℓ_k · (ℓ_k − ℓ_kk) / (ε_k − ε_kk)
  return { alpha: ratio((others + itself) * (own - same[value]!), own * others), coverage };
}

/** The sum of expected coincidences of different values: Σ ℓ · ℓ_c (ℓ − ℓ_c) / room. */
function expectedApart(totals: Iterable<number>, room: number): number {
  const lengths = Float64Array.from(totals);
  const length = sum(lengths);
  const apart = lengths.reduce((all, own) => all + own * (length - own), 0);
  return room > 0 ? (length * apart) / room : 0;
}

/** ℓ² of what both have marked, without units paired with themselves. */
function valuedRoom({ valued, valuedSquares }: Coincidences): number {
  return sum(valued) ** 2 - sum(valuedSquares);
}

/** 1 − observed / expected disagreement; none where no disagreement is expected. */
function ratio(observed: number, expected: number): number | null {
  return expected > 0 ? 1 - observed / expected : null;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
