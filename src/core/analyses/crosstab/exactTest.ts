/** So many sums of tables, each with its weight, are kept at most: about a tenth of a second of work. */
const MAX_STATES = 50_000;

/** Sum of a part of the table → weight → number of parts with it. */
type States = readonly ReadonlyMap<bigint, bigint>[];

/**
 * Fisher's exact test, two-sided, of 2 × k tables with the same column totals (Fisher 1934 for k = 2; Freeman & Halton
 * 1951 for more): of all tables with the margins of the observed one, the share of those that are not more probable. A
 * table with n_j people and x_j mentions in its columns has the probability Π C(n_j, x_j) / C(n, m).
 *
 * Column by column, parts of tables with the same sum and the same weight are kept as one (in the manner of Mehta &
 * Patel 1983), and all arithmetic is in whole numbers, so that tables as probable as the observed one are exactly that.
 */
export class ExactTest {
  private readonly binomials: readonly (readonly bigint[])[];
  private readonly known = new Map<string, number>();
  /** Of all columns but the largest, for sums up to {@link reach}. */
  private states: States = [];
  private reach = -1;
  /** The lowest sum that was too much. */
  private tooFar = Infinity;

  /** @param totals of the columns, none of them 0 */
  constructor(private readonly totals: readonly number[]) {
    this.binomials = totals.map(binomialsOf);
  }

  /** p, or null when there are too many tables to look at. */
  p(mentions: readonly number[]): number | null {
    const all = sum(this.totals);
    const m = Math.min(sum(mentions), all - sum(mentions));
    if (!this.reaches(m)) return null;
    const observed = mentions.reduce((weight, x, j) => weight * this.binomials[j]![x]!, 1n);
    const key = `${m} ${observed}`;
    let p = this.known.get(key);
    if (p === undefined) this.known.set(key, (p = ratio(this.weightUpTo(observed, m), binomialsOf(all)[m]!)));
    return p;
  }

  /** The sum of the weights of the tables with m mentions that weigh at most as much. */
  private weightUpTo(observed: bigint, m: number): bigint {
    const last = this.binomials[this.largest()]!;
    let total = 0n;
    for (let s = Math.max(0, m - last.length + 1); s <= m; s++) {
      for (const [part, parts] of this.states[s] ?? []) {
        const weight = part * last[m - s]!;
        if (weight <= observed) total += weight * parts;
      }
    }
    return total;
  }

  private reaches(m: number): boolean {
    if (m <= this.reach) return true;
    if (m >= this.tooFar) return false;
    const states = this.statesUpTo(m);
    if (!states) {
      this.tooFar = m;
      return false;
    }
    this.states = states;
    this.reach = m;
    return true;
  }

  private statesUpTo(most: number): States | undefined {
    let states: States = [new Map([[1n, 1n]])];
    for (const [j, weights] of this.binomials.entries()) {
      if (j === this.largest()) continue;
      const next = addColumn(states, weights, most);
      if (!next) return undefined;
      states = next;
    }
    return states;
  }

  private largest(): number {
    return this.totals.indexOf(Math.max(...this.totals));
  }
}

function addColumn(states: States, weights: readonly bigint[], most: number): States | undefined {
  const length = Math.min(states.length + weights.length - 1, most + 1);
  const next = Array.from({ length }, () => new Map<bigint, bigint>());
  let count = 0;
  for (const [s, parts] of states.entries()) {
    for (let x = 0; x < weights.length && s + x <= most; x++) {
      const target = next[s + x]!;
      count -= target.size;
      for (const [part, number] of parts) {
        const weight = part * weights[x]!;
        target.set(weight, (target.get(weight) ?? 0n) + number);
      }
      count += target.size;
      if (count > MAX_STATES) return undefined;
    }
  }
  return next;
}

/** C(n, 0) … C(n, n). */
function binomialsOf(n: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= n; k++) row.push((row[k - 1]! * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/** A quotient of at most 1, to the precision of a number. */
function ratio(part: bigint, whole: bigint): number {
  const bits = (value: bigint) => value.toString(16).length * 4;
  const shift = Math.max(0, bits(whole) - bits(part) + 64);
  return Number((part << BigInt(shift)) / whole) * 2 ** -shift;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
