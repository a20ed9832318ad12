/** What a figure takes for disagreement by chance: of two coders' own shares, none (percent), or all yes (positive). */
export type Expected = 'chance' | 'all' | 'yes';

/** Sums of one code over the units of each cluster in which someone says yes, for all coders or two of them. */
export interface CodeSums {
  /** Places in the clusters of the {@link Measured}. */
  readonly at: Int32Array;
  /** Disagreement. */
  readonly apart: Float64Array;
  /** Yes of the first and of the second; of all coders, in both. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Sums of all coders together, or of a pair of them. */
export interface Part {
  /** Number of the feature that counts what is rated in each cluster. */
  readonly feature: number;
  /** For each code that the figure is over. */
  readonly codes: readonly CodeSums[];
  /** Room for two numbers for each cluster, of this part of a figure alone: an allocation for each resample takes longer than all else. */
  readonly scratch: readonly [Float64Array, Float64Array];
}

/** What a figure over one or several codes is made of: 1 − the mean over parts of disagreement seen / expected. */
export interface Measured {
  readonly expected: Expected;
  /** Whether expected disagreement is that of ratings drawn without replacement, as in Krippendorff's α. */
  readonly isWithoutReplacement: boolean;
  /** The clusters in which any of the codes occurs, ascending. */
  readonly clusters: Int32Array;
  readonly parts: readonly Part[];
}

/** What clusters count: for each feature a number for each cluster, whatever the code. */
export type Features = readonly Float64Array[];

/** How often each cluster is in a sample. */
export class Draw {
  /** Of each feature. */
  readonly sums: Float64Array;
  /** Of the products of two features, over clusters. */
  private readonly products: Float64Array;
  readonly count: number;

  constructor(
    readonly times: Int32Array,
    readonly features: Features,
  ) {
    const width = features.length;
    this.sums = new Float64Array(width);
    this.products = new Float64Array(width * width);
    let count = 0;
    for (let c = 0; c < times.length; c++) {
      const drawn = times[c]!;
      if (drawn === 0) continue;
      count += drawn;
      for (let i = 0; i < width; i++) {
        const own = drawn * features[i]![c]!;
        this.sums[i]! += own;
        for (let j = 0; j < width; j++) this.products[i * width + j]! += own * features[j]![c]!;
      }
    }
    this.count = count;
  }

  product(one: number, other: number): number {
    return this.products[one * this.features.length + other]!;
  }
}

export interface Estimate {
  /** NaN where the figure has no variation. */
  readonly value: number;
  /** 0 where the clusters do not differ. */
  readonly error: number;
}

/**
 * A figure of a sample of clusters and its standard error by linearization: what each cluster adds to the figure, to first
 * order (the infinitesimal jackknife: Efron & Tibshirani 1993, ch. 21; of ratios over clusters, Rao & Wu 1988).
 * Time grows with the clusters in which the codes occur.
 */
export function estimate(measured: Measured, draw: Draw): Estimate {
  const parts = measured.parts.flatMap(part => partOf(part, measured, draw) ?? []);
  if (parts.length === 0) return { value: NaN, error: 0 };
  let ratio = 0;
  for (const { seen, expected, correction } of parts) ratio += (seen / expected) * correction;
  const value = 1 - ratio / parts.length;

  // of a cluster without yes only what it rates counts; that of all is known without looking at them
  let squares = 0;
  for (const one of parts) {
    for (const other of parts) {
      squares += one.ofRated * other.ofRated * draw.product(one.feature, other.feature);
    }
  }
  for (let u = 0; u < measured.clusters.length; u++) {
    const cluster = measured.clusters[u]!;
    const times = draw.times[cluster]!;
    if (times === 0) continue;
    let rated = 0;
    let own = 0;
    for (const part of parts) {
      rated += part.ofRated * draw.features[part.feature]![cluster]!;
      own += part.ofOwn[u]!;
    }
    squares += times * ((rated + own) ** 2 - rated ** 2);
  }
  const variance = (Math.max(squares, 0) / parts.length ** 2) * (draw.count / (draw.count - 1));
  return { value, error: Math.sqrt(variance) };
}

interface PartEstimate {
  readonly feature: number;
  readonly seen: number;
  readonly expected: number;
  readonly correction: number;
  /** What a cluster adds to the figure for each thing that it rates. */
  readonly ofRated: number;
  /** What each cluster with a code adds besides. */
  readonly ofOwn: Float64Array;
}

/** Nothing where nothing is rated or no disagreement can be expected. */
function partOf(
  { feature, codes, scratch: [ofSeen, ofExpected] }: Part,
  { expected: kind, isWithoutReplacement, clusters }: Measured,
  draw: Draw,
): PartEstimate | undefined {
  const n = draw.sums[feature]!;
  if (n <= 0) return undefined;
  let [seen, expected, seenRated, expectedRated] = [0, 0, 0, 0];
  ofSeen.fill(0, 0, clusters.length);
  ofExpected.fill(0, 0, clusters.length);
  for (const { at, apart, first, second } of codes) {
    let d = 0;
    let p = 0;
    let q = 0;
    for (let i = 0; i < at.length; i++) {
      const times = draw.times[clusters[at[i]!]!]!;
      if (times === 0) continue;
      d += times * apart[i]!;
      p += times * first[i]!;
      q += times * second[i]!;
    }
    const e = kind === 'all' ? 1 : kind === 'yes' ? (p + q) / n : (p * (n - q) + q * (n - p)) / (n * n);
    seen += d / n;
    expected += e;
    seenRated -= d / (n * n);
    if (kind === 'yes') expectedRated -= e / n;
    else if (kind === 'chance') expectedRated += (p + q) / (n * n) - (2 * e) / n;
    const [byFirst, bySecond] =
      kind === 'chance'
        ? [(n - 2 * q) / (n * n), (n - 2 * p) / (n * n)]
        : kind === 'yes'
          ? [1 / n, 1 / n]
          : [0, 0];
    for (let i = 0; i < at.length; i++) {
      if (draw.times[clusters[at[i]!]!] === 0) continue;
      ofSeen[at[i]!]! += apart[i]! / n;
      ofExpected[at[i]!]! += byFirst * first[i]! + bySecond * second[i]!;
    }
  }
  if (!(expected > 1e-15)) return undefined;
  const ratio = seen / expected;
  for (let u = 0; u < clusters.length; u++) ofSeen[u] = -(ofSeen[u]! - ratio * ofExpected[u]!) / expected;
  return {
    feature,
    seen,
    expected,
    correction: isWithoutReplacement ? (n - 1) / n : 1,
    ofRated: -(seenRated - ratio * expectedRated) / expected,
    ofOwn: ofSeen,
  };
}
