import { addTo } from '../../../base/groupBy';
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

/** Two coders in a transcript of which both rate something. */
interface RatedByBoth {
  /** A bit for each of the two. */
  readonly first: number;
  readonly second: number;
  /** What is said of it where neither has coded anything. */
  readonly uncoded: InTranscript;
}

/**
 * Characters by transcript, as NVivo compares them: percent and κ for each combination of code and file, κ = 1 in complete
 * agreement (NVivo help, “Run a Coding Comparison query”).
 */
export class CharactersByTranscript {
  /** By transcript, then pair of coders. */
  private readonly both: readonly RatedByBoth[];
  /** Transcript → where its pairs begin, and at the end their number. */
  private readonly froms: Int32Array;

  private constructor(
    { transcripts, coders }: ComparedCoding,
    private readonly tally: Tally,
  ) {
    const rated = new Map<number, Rated[]>();
    for (const { cluster, ...units } of tally.units()) addTo(rated, cluster, { ...units, yes: 0 });
    const pairs = pairsOf(coders.length);
    const both: RatedByBoth[] = [];
    this.froms = new Int32Array(transcripts.length + 1);
    transcripts.forEach(({ scoped }, i) => {
      for (const [one, other] of pairs) {
        const [first, second] = [1 << one, 1 << other];
        const n = weightOf((rated.get(i) ?? []).filter(units => isOfBoth(units, first | second)));
        if (n === 0) continue;
        const named = { transcript: scoped.transcript.path, coders: [coders[one]!, coders[other]!] as const };
        both.push({ first, second, uncoded: { ...named, n, a: 0, b: 0, c: 0, d: n, percent: 1, kappa: 1 } });
      }
      this.froms[i + 1] = both.length;
    });
    this.both = both;
  }

  static *of(compared: ComparedCoding): Steps<CharactersByTranscript> {
    return new CharactersByTranscript(compared, yield* tallyBy(compared, 'character', 'transcript'));
  }

  /** By transcript and pair of coders, where both rate anything. */
  of(target: number): readonly InTranscript[] {
    const cells = new Map<number, Rated[]>();
    this.tally.eachCell(target, (cluster, rated, yes, weight) =>
      addTo(cells, cluster, { rated, yes, weight }),
    );
    const found = this.both.map(({ uncoded }) => uncoded);
    for (const [transcript, own] of cells) {
      for (let i = this.froms[transcript]!; i < this.froms[transcript + 1]!; i++) {
        found[i] = codedIn(this.both[i]!, own);
      }
    }
    return found;
  }
}

/** @param all what coders say of the characters that anyone has coded */
function codedIn({ first, second, uncoded }: RatedByBoth, all: readonly Rated[]): InTranscript {
  const bits = first | second;
  const own = all.filter(one => isOfBoth(one, bits));
  const { n } = uncoded;
  const a = weightOf(own.filter(({ yes }) => (yes & bits) === bits));
  const b = weightOf(own.filter(({ yes }) => (yes & bits) === first));
  const c = weightOf(own.filter(({ yes }) => (yes & bits) === second));
  const d = n - a - b - c;
  const kappa = b + c === 0 ? 1 : corrected(cohenKappa(Float64Array.of(d, c, b, a)))!;
  return { ...uncoded, a, b, c, d, percent: (a + d) / n, kappa };
}

function isOfBoth({ rated }: Rated, bits: number): boolean {
  return (rated & bits) === bits;
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
