import type { CodingRef, Decision } from '../../coding/segment';
import type { Compared } from '../comparison/compared';
import type { Pair } from '../comparison/compareTranscripts';

/** The codings of a row by name: A's, then B's. Those of a split that have rows of their own are not among them. */
export function codingRefs({ a, b, isElsewhere }: Compared, pair: Pair): readonly CodingRef[] {
  return (['a', 'b'] as const).flatMap(side =>
    side === isElsewhere
      ? []
      : (side === 'a' ? a : b).map(({ segment, code }) => ({ coder: pair[side], segment, code })),
  );
}

/** Which decisions settle which codings. Codes that were merged since are those that they became. */
export class DecidedCodings {
  private readonly byCoding = new Map<string, Decision[]>();

  constructor(
    decisions: readonly Decision[],
    private readonly resolve: (code: string) => string = code => code,
  ) {
    for (const decision of decisions) {
      for (const key of new Set(decision.of.map(coding => this.keyOf(coding)))) {
        const known = this.byCoding.get(key);
        if (known) known.push(decision);
        else this.byCoding.set(key, [decision]);
      }
    }
  }

  /** The decisions that settle one of some codings, each once. */
  on(codings: readonly CodingRef[]): readonly Decision[] {
    return [...new Set(codings.flatMap(coding => this.byCoding.get(this.keyOf(coding)) ?? []))];
  }

  /** Whether every one of some codings is settled. */
  settle(codings: readonly CodingRef[]): boolean {
    return codings.every(coding => this.byCoding.has(this.keyOf(coding)));
  }

  private keyOf({ coder, segment, code }: CodingRef): string {
    return `${coder} ${segment} ${this.resolve(code)}`;
  }
}
