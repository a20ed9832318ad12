import { overlapRange } from '../base/sorted';
import { numbersOf } from '../base/typedArrays';
import type { Span } from './span';

/** Spans as two arrays, ascending and disjoint: `turns.starts` with `turns.headEnds`, for one. */
export interface SpanArrays {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** @param spans ascending and disjoint */
export function spanArrays(spans: readonly Span[]): SpanArrays {
  return { starts: numbersOf(spans, ({ start }) => start), ends: numbersOf(spans, ({ end }) => end) };
}

/** What is in at least one of two lists of spans; those that share something become one. */
export function unionOf(a: SpanArrays, b: SpanArrays): SpanArrays {
  if (a.starts.length === 0) return b;
  if (b.starts.length === 0) return a;
  const starts = new Int32Array(a.starts.length + b.starts.length);
  const ends = new Int32Array(starts.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.starts.length || j < b.starts.length;) {
    const isFirst = j === b.starts.length || (i < a.starts.length && a.starts[i]! <= b.starts[j]!);
    const start = isFirst ? a.starts[i]! : b.starts[j]!;
    const end = isFirst ? a.ends[i++]! : b.ends[j++]!;
    if (count > 0 && start < ends[count - 1]!) ends[count - 1] = Math.max(ends[count - 1]!, end);
    else {
      starts[count] = start;
      ends[count++] = end;
    }
  }
  return { starts: starts.slice(0, count), ends: ends.slice(0, count) };
}

/** Whether a span is a part of one of several. */
export function isWithin({ starts, ends }: SpanArrays, { start, end }: Span): boolean {
  const [from, to] = overlapRange(starts, ends, start, end);
  return to - from === 1 && starts[from]! <= start && end <= ends[from]!;
}
