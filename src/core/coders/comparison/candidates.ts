import type { Candidate } from './assignment';

/** So many are kept as they are. */
const MAX_CANDIDATES = 2_000_000;
/** When there are more: so many of each member, those worth most. */
const MAX_OF_ONE = 64;

/** The candidates of one member that may be among its best; what is worth less than `least` is not. */
interface Best {
  readonly list: Candidate[];
  readonly least: number;
}

/**
 * Gathers pairs that may be matched, with bounded memory: where nearly everything overlaps nearly everything, only the
 * best of each member are kept, and the matching cannot be called exact.
 */
export class Candidates {
  private all: Candidate[] = [];
  private best: { readonly a: Map<number, Best>; readonly b: Map<number, Best> } | undefined;

  constructor(
    private readonly most = MAX_CANDIDATES,
    private readonly mostOfOne = MAX_OF_ONE,
  ) {}

  /** Whether none was left out. */
  get isWhole(): boolean {
    return this.best === undefined;
  }

  add(candidate: Candidate): void {
    if (this.best) return this.keepBest(candidate);
    this.all.push(candidate);
    if (this.all.length <= this.most) return;
    this.best = { a: new Map(), b: new Map() };
    for (const one of this.all) this.keepBest(one);
    this.all = [];
  }

  list(): readonly Candidate[] {
    if (!this.best) return this.all;
    const { a, b } = this.best;
    return [...new Set([...a.values(), ...b.values()].flatMap(({ list }) => this.trimmed(list)))];
  }

  private keepBest(candidate: Candidate): void {
    for (const side of ['a', 'b'] as const) {
      const lists = this.best![side];
      const member = candidate[side];
      let own = lists.get(member);
      if (!own) lists.set(member, (own = { list: [], least: 0 }));
      if (candidate.worth < own.least) continue;
      if (own.list.push(candidate) < 2 * this.mostOfOne) continue;
      const list = this.trimmed(own.list);
      lists.set(member, { list, least: list.at(-1)!.worth });
    }
  }

  private trimmed(own: readonly Candidate[]): Candidate[] {
    return (
      [...own]
        // the same whichever side a member is on: all of these have one member in common
        .sort((x, y) => y.worth - x.worth || x.a + x.b - (y.a + y.b))
        .slice(0, this.mostOfOne)
    );
  }
}
