const EMPTY = -1;

/** The counts of a table by themselves. */
export interface PairCounts {
  /** For each pair the lower number, the higher one, {@link PairTable.firstTogether}, `secondTogether` and `both`. */
  readonly numbers: Int32Array;
  readonly pairs: Float64Array;
}

const COLUMNS = 5;

/**
 * Counts for pairs of numbered things, of which few pairs occur: a hash table with open addressing. A new pair can
 * replace all arrays, so ask for its index before you take hold of one.
 */
export class PairTable {
  /** Number of pairs that are known; their counts are at the indexes below it. */
  size = 0;
  /** The lower number of a pair, and the higher one. */
  first = new Int32Array(64);
  second = new Int32Array(64);
  /** Pairs of a segment with the first and one with the second that occur together. */
  pairs = new Float64Array(64);
  /** Segments with the first that occur together with one with the second, and the other way round. */
  firstTogether = new Int32Array(64);
  secondTogether = new Int32Array(64);
  /** Segments with both. */
  both = new Int32Array(64);
  private slots = new Int32Array(128).fill(EMPTY);

  /** The index of a pair's counts; made when it is new. */
  indexOf(first: number, second: number): number {
    let slot = this.slotOf(first, second);
    if (this.slots[slot] === EMPTY) {
      if (this.size === this.first.length) {
        this.grow();
        slot = this.slotOf(first, second);
      }
      this.slots[slot] = this.size;
      this.first[this.size] = first;
      this.second[this.size++] = second;
    }
    return this.slots[slot]!;
  }

  /** The number of pairs of segments with both, in either order. */
  pairsOf(a: number, b: number): number {
    const index = this.slots[a < b ? this.slotOf(a, b) : this.slotOf(b, a)]!;
    return index === EMPTY ? 0 : this.pairs[index]!;
  }

  /** All counts; afterwards there are none. */
  take(): PairCounts {
    const { size, first, second, firstTogether, secondTogether, both } = this;
    const numbers = new Int32Array(COLUMNS * size);
    for (let i = 0; i < size; i++) {
      const at = COLUMNS * i;
      numbers[at] = first[i]!;
      numbers[at + 1] = second[i]!;
      numbers[at + 2] = firstTogether[i]!;
      numbers[at + 3] = secondTogether[i]!;
      numbers[at + 4] = both[i]!;
    }
    const pairs = this.pairs.slice(0, size);
    for (const column of [firstTogether, secondTogether, both, this.pairs]) column.fill(0, 0, size);
    this.slots.fill(EMPTY);
    this.size = 0;
    return { numbers, pairs };
  }

  /** @param times 1 to add counts, -1 to take away what was added */
  add({ numbers, pairs }: PairCounts, times: 1 | -1 = 1): void {
    for (let i = 0; i < pairs.length; i++) {
      const at = COLUMNS * i;
      const pair = this.indexOf(numbers[at]!, numbers[at + 1]!);
      this.firstTogether[pair]! += times * numbers[at + 2]!;
      this.secondTogether[pair]! += times * numbers[at + 3]!;
      this.both[pair]! += times * numbers[at + 4]!;
      this.pairs[pair]! += times * pairs[i]!;
    }
  }

  /** The same pairs, but for those of which nothing is left. */
  copied(): PairTable {
    const { size, first, second } = this;
    const copy = new PairTable();
    while (copy.first.length < size) copy.grow();
    for (let i = 0; i < size; i++) {
      if (this.pairs[i] === 0) continue;
      const pair = copy.indexOf(first[i]!, second[i]!);
      copy.pairs[pair] = this.pairs[i]!;
      copy.firstTogether[pair] = this.firstTogether[i]!;
      copy.secondTogether[pair] = this.secondTogether[i]!;
      copy.both[pair] = this.both[i]!;
    }
    return copy;
  }

  private slotOf(first: number, second: number): number {
    const mask = this.slots.length - 1;
    // Multipliers as in Teschner et al. 2003, “Optimized spatial hashing”
    let slot = (Math.imul(first, 73856093) ^ Math.imul(second, 19349663)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const index = this.slots[slot]!;
      if (index === EMPTY || (this.first[index] === first && this.second[index] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const length = this.first.length * 2;
    const longer = (column: Int32Array) => {
      const grown = new Int32Array(length);
      grown.set(column);
      return grown;
    };
    this.first = longer(this.first);
    this.second = longer(this.second);
    this.firstTogether = longer(this.firstTogether);
    this.secondTogether = longer(this.secondTogether);
    this.both = longer(this.both);
    const pairs = new Float64Array(length);
    pairs.set(this.pairs);
    this.pairs = pairs;
    this.slots = new Int32Array(length * 2).fill(EMPTY);
    for (let i = 0; i < this.size; i++) {
      const slot = this.slotOf(this.first[i]!, this.second[i]!);
      this.slots[slot] = i;
    }
  }
}
