import type { Steps } from '../../../base/steps';
import type { ComparedCoding } from '../comparedCoding';
import { pairsOf } from '../figures';
import { corrected } from '../nominal/chance';
import { cohenKappa } from '../nominal/coefficients';
import type { Tally } from '../units/tally';
import { tallyBy } from '../units/tallyCoding';

/** What two coders say of the characters of one transcript, for one code. */
export interface InTranscript {
  /** Path. */
  readonly transcript: string;
  /** Ids. */
  readonly coders: readonly [first: string, second: string];
  /** Characters that both rate, and of these those that both, only one or neither has coded. */
  readonly n: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** (a + d) / n. */
  readonly percent: number;
  /** Cohen's κ; 1 where they agree on every character, even if none is coded. */
  readonly kappa: number;
}

/** Means over transcripts (and pairs of coders): each with the same weight, and by the characters that both rate. */
export interface Means {
  readonly percent: number | null;
  readonly kappa: number | null;
  readonly weightedPercent: number | null;
  readonly weightedKappa: number | null;
}

const NO_MEANS: Means = { percent: null, kappa: null, weightedPercent: null, weightedKappa: null };

/** Characters that some coders rate, and which of them say yes; 0 for no one in particular. */
interface Rated {
  readonly rated: number;
  readonly yes: number;
  readonly weight: number;
}

const NOTHING: readonly Rated[] = [];

/**
 * Characters by transcript, as NVivo compares them: percent and κ for each combination of code and file, κ = 1 in complete
 * agreement (NVivo help, “Run a Coding Comparison query”).
 */
export class CharactersByTranscript {
  /** By transcript. */
  private readonly rated: ReadonlyMap<number, readonly Rated[]>;

  private constructor(
    private readonly compared: ComparedCoding,
    private readonly tally: Tally,
  ) {
    const rated = new Map<number, Rated[]>();
    for (const { cluster, ...units } of tally.units()) addTo(rated, cluster, { ...units, yes: 0 });
    this.rated = rated;
  }

  static *of(compared: ComparedCoding): Steps<CharactersByTranscript> {
    return new CharactersByTranscript(compared, yield* tallyBy(compared, 'character', 'transcript'));
  }

  /** By transcript and pair of coders, where both rate anything. */
  of(target: number): readonly InTranscript[] {
    const { transcripts, coders } = this.compared;
    const cells = new Map<number, Rated[]>();
    this.tally.eachCell(target, (cluster, rated, yes, weight) =>
      addTo(cells, cluster, { rated, yes, weight }),
    );
    return transcripts.flatMap(({ scoped }, i) =>
      pairsOf(coders.length).flatMap(([first, second]) => {
        const bits = (1 << first) | (1 << second);
        const isOfBoth = ({ rated }: Rated) => (rated & bits) === bits;
        const n = weightOf((this.rated.get(i) ?? NOTHING).filter(isOfBoth));
        if (n === 0) return [];
        const own = (cells.get(i) ?? NOTHING).filter(isOfBoth);
        const a = weightOf(own.filter(({ yes }) => (yes & bits) === bits));
        const b = weightOf(own.filter(({ yes }) => (yes & bits) === 1 << first));
        const c = weightOf(own.filter(({ yes }) => (yes & bits) === 1 << second));
        const d = n - a - b - c;
        const kappa = b + c === 0 ? 1 : corrected(cohenKappa(Float64Array.of(d, c, b, a)))!;
        return [
          {
            transcript: scoped.transcript.path,
            coders: [coders[first]!, coders[second]!] as const,
            ...{ n, a, b, c, d, percent: (a + d) / n, kappa },
          },
        ];
      }),
    );
  }
}

function addTo(lists: Map<number, Rated[]>, transcript: number, one: Rated): void {
  const known = lists.get(transcript);
  if (known) known.push(one);
  else lists.set(transcript, [one]);
}

export function meansOf(rows: readonly InTranscript[]): Means {
  if (rows.length === 0) return NO_MEANS;
  const all = rows.reduce((sum, { n }) => sum + n, 0);
  const mean = (of: (row: InTranscript) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const weighted = (of: (row: InTranscript) => number) =>
    rows.reduce((sum, row) => sum + row.n * of(row), 0) / all;
  return {
    percent: mean(row => row.percent),
    kappa: mean(row => row.kappa),
    weightedPercent: weighted(row => row.percent),
    weightedKappa: weighted(row => row.kappa),
  };
}

function weightOf(cells: readonly Rated[]): number {
  return cells.reduce((sum, { weight }) => sum + weight, 0);
}
