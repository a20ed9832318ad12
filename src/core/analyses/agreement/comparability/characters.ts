import type { Steps } from '../../../base/steps';
import type { ComparedCoding } from '../comparedCoding';
import { pairsOf } from '../figures';
import { corrected } from '../nominal/chance';
import { cohenKappa } from '../nominal/coefficients';
import { type Cell, Tally } from '../units/tally';
import { tallyCharacters } from '../units/tallyTranscript';
import { zonesOf } from '../units/zones';

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

interface Rated {
  readonly rated: number;
  readonly weight: number;
}

/**
 * Characters by transcript, as NVivo compares them: percent and κ for each combination of code and file, κ = 1 in complete
 * agreement (NVivo help, “Run a Coding Comparison query”).
 */
export class CharactersByTranscript {
  private readonly rated = new Map<number, Rated[]>();

  private constructor(
    private readonly compared: ComparedCoding,
    private readonly tally: Tally,
  ) {
    for (const { cluster, ...rated } of tally.units()) {
      const known = this.rated.get(cluster);
      if (known) known.push(rated);
      else this.rated.set(cluster, [rated]);
    }
  }

  static *of(compared: ComparedCoding): Steps<CharactersByTranscript> {
    const { transcripts, coders, targets, onlyParticipants } = compared;
    const tally = new Tally(coders.length, targets.count);
    for (const [i, coded] of transcripts.entries()) {
      tallyCharacters(
        coded,
        zonesOf(coded, onlyParticipants, () => i),
        tally,
      );
      yield (i + 1) / transcripts.length;
    }
    return new CharactersByTranscript(compared, tally);
  }

  /** By transcript and pair of coders, where both rate anything. */
  of(target: number): readonly InTranscript[] {
    const { transcripts, coders } = this.compared;
    const cells = new Map<number, Cell[]>();
    for (const cell of this.tally.cells(target)) {
      const known = cells.get(cell.cluster);
      if (known) known.push(cell);
      else cells.set(cell.cluster, [cell]);
    }
    return transcripts.flatMap(({ scoped }, i) =>
      pairsOf(coders.length).flatMap(([first, second]) => {
        const bits = (1 << first) | (1 << second);
        const isOfBoth = ({ rated }: Rated) => (rated & bits) === bits;
        const n = weightOf((this.rated.get(i) ?? []).filter(isOfBoth));
        if (n === 0) return [];
        const own = (cells.get(i) ?? []).filter(isOfBoth);
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
