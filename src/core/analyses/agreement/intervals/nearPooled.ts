import type { DrawnBlock } from './draws';
import {
  type DrawnUnits,
  LEAST_EXPECTED,
  LEAST_LEFT,
  NearCode,
  type NearEstimates,
  type NearFigures,
  type PairCounts,
  type SumsRoom,
} from './nearly';
import { addRows } from './weightedSums';

/** Yes of the two coders, code after code, in each resample of a block. */
export interface CodeTotals {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * The figures over several codes in all resamples of a block at once. Percent and positive agreement are those of one code
 * that has everything. What chance expects goes by code, so that for κ and α each cluster has a sum over its codes.
 */
export class NearPooled {
  private readonly together: NearCode;
  private readonly clusters: readonly ClusterCodes[];
  private readonly count: number;

  constructor(
    codes: readonly PairCounts[],
    private readonly units: Float64Array,
  ) {
    this.count = codes.length;
    this.clusters = byCluster(codes, units.length);
    const present = Int32Array.from(this.clusters, ({ cluster }) => cluster);
    const column = (of: (one: ClusterCodes) => number) => Float64Array.from(this.clusters, of);
    this.together = new NearCode(
      {
        clusters: present,
        first: column(one => sum(one.first.weights)),
        second: column(one => sum(one.second.weights)),
        both: column(one => one.both),
      },
      units,
    );
  }

  estimate(
    block: DrawnBlock,
    drawn: DrawnUnits,
    room: SumsRoom,
    totals: CodeTotals,
    found: NearFigures,
  ): void {
    const { width } = drawn;
    this.together.estimate(block, drawn, room, ['percent', 'positive'], found);
    // of everything units may differ as often as there are codes
    const { values, errors } = found.percent;
    for (let k = 0; k < width; k++) {
      values[k] = 1 - (1 - values[k]!) / this.count;
      errors[k] = errors[k]! / this.count;
    }
    const chance = new Chance(drawn, room, totals);
    // each yes times the other coder's, and times the same coder's, of its code
    const [others, own] = [new Float64Array(width), new Float64Array(width)];
    const of = (cells: Float64Array) => ({ cells, width });
    for (const { cluster, first, second, both } of this.clusters) {
      others.fill(0);
      own.fill(0);
      addRows(others, of(totals.second), first.codes, first.weights);
      addRows(others, of(totals.first), second.codes, second.weights);
      addRows(own, of(totals.first), first.codes, first.weights);
      addRows(own, of(totals.second), second.codes, second.weights);
      const yes = sum(first.weights) + sum(second.weights);
      const times = block.times.cells.subarray(cluster * width, (cluster + 1) * width);
      chance.add(times, this.units[cluster]!, yes, yes - 2 * both, others, own);
    }
    chance.finish(found.kappa, found.alpha);
  }
}

/** What a cluster has of the codes. */
interface ClusterCodes {
  readonly cluster: number;
  /** Codes to which the first says yes, and how often. */
  readonly first: { readonly codes: Int32Array; readonly weights: Float64Array };
  readonly second: { readonly codes: Int32Array; readonly weights: Float64Array };
  readonly both: number;
}

function byCluster(codes: readonly PairCounts[], count: number): readonly ClusterCodes[] {
  const lists = Array.from({ length: count }, () => ({
    first: { codes: [] as number[], weights: [] as number[] },
    second: { codes: [] as number[], weights: [] as number[] },
    both: 0,
  }));
  codes.forEach(({ clusters, first, second, both }, code) => {
    for (let i = 0; i < clusters.length; i++) {
      const list = lists[clusters[i]!]!;
      list.both += both[i]!;
      if (first[i]! > 0) {
        list.first.codes.push(code);
        list.first.weights.push(first[i]!);
      }
      if (second[i]! > 0) {
        list.second.codes.push(code);
        list.second.weights.push(second[i]!);
      }
    }
  });
  const packed = (said: { readonly codes: number[]; readonly weights: number[] }) => {
    return { codes: Int32Array.from(said.codes), weights: Float64Array.from(said.weights) };
  };
  return lists.flatMap(({ first, second, both }, cluster): ClusterCodes[] => {
    if (first.codes.length === 0 && second.codes.length === 0) return [];
    return [{ cluster, first: packed(first), second: packed(second), both }];
  });
}

/** κ and α of a block, as clusters are added. */
class Chance {
  private readonly kappa: Corrected;
  private readonly alpha: Corrected;
  private readonly chance: Float64Array;

