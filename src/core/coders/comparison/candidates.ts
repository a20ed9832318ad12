import type { Candidate } from './assignment';

/** So many are kept as they are. */
const MAX_CANDIDATES = 2_000_000;
/** When there are more: so many of each member, those worth most. */
const MAX_OF_ONE = 64;

/**
 * Gathers pairs that may be matched, with bounded memory: where nearly everything overlaps nearly everything, only the
 * best of each member are kept, and the matching cannot be called exact.
 */
export class Candidates {
  private all: Candidate[] = [];
  private best: { readonly a: (Best | undefined)[]; readonly b: (Best | undefined)[] } | undefined;

  constructor(
    private readonly most = MAX_CANDIDATES,
    private readonly mostOfOne = MAX_OF_ONE,
  ) {}

  /** Whether none was left out. */
  get isWhole(): boolean {
    return this.best === undefined;
  }

  /** @param worth a whole number of at most 31 bits */
  add(a: number, b: number, worth: number): void {
    if (this.best) return this.keepBest(a, b, worth);
    this.all.push({ a, b, worth });
    if (this.all.length <= this.most) return;
    this.best = { a: [], b: [] };
    for (const one of this.all) this.keepBest(one.a, one.b, one.worth);
    this.all = [];
  }

  list(): readonly Candidate[] {
    if (!this.best) return this.all;
    const { a, b } = this.best;
    const found: Candidate[] = [];
    a.forEach((best, member) => best?.each((other, worth) => found.push({ a: member, b: other, worth })));
    b.forEach((best, member) =>
      best?.each((other, worth) => {
        if (!a[other]!.has(member, worth)) found.push({ a: other, b: member, worth });
      }),
    );
    return found;
  }

  private keepBest(a: number, b: number, worth: number): void {
    const { best, mostOfOne } = this;
    (best!.a[a] ??= new Best(mostOfOne)).add(b, worth);
    (best!.b[b] ??= new Best(mostOfOne)).add(a, worth);
  }
}

/** The partners of one member that are worth most, of equal ones those with the lowest numbers; the worst is at hand (a heap). */
class Best {
  private readonly others: Int32Array;
  private readonly worths: Int32Array;
  private size = 0;

  constructor(private readonly most: number) {
    this.others = new Int32Array(most);
    this.worths = new Int32Array(most);
  }

  add(other: number, worth: number): void {
    if (this.size < this.most) {
      this.put(this.size, other, worth);
      this.rise(this.size++);
    } else if (this.isBelow(0, other, worth)) {
      this.put(0, other, worth);
      this.sink();
    }
  }

  each(use: (other: number, worth: number) => void): void {
    for (let i = 0; i < this.size; i++) use(this.others[i]!, this.worths[i]!);
  }

  has(other: number, worth: number): boolean {
    // nearly all of those that are not there are worth less than the worst
    if (this.size === this.most && worth < this.worths[0]!) return false;
    return this.others.subarray(0, this.size).includes(other);
  }

  /** Whether the one at a place is worse than another. */
  private isBelow(at: number, other: number, worth: number): boolean {
    const own = this.worths[at]!;
    return own < worth || (own === worth && this.others[at]! > other);
  }

  private put(at: number, other: number, worth: number): void {
    this.others[at] = other;
    this.worths[at] = worth;
  }

  private rise(from: number): void {
    const [other, worth] = [this.others[from]!, this.worths[from]!];
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isAbove(above, other, worth)) break;
      this.put(at, this.others[above]!, this.worths[above]!);
      at = above;
    }
    this.put(at, other, worth);
  }

  private sink(): void {
    const [other, worth] = [this.others[0]!, this.worths[0]!];
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.isBelow(below + 1, this.others[below]!, this.worths[below]!)) below++;
      if (!this.isBelow(below, other, worth)) break;
      this.put(at, this.others[below]!, this.worths[below]!);
      at = below;
    }
    this.put(at, other, worth);
  }

  /** Whether the one at a place is better than another. */
  private isAbove(at: number, other: number, worth: number): boolean {
    const own = this.worths[at]!;
    return own > worth || (own === worth && this.others[at]! < other);
  }
}
