import type { Comparison } from './compareCodings';
import { COMPARED_KINDS, type Compared, compared } from './compared';
import type { PlacedCoding } from './placedCoding';

/** A comparison in few columns: what can be worked out again of places is left out. */
export interface PackedComparison {
  readonly isExact: boolean;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Of codings, by their numbers. */
  readonly segments: readonly string[];
  readonly codes: readonly string[];
  /** For each coding the number of its code. */
  readonly codeNumbers: Int32Array;
  /** For each row: its kind, how many codings each side has, and on which side they are elsewhere too (0: on none). */
  readonly kinds: Int32Array;
  readonly ofA: Int32Array;
  readonly ofB: Int32Array;
  readonly elsewhere: Int32Array;
  /** The codings of all rows, A’s before B’s. */
  readonly members: Int32Array;
}

const ELSEWHERE = [undefined, 'a', 'b'] as const;

export function packed({ rows, isExact }: Comparison): PackedComparison {
  const codings: PlacedCoding[] = [];
  const numbers = new Map<PlacedCoding, number>();
  const members: number[] = [];
  for (const { a, b } of rows) {
    for (const coding of [...a, ...b]) {
      let number = numbers.get(coding);
      if (number === undefined) numbers.set(coding, (number = codings.push(coding) - 1));
      members.push(number);
    }
  }
  const codes = [...new Set(codings.map(({ code }) => code))];
  const codeNumbers = new Map(codes.map((code, number) => [code, number]));
  return {
    isExact,
    starts: Int32Array.from(codings, ({ start }) => start),
    ends: Int32Array.from(codings, ({ end }) => end),
    segments: codings.map(({ segment }) => segment),
    codes,
    codeNumbers: Int32Array.from(codings, ({ code }) => codeNumbers.get(code)!),
    kinds: Int32Array.from(rows, ({ kind }) => COMPARED_KINDS.indexOf(kind)),
    ofA: Int32Array.from(rows, ({ a }) => a.length),
    ofB: Int32Array.from(rows, ({ b }) => b.length),
    elsewhere: Int32Array.from(rows, ({ isElsewhere }) => ELSEWHERE.indexOf(isElsewhere)),
    members: Int32Array.from(members),
  };
}

export function unpacked(of: PackedComparison): Comparison {
  const codings = of.segments.map((segment, i): PlacedCoding => ({
    start: of.starts[i]!,
    end: of.ends[i]!,
    code: of.codes[of.codeNumbers[i]!]!,
    segment,
  }));
  let at = 0;
  const next = (count: number): PlacedCoding[] => {
    const side: PlacedCoding[] = [];
    for (const end = at + count; at < end; at++) side.push(codings[of.members[at]!]!);
    return side;
  };
  const rows: Compared[] = [];
  for (let row = 0; row < of.kinds.length; row++) {
    const a = next(of.ofA[row]!);
    rows.push(
      compared(COMPARED_KINDS[of.kinds[row]!]!, a, next(of.ofB[row]!), ELSEWHERE[of.elsewhere[row]!]),
    );
  }
  return { rows, isExact: of.isExact };
}
