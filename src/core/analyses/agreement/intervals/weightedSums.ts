/** A matrix of whole numbers, row after row. */
export interface Rows {
  readonly cells: Float64Array;
  readonly width: number;
  /** The sum of each row. */
  readonly totals: Float64Array;
}

/** Digits that a number holds without rounding. */
const BITS = 53;

/** So many standard deviations above its mean a sum is hardly ever. */
const DEVIATIONS = 8;

/**
 * Sums of several things over the same rows, one for each column. The sums of most things are small, so that several fit
 * into the digits of one number and are added with one addition. How large sums become is only estimated; whether all have
 * fitted shows in their totals, which are known, and if not, each thing is added by itself.
 */
export class WeightedSums {
  private readonly numbers: readonly PackedNumber[];

  /**
   * @param rows the rows that are added
   * @param weights thing → how much of it each of these rows counts; whole numbers, none negative
   */
  constructor(
    private readonly rows: Int32Array,
    private readonly weights: readonly Float64Array[],
  ) {
    this.numbers = fitted(weights).map(things => ({ things, weights: packedWeights(weights, things) }));
  }

  /** @param sums thing → room for a sum for each column */
  add(matrix: Rows, sums: readonly Float64Array[]): void {
    const { width } = matrix;
    const { rows } = this;
    for (const { things, weights } of this.numbers) {
      const packed = sums[things[0]!.thing]!;
      packed.fill(0, 0, width);
      addRows(packed, matrix, rows, weights);
      const isExact = areExact(packed, width);
      unpack(packed, width, things, sums);
      for (const { thing } of things) {
        const own = this.weights[thing]!;
        if (isExact && totalOf(sums[thing]!, width) === expectedTotal(own, rows, matrix)) continue;
        // something did not fit, and has spilt into what was beside it
        sums[thing]!.fill(0, 0, width);
        addRows(sums[thing]!, matrix, rows, own);
      }
    }
  }
}

/** Things that are added together, as digits of one number. */
interface PackedNumber {
  readonly things: readonly Digits[];
  /** For each row. */
  readonly weights: Float64Array;
}

/** Digits of a number that are one thing's. */
interface Digits {
  readonly thing: number;
  /** A power of two: what one of the thing counts. */
  readonly unit: number;
}

/** Which things are added together, the largest first. */
function fitted(weights: readonly Float64Array[]): readonly (readonly Digits[])[] {
  const bits = weights.map(bitsOf);
  const order = [...weights.keys()].sort((a, b) => bits[b]! - bits[a]!);
  const numbers: { readonly things: Digits[]; used: number }[] = [];
  for (const thing of order) {
    let number = numbers.find(({ used }) => used + bits[thing]! <= BITS);
    if (!number) numbers.push((number = { things: [], used: 0 }));
    number.things.push({ thing, unit: 2 ** number.used });
    number.used += bits[thing]!;
  }
  return numbers.map(({ things }) => things);
}

/** Digits that sums most probably need, when cells are counts with a mean of 1. */
function bitsOf(weights: Float64Array): number {
  let [sum, squares, most] = [0, 0, 0];
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    sum += weight;
    squares += weight * weight;
    if (weight > most) most = weight;
  }
  const likely = sum + DEVIATIONS * (Math.sqrt(squares) + most);
  return Math.min(BITS, Math.ceil(Math.log2(likely + 1)));
}

function packedWeights(
  weights: readonly Float64Array[],
  [first, ...others]: readonly Digits[],
): Float64Array {
  const packed = weights[first!.thing]!.slice();
  for (const { thing, unit } of others) {
    const own = weights[thing]!;
    for (let i = 0; i < own.length; i++) packed[i]! += own[i]! * unit;
  }
  return packed;
}

/** @param packed sums of what was added together; those of the first thing are left there */
function unpack(
  packed: Float64Array,
  width: number,
  things: readonly Digits[],
  sums: readonly Float64Array[],
): void {
  for (let at = things.length - 1; at > 0; at--) {
    const { thing, unit } = things[at]!;
    const own = sums[thing]!;
    for (let k = 0; k < width; k++) {
      const whole = Math.floor(packed[k]! / unit);
      own[k] = whole;
      packed[k] = packed[k]! - whole * unit;
    }
  }
}

function areExact(sums: Float64Array, width: number): boolean {
  for (let k = 0; k < width; k++) if (sums[k]! > Number.MAX_SAFE_INTEGER) return false;
  return true;
}

function totalOf(sums: Float64Array, width: number): number {
  let total = 0;
  for (let k = 0; k < width; k++) total += sums[k]!;
  return total;
}

function expectedTotal(weights: Float64Array, rows: Int32Array, { totals }: Rows): number {
  let total = 0;
  for (let i = 0; i < rows.length; i++) total += weights[i]! * totals[rows[i]!]!;
  return total;
}

/** Adds rows of a matrix, each times a weight; eight at a time, so that a sum is seldom read and written. */
export function addRows(
  sums: Float64Array,
  { cells, width }: Pick<Rows, 'cells' | 'width'>,
  rows: Int32Array,
  weights: Float64Array,
): void {
  const count = rows.length;
  let i = 0;
  for (; i + 7 < count; i += 8) {
    const r0 = rows[i]! * width;
    const r1 = rows[i + 1]! * width;
    const r2 = rows[i + 2]! * width;
    const r3 = rows[i + 3]! * width;
    const r4 = rows[i + 4]! * width;
    const r5 = rows[i + 5]! * width;
    const r6 = rows[i + 6]! * width;
    const r7 = rows[i + 7]! * width;
    const w0 = weights[i]!;
    const w1 = weights[i + 1]!;
    const w2 = weights[i + 2]!;
    const w3 = weights[i + 3]!;
    const w4 = weights[i + 4]!;
    const w5 = weights[i + 5]!;
    const w6 = weights[i + 6]!;
    const w7 = weights[i + 7]!;
    for (let k = 0; k < width; k++) {
      sums[k] =
        sums[k]! +
        (w0 * cells[r0 + k]! + w1 * cells[r1 + k]! + w2 * cells[r2 + k]! + w3 * cells[r3 + k]!) +
        (w4 * cells[r4 + k]! + w5 * cells[r5 + k]! + w6 * cells[r6 + k]! + w7 * cells[r7 + k]!);
    }
  }
  for (; i < count; i++) {
    const row = rows[i]! * width;
    const weight = weights[i]!;
    for (let k = 0; k < width; k++) sums[k] = sums[k]! + weight * cells[row + k]!;
  }
}
