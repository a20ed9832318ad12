import { SeededRandom } from '../../../base/random';
import { Draw, type Features } from './linearized';
import type { Rows } from './weightedSums';

/** So many numbers of a block are looked at together: they fit into the memory that is nearest to the processor. */
const MAX_IN_BLOCK = 2 ** 17;
/** So many numbers of resamples that were asked for are kept. */
const MAX_KEPT = 2 ** 22;

/** Resamples that are looked at together. */
export interface DrawnBlock {
  /** Number of the first. */
  readonly from: number;
  /** Cluster after cluster, how often it is in each of these resamples. */
  readonly times: Rows;
}

/** Resamples of clusters, drawn with replacement, as many as there are clusters. The same seed draws the same ones. */
export class Draws {
  /** Where the numbers of each resample begin. */
  private readonly states: Int32Array;
  /** Those that were asked for last. */
  private readonly known = new Map<number, Draw>();
  /** Resamples of a block, at most. */
  readonly width: number;

  /** @param count number of clusters */
  constructor(
    private readonly count: number,
    private readonly features: Features,
    readonly resamples: number,
    seed: number,
  ) {
    this.states = new Int32Array(resamples);
    const random = new SeededRandom(seed);
    for (let resample = 0; resample < resamples; resample++) {
      this.states[resample] = random.place;
      random.skip(count);
    }
    this.width = Math.max(1, Math.min(resamples, Math.floor(MAX_IN_BLOCK / count)));
  }

  /** One resample by itself. */
  at(resample: number): Draw {
    let draw = this.known.get(resample);
    if (draw) return draw;
    const times = new Int32Array(this.count);
    this.each(resample, cluster => times[cluster]!++);
    draw = new Draw(times, this.features);
    if (this.known.size * this.count >= MAX_KEPT) this.known.clear();
    this.known.set(resample, draw);
    return draw;
  }

  /** All of them. A block is good until the next one. */
  *blocks(): Generator<DrawnBlock> {
    const cells = new Float64Array(this.count * this.width);
    for (let from = 0; from < this.resamples; from += this.width) {
      const width = Math.min(this.width, this.resamples - from);
      const totals = new Float64Array(this.count);
      cells.fill(0);
      for (let k = 0; k < width; k++) {
        this.each(from + k, cluster => {
          cells[cluster * width + k]!++;
          totals[cluster]!++;
        });
      }
      yield { from, times: { cells, width, totals } };
    }
  }

  private each(resample: number, visit: (cluster: number) => void): void {
    const random = new SeededRandom(this.states[resample]!);
    for (let i = 0; i < this.count; i++) visit(random.below(this.count));
  }
}
