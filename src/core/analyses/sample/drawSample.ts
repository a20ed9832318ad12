import { SeededRandom } from '../../base/random';

/** Things to draw from that belong together, such as the transcripts of a group. */
export interface Stratum<T> {
  readonly name: string;
  readonly items: readonly T[];
}

export interface DrawnStratum<T> extends Stratum<T> {
  /** Those of its items that were drawn, in their order. */
  readonly drawn: readonly T[];
}

/**
 * Draws at random and without replacement, from each stratum in proportion to its size: at least one from each when there
 * are as many, and each further one where the number is furthest below its proportion. The same seed draws the same.
 * @param count from 0 to the number of all items
 */
export function drawSample<T>(
  strata: readonly Stratum<T>[],
  count: number,
  seed: number,
): readonly DrawnStratum<T>[] {
  const random = new SeededRandom(seed);
  const counts = allot(
    strata.map(({ items }) => items.length),
    count,
  );
  return strata.map((stratum, i) => {
    const drawn = new Set(random.shuffled([...stratum.items.keys()]).slice(0, counts[i]));
    return { ...stratum, drawn: stratum.items.filter((_, item) => drawn.has(item)) };
  });
}

/** How many to draw from strata of these sizes. */
function allot(sizes: readonly number[], count: number): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const filled = sizes.filter(size => size > 0).length;
  const counts = sizes.map((size): number => (size > 0 && count >= filled ? 1 : 0));
  for (let left = count - counts.reduce((sum, one) => sum + one, 0); left > 0; left--) {
    let most = -1;
    let missing = -Infinity;
    sizes.forEach((size, i) => {
      const short = (size * count) / all - counts[i]!;
      if (counts[i]! < size && short > missing) [most, missing] = [i, short];
    });
    if (most < 0) break;
    counts[most]!++;
  }
  return counts;
}
