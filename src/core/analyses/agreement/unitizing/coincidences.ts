/** What one coder has marked in a continuum: spans with a value of 1 or more, ascending and disjoint. Between are gaps. */
export interface Units {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The value of each, from 1. */
  readonly values: readonly number[];
}

/** A text, and what each of several coders has marked in it. */
export interface Continuum {
  readonly length: number;
  readonly coders: readonly Units[];
}

/** In place of a value: what no one has marked. */
const GAP = 0;

/**
 * Coincidences of the values that coders give to a continuum, as lengths (Krippendorff, Mathet, Bouvry & Widlöcher 2016,
 * On the reliability of unitizing textual continua: further developments, Quality & Quantity 50, 2347–2364, eq. 1), and the
 * squares by which units are kept from being paired with themselves (eq. 4 and 10). Several continua count as one.
 */
export class Coincidences {
  /** ℓ_cc by value, gaps included. */
  readonly same: Float64Array;
  /** ℓ_c, the length that all coders together give each value, gaps included. */
  readonly totals: Float64Array;
  /** Σ L² over units, by value; over gaps Σ L: these have no structure. */
  readonly squares: Float64Array;
  /** ℓ_c without what coincides with a gap. */
  readonly valued: Float64Array;
  /** By value, the squares of what of a unit another coder has marked, over units and other coders, divided by m − 1. */
  readonly valuedSquares: Float64Array;

  /** @param values number of values; they are 1 to `values` */
  constructor(
    private readonly coders: number,
    values: number,
  ) {
    const column = () => new Float64Array(values + 1);
    this.same = column();
    this.totals = column();
    this.squares = column();
    this.valued = column();
    this.valuedSquares = column();
  }

  /** ℓ: the length of the continuum times the number of coders. */
  get length(): number {
    return sum(this.totals);
  }

  add({ length, coders }: Continuum): void {
    for (const { starts, ends, values } of coders) {
      let marked = 0;
      values.forEach((value, i) => {
        const size = ends[i]! - starts[i]!;
        marked += size;
        this.totals[value]! += size;
        this.squares[value]! += size * size;
      });
      this.totals[GAP]! += length - marked;
      this.squares[GAP]! += length - marked;
    }
    for (let i = 0; i < coders.length; i++) {
      for (let j = 0; j < coders.length; j++) if (i !== j) this.addPair(length, coders[i]!, coders[j]!);
    }
  }

  /** A text in which no one has marked anything. */
  addGap(length: number): void {
    for (const sums of [this.totals, this.squares, this.same]) sums[GAP]! += length * this.coders;
  }

  /** What one coder's units have in common with another's. */
  private addPair(length: number, one: Units, other: Units): void {
    const others = this.coders - 1;
    let next = 0;
    let common = 0;
    for (let g = 0; g < one.starts.length; g++) {
      const [start, end, value] = [one.starts[g]!, one.ends[g]!, one.values[g]!];
      while (next < other.starts.length && other.ends[next]! <= start) next++;
      let met = 0;
      for (let h = next; h < other.starts.length && other.starts[h]! < end; h++) {
        const shared = Math.min(end, other.ends[h]!) - Math.max(start, other.starts[h]!);
        met += shared;
        if (other.values[h] === value) this.same[value]! += shared / others;
      }
      common += met;
      this.valued[value]! += met / others;
      this.valuedSquares[value]! += (met * met) / others;
    }
    this.same[GAP]! += (length - lengthOf(one) - lengthOf(other) + common) / others;
  }
}

function lengthOf({ starts, ends }: Units): number {
  let length = 0;
  for (let i = 0; i < starts.length; i++) length += ends[i]! - starts[i]!;
  return length;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
