import type { CodeRows } from '../../corpus/codeRows';
import type { PairPart } from './pairSweep';
import { PairTable } from './pairTable';

/** Which codes occur together in all transcripts, and how often. */
export class PairSums {
  readonly table = new PairTable();
  /** Code → number of segments that carry it. */
  readonly segments: Int32Array;
  private inPairs: readonly number[] | undefined;

  constructor(readonly codes: Pick<CodeRows, 'ids' | 'areRelated'>) {
    this.segments = new Int32Array(codes.ids.length);
  }

  add({ codes, segments, counts }: PairPart): void {
    for (let i = 0; i < codes.length; i++) this.segments[codes[i]!]! += segments[i]!;
    this.table.add(counts);
    this.inPairs = undefined;
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
