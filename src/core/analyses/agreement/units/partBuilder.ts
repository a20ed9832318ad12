import type { Cell, TallyPart } from './tally';

const NONE = -1;

/** Gathers how coders rated the units of one transcript, equal ratings of one cluster together, in the order in which they come. */
export class PartBuilder {
  private readonly units: (Omit<Cell, 'yes'> & { weight: number })[] = [];
  private readonly targets: number[] = [];
  private readonly froms: number[] = [0];
  private readonly clusters: number[] = [];
  private readonly rated: number[] = [];
  private readonly yes: number[] = [];
  private readonly weights: number[] = [];
  private readonly occurrences: number[] = [];
  /** Cluster → the last of its units and of the current target's cells, and for each of these the one before it. */
  private readonly lastUnits: Int32Array;
  private readonly unitsBefore: number[] = [];
  private readonly lastCells: Int32Array;
  private readonly cellsBefore: number[] = [];

  /** @param clusters how many there are in the transcript */
  constructor(clusters: number) {
    this.lastUnits = new Int32Array(clusters).fill(NONE);
    this.lastCells = new Int32Array(clusters).fill(NONE);
  }

  /** Counts units, regardless of what is said of them. */
  addUnits(cluster: number, rated: number, weight: number): void {
    for (let i = this.lastUnits[cluster]!; i !== NONE; i = this.unitsBefore[i]!) {
      if (this.units[i]!.rated === rated) {
        this.units[i]!.weight += weight;
        return;
      }
    }
    this.unitsBefore.push(this.lastUnits[cluster]!);
    this.lastUnits[cluster] = this.units.push({ cluster, rated, weight }) - 1;
  }

  /** Counts units to which someone says yes to the current target; they are among {@link addUnits}. */
  add(cluster: number, rated: number, saying: number, weight: number): void {
    const yes = saying & rated;
    if (yes === 0) return;
    for (let i = this.lastCells[cluster]!; i !== NONE; i = this.cellsBefore[i]!) {
      if (this.rated[i] === rated && this.yes[i] === yes) {
        this.weights[i]! += weight;
        return;
      }
    }
    this.cellsBefore.push(this.lastCells[cluster]!);
    this.clusters.push(cluster);
    this.rated.push(rated);
    this.yes.push(yes);
    this.lastCells[cluster] = this.weights.push(weight) - 1;
  }

  /** Ends what was said of a target. */
  end(target: number, occurrences: number): void {
    const from = this.froms.at(-1)!;
    for (let i = from; i < this.clusters.length; i++) this.lastCells[this.clusters[i]!] = NONE;
    if (this.clusters.length === from && occurrences === 0) return;
    this.targets.push(target);
    this.froms.push(this.clusters.length);
    this.occurrences.push(occurrences);
  }

  part(): TallyPart {
    const { units, targets, froms, clusters, rated, yes, weights, occurrences } = this;
    return {
      units,
      targets: Int32Array.from(targets),
      froms: Int32Array.from(froms),
      ...{ clusters: Int32Array.from(clusters), rated: Int32Array.from(rated), yes: Int32Array.from(yes) },
      ...{ weights: Float64Array.from(weights), occurrences: Float64Array.from(occurrences) },
    };
  }
}
