import { SpanIndex } from '../core/coding/spanIndex';

/** Spans of a text, by index; start = -1 where there is no place. UTF-16 units, half-open. */
export interface Spans {
  start(span: number): number;
  end(span: number): number;
  /** Spans that share at least one unit with `[start, end)`, by start, longer ones first. */
  overlapping(start: number, end: number): readonly number[];
  /** All spans with words, in the same order. */
  inOrder(): Int32Array;
}

/** Spans of a text that is not being edited. */
export class FixedSpans implements Spans {
  private known: SpanIndex | undefined;

  constructor(
    readonly starts: Int32Array,
    readonly ends: Int32Array,
  ) {}

  /** Made when first asked for: of most transcripts nobody asks where a stretch is coded. */
  private get index(): SpanIndex {
    return (this.known ??= new SpanIndex(this.starts, this.ends));
  }

  start(span: number): number {
    return this.starts[span]!;
  }

  end(span: number): number {
    return this.ends[span]!;
  }

  overlapping(start: number, end: number): readonly number[] {
    return this.index.overlapping(start, end);
  }

  inOrder(): Int32Array {
    return this.index.order;
  }
}
