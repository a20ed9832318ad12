import type { Addable } from '../../base/runningSum';
import type { CodeRows } from '../../corpus/codeRows';
import type { PairPart } from './pairSweep';
import { PairTable } from './pairTable';

/** Which codes occur together in all transcripts, and how often. */
export class PairSums implements Addable<PairPart> {
  /** Code → number of segments that carry it. */
  readonly segments: Int32Array;
  private inPairs: readonly number[] | undefined;

  constructor(
    readonly codes: Pick<CodeRows, 'ids' | 'areRelated'>,
    readonly table = new PairTable(),
    segments?: Int32Array,
  ) {
    this.segments = segments ?? new Int32Array(codes.ids.length);
  }

  add({ codes, segments, counts }: PairPart, times: 1 | -1 = 1): void {
    for (let i = 0; i < codes.length; i++) this.segments[codes[i]!]! += times * segments[i]!;
    this.table.add(counts, times);
    this.inPairs = undefined;
  }

  /** What they are now, whatever is added later. */
  copied(): PairSums {
    return new PairSums(this.codes, this.table.copied(), this.segments.slice());
  }

  /** The codes that occur together with any, ascending. */
  codesInPairs(): readonly number[] {
    return (this.inPairs ??= this.findInPairs());
  }

  private findInPairs(): readonly number[] {
    const { first, second, size } = this.table;
    const occurs = new Uint8Array(this.segments.length);
    for (let i = 0; i < size; i++) {
      occurs[first[i]!] = 1;
      occurs[second[i]!] = 1;
    }
    return [...occurs.keys()].filter(code => occurs[code] === 1);
  }
}
