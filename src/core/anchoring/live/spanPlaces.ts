import type { SortedEdits } from './sortedEdits';

/** Where some spans are, by number: UTF-16 units, half-open. */
export class SpanPlaces {
  readonly spans: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private index: Map<number, number> | undefined;

  get count(): number {
    return this.spans.length;
  }

  has(span: number): boolean {
    return this.indexOf(span) !== undefined;
  }

  put(span: number, start: number, end: number): void {
    const i = this.indexOf(span) ?? this.spans.length;
    this.spans[i] = span;
    this.starts[i] = start;
    this.ends[i] = end;
    this.index!.set(span, i);
  }

  putAll({ spans, starts, ends }: SpanPlaces): void {
    for (let i = 0; i < spans.length; i++) this.put(spans[i]!, starts[i]!, ends[i]!);
  }

  /** Follows edits that take nothing from these spans' ends. */
  shift(edits: SortedEdits): void {
    for (let i = 0; i < this.spans.length; i++) {
      this.starts[i] = edits.shifted(this.starts[i]!);
      this.ends[i] = edits.shifted(this.ends[i]!);
    }
  }

  private indexOf(span: number): number | undefined {
    this.index ??= new Map(this.spans.map((known, i) => [known, i]));
    return this.index.get(span);
  }
}