  constructor(
    private readonly drawn: DrawnUnits,
    room: SumsRoom,
    { first, second }: CodeTotals,
  ) {
    const { width, units } = drawn;
    this.kappa = new Corrected(width);
    this.alpha = new Corrected(width);
    this.chance = new Float64Array(width);
    const [products, squares] = [new Float64Array(width), new Float64Array(width)];
    for (let at = 0; at < first.length; at += width) {
      for (let k = 0; k < width; k++) {
        const p = first[at + k]!;
        const q = second[at + k]!;
        products[k] = products[k]! + p * q;
        squares[k] = squares[k]! + (p + q) * (p + q);
      }
    }
    for (let k = 0; k < width; k++) {
      const yes = room.p[k]! + room.q[k]!;
      const apart = yes - 2 * room.h[k]!;
      const n = units[k]!;
      this.kappa.begin(k, n, apart, n * yes - 2 * products[k]!, yes);
      this.alpha.begin(k, 2 * n, 2 * apart, 2 * (2 * n * yes - squares[k]!), 2 * yes);
    }
  }

  /**
   * @param times how often the cluster is in each resample
   * @param units of it
   * @param yes of both coders, over codes
   */
  add(
    times: Float64Array,
    units: number,
    yes: number,
    apart: number,
    others: Float64Array,
    own: Float64Array,
  ): void {
    const { units: n } = this.drawn;
    const { chance } = this;
    for (let k = 0; k < times.length; k++) chance[k] = n[k]! * yes - 2 * others[k]!;
    this.kappa.add(times, units, apart, chance);
    for (let k = 0; k < times.length; k++) chance[k] = 4 * (n[k]! * yes - others[k]! - own[k]!);
    this.alpha.add(times, 2 * units, 2 * apart, chance);
  }

  finish(kappa: NearEstimates, alpha: NearEstimates): void {
    const { units, squares, correction } = this.drawn;
    for (let k = 0; k < units.length; k++) {
      this.kappa.finish(k, squares[k]!, correction, 1, kappa);
      const n = 2 * units[k]!;
      this.alpha.finish(k, 4 * squares[k]!, correction, (n - 1) / n, alpha);
    }
  }
}

/** So much may be left of two parts that cancel each other. */
const CANCELLED = 1e-2;

/** A figure that is corrected for chance: 1 − disagreement seen / expected, over codes. */
class Corrected {
  private readonly seen: Float64Array;
  private readonly expected: Float64Array;
  private readonly ofUnit: Float64Array;
  private readonly ofApart: Float64Array;
  private readonly ofChance: Float64Array;
  private readonly sums: Float64Array;
  private readonly sizes: Float64Array;

  constructor(width: number) {
    const column = () => new Float64Array(width);
    this.seen = column();
    this.expected = column();
    this.ofUnit = column();
    this.ofApart = column();
    this.ofChance = column();
    this.sums = column();
    this.sizes = column();
  }

  /** @param chance disagreement expected, times n² @param yes times those of whom chance is made */
  begin(k: number, n: number, apart: number, chance: number, yes: number): void {
    const square = n * n;
    const expected = chance / square;
    const ratio = apart / n / expected;
    this.seen[k] = apart / n;
    this.expected[k] = expected;
    this.ofUnit[k] = (apart / square + ratio * (yes / square - (2 * expected) / n)) / expected;
    this.ofApart[k] = -1 / n / expected;
    this.ofChance[k] = ratio / expected / square;
  }

  /** What a cluster adds to the figure, besides what it rates. @param chance for each resample */
  add(times: Float64Array, units: number, apart: number, chance: Float64Array): void {
    const { ofUnit, ofApart, ofChance, sums, sizes } = this;
    for (let k = 0; k < times.length; k++) {
      const rated = ofUnit[k]! * units;
      const byApart = ofApart[k]! * apart;
      const byChance = ofChance[k]! * chance[k]!;
      const own = byApart + byChance;
      sums[k] = sums[k]! + times[k]! * own * (2 * rated + own);
      // what chance and disagreement leave of each other is rounded as they are, but squared
      const rounded = CANCELLED * (Math.abs(byApart) + Math.abs(byChance));
      const size = Math.abs(own) * (2 * Math.abs(rated) + Math.abs(own)) + rounded * rounded;
      sizes[k] = sizes[k]! + times[k]! * size;
    }
  }

  finish(k: number, squares: number, correction: number, factor: number, found: NearEstimates): void {
    if (!(this.expected[k]! > LEAST_EXPECTED)) {
      found.values[k] = NaN;
      found.errors[k] = 0;
      return;
    }
    found.values[k] = 1 - (this.seen[k]! / this.expected[k]!) * factor;
    const rated = this.ofUnit[k]! ** 2 * squares;
    const sum = this.sums[k]! + rated;
    const size = this.sizes[k]! + rated;
    const isClear = sum >= LEAST_LEFT * size;
    found.errors[k] = this.seen[k] === 0 ? 0 : isClear ? Math.sqrt(sum * correction) : NaN;
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
