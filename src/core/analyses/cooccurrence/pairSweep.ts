import type { CodeRows } from '../../corpus/codeRows';
import { type PairCounts, PairTable } from './pairTable';
import type { Stretches } from './together';

/** What one transcript adds to the counts of pairs. */
export interface PairPart {
  /** The codes that occur, ascending, and the number of segments that carry each. */
  readonly codes: Int32Array;
  readonly segments: Int32Array;
  readonly counts: PairCounts;
}

/**
 * Counts what occurs together by sweeping over stretches by start, with the codes of those that are open. Time grows
 * with segments × codes that are open meanwhile, however many segments carry these.
 */
export class PairSweep {
  readonly table = new PairTable();
  /** Code → number of segments that carry it. */
  readonly segments: Int32Array;
  /** Code → number of open segments with it. */
  private readonly open: Int32Array;
  /** The codes with an open segment, in no order, and where each is in it. */
  private readonly openCodes: Int32Array;
  private readonly placeOf: Int32Array;
  private openCount = 0;
  /** Code → index of the first segment of this sweep that opened after its last one closed. */
  private readonly closedBefore: Int32Array;
  private readonly list = new OpenList();

  constructor(readonly codes: Pick<CodeRows, 'ids' | 'areRelated'>) {
    const column = () => new Int32Array(codes.ids.length);
    this.segments = column();
    this.open = column();
    this.openCodes = column();
    this.placeOf = column();
    this.closedBefore = column();
  }

  /** @param codesOf the codes of each segment, ascending */
  add({ starts, ends }: Stretches, codesOf: readonly (readonly number[])[]): void {
    const count = starts.length;
    const byEnd = orderOf(ends);
    const { list } = this;
    list.clear(count);
    this.closedBefore.fill(0);
    let closed = 0;
    const closeUntil = (place: number, next: number) => {
      for (; closed < count && ends[byEnd[closed]!]! <= place; closed++) {
        const segment = byEnd[closed]!;
        if (starts[segment]! >= ends[segment]!) continue;
        list.remove(segment);
        for (const code of codesOf[segment]!) this.close(code, next);
      }
    };
    for (let i = 0; i < count; i++) {
      closeUntil(starts[i]!, i);
      const codes = codesOf[i]!;
      this.addItself(codes);
      if (starts[i]! >= ends[i]!) continue;
      for (const code of codes) if (this.open[code] === 0) this.meetFirst(code, list, codesOf);
      for (const code of codes) this.meetOpen(code, codes);
      list.append(i);
      for (const code of codes) this.openOne(code);
    }
    closeUntil(Infinity, count);
  }

  /** What was counted; afterwards nothing is. */
  take(): PairPart {
    const present: number[] = [];
    for (let code = 0; code < this.segments.length; code++) if (this.segments[code]! > 0) present.push(code);
    const codes = Int32Array.from(present);
    const segments = codes.map(code => this.segments[code]!);
    this.segments.fill(0);
    return { codes, segments, counts: this.table.take() };
  }

  private addItself(codes: readonly number[]): void {
    const { table } = this;
    for (let i = 0; i < codes.length; i++) {
      this.segments[codes[i]!]!++;
      for (let j = i + 1; j < codes.length; j++) {
        if (this.codes.areRelated(codes[i]!, codes[j]!)) continue;
        const pair = table.indexOf(codes[i]!, codes[j]!);
        table.pairs[pair]!++;
        table.firstTogether[pair]!++;
        table.secondTogether[pair]!++;
        table.both[pair]!++;
      }
    }
  }

  /** A code without an open segment opens: open segments that opened after its last one closed meet it for the first time. */
  private meetFirst(code: number, list: OpenList, codesOf: readonly (readonly number[])[]): void {
    for (let i = list.last; i >= this.closedBefore[code]!; i = list.previous[i]!) {
      for (const other of codesOf[i]!) this.countMeeting(other, code);
    }
  }

  /** A segment opens: each code of it meets those of the open segments. */
  private meetOpen(code: number, own: readonly number[]): void {
    const { table } = this;
    for (let i = 0; i < this.openCount; i++) {
      const other = this.openCodes[i]!;
      if (this.codes.areRelated(code, other)) continue;
      const pair = code < other ? table.indexOf(code, other) : table.indexOf(other, code);
      table.pairs[pair]! += this.open[other]!;
      // With both codes it has been counted by itself.
      if (own.includes(other)) continue;
      if (code < other) table.firstTogether[pair]!++;
      else table.secondTogether[pair]!++;
    }
  }

  /** A segment with a code meets another code. */
  private countMeeting(code: number, other: number): void {
    if (this.codes.areRelated(code, other)) return;
    const { table } = this;
    const pair = code < other ? table.indexOf(code, other) : table.indexOf(other, code);
    if (code < other) table.firstTogether[pair]!++;
    else table.secondTogether[pair]!++;
  }

  private openOne(code: number): void {
    if (this.open[code]!++ > 0) return;
    this.placeOf[code] = this.openCount;
    this.openCodes[this.openCount++] = code;
  }

  private close(code: number, next: number): void {
    if (--this.open[code]! > 0) return;
    this.closedBefore[code] = next;
    const place = this.placeOf[code]!;
    const moved = this.openCodes[--this.openCount]!;
    this.openCodes[place] = moved;
    this.placeOf[moved] = place;
  }
}

/** The numbers of some ends, the first one first; of equal ones in their own order. */
function orderOf(ends: Int32Array): Int32Array {
  const count = ends.length;
  // sorted as numbers, an end and its own number in one: much faster than with a comparison
  const keys = Float64Array.from(ends, (end, i) => end * count + i).sort();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = keys[i]! - Math.floor(keys[i]! / count) * count;
  return order;
}

/** The open segments, in the order in which they opened. */
class OpenList {
  last = -1;
  previous = new Int32Array(64);
  private next = new Int32Array(64);

  /** @param count so many segments may open */
  clear(count: number): void {
    this.last = -1;
    if (count <= this.previous.length) return;
    this.previous = new Int32Array(2 * count);
    this.next = new Int32Array(2 * count);
  }

  append(segment: number): void {
    this.previous[segment] = this.last;
    this.next[segment] = -1;
    if (this.last >= 0) this.next[this.last] = segment;
    this.last = segment;
  }

  remove(segment: number): void {
    const previous = this.previous[segment]!;
    const next = this.next[segment]!;
    if (previous >= 0) this.next[previous] = next;
    if (next >= 0) this.previous[next] = previous;
    else this.last = previous;
  }
}
