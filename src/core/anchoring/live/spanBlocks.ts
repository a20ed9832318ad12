import { FurthestEnds } from './furthestEnds';
import { PointBlocks } from './pointBlocks';
import type { SortedEdits } from './sortedEdits';

/** Stretches that do not overlap, by position: UTF-16 units, half-open. An empty one lies between two units. */
export interface Stretches {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Spans that follow the edits of a text. Starts and ends are in blocks of their own, so that a long span costs no
 * more than a short one. A start sticks to the right and an end to the left; a span whose words are all deleted has its
 * place at its end. UTF-16 units, half-open.
 */
export class SpanBlocks {
  private readonly starts: PointBlocks;
  private readonly ends: PointBlocks;
  /** Among the blocks of starts, and among the spans of each of these, by the block's id; with the change they know. */
  private readonly blockReach: { readonly ends: FurthestEnds; builtAt: number };
  private readonly spanReach: { readonly ends: FurthestEnds; builtAt: number }[] = [];

  constructor(starts: Int32Array, ends: Int32Array) {
    this.starts = new PointBlocks('right', starts.length);
    this.ends = new PointBlocks('left', ends.length);
    this.starts.replaceAll(starts);
    this.ends.replaceAll(ends);
    this.blockReach = { ends: new FurthestEnds(this.ends), builtAt: -1 };
  }

  /** -1 without a place. Behind the last of its words, the start of a span goes on ahead of its end. */
  start(span: number): number {
    return Math.min(this.starts.at(span), this.ends.at(span));
  }

  end(span: number): number {
    return this.ends.at(span);
  }

  /** Puts a span somewhere; -1, -1: nowhere. */
  put(span: number, start: number, end: number): void {
    this.starts.reserve(span + 1);
    this.ends.reserve(span + 1);
    this.starts.remove(span);
    this.ends.remove(span);
    if (start < 0) return;
    this.starts.insert(span, start);
    this.ends.insert(span, end);
  }

  /** Takes these places for all spans. */
  replaceAll(starts: Int32Array, ends: Int32Array): void {
    this.starts.replaceAll(starts);
    this.ends.replaceAll(ends);
  }

  shift(edits: SortedEdits): void {
    this.starts.shift(edits);
    this.ends.shift(edits);
  }

  /** Spans with an end inside or at the edge of words that edits remove, in no order, some twice. */
  endingIn(edits: SortedEdits): number[] {
    const found: number[] = [];
    for (let i = 0; i < edits.count; i++) {
      if (!edits.takesAway(i)) continue;
      this.starts.addWithin(edits.starts[i]!, edits.ends[i]!, found);
      this.ends.addWithin(edits.starts[i]!, edits.ends[i]!, found);
    }
    return found;
  }

  /**
   * Spans that share at least one unit with a stretch, or have an empty one between two of theirs: by start, longer
   * ones first, then by number.
   */
  meeting({ starts, ends }: Stretches): number[] {
    const found: number[] = [];
    const { order, points } = this.starts;
    const blocks = this.reachOfBlocks();
    // Of the stretches that end after the start of a span, the first decides: the others begin further on.
    let stretch = 0;
    let position = blocks.next(0, starts[0]!);
    while (position < order.length) {
      const block = order[position]!;
      const spans = this.reachOfSpans(block);
      let i = spans.next(0, starts[stretch]!);
      while (i < this.starts.sizes[block]!) {
        const span = points[block]![i]!;
        const start = this.starts.at(span);
        while (ends[stretch]! <= start) if (++stretch === ends.length) return this.inFullOrder(found);
        const end = this.ends.at(span);
        if (starts[stretch]! < end && start < end) found.push(span);
        i = spans.next(i + 1, starts[stretch]!);
      }
      position = blocks.next(position + 1, starts[stretch]!);
    }
    return this.inFullOrder(found);
  }

  /** All spans that have words, by start, longer ones first, then by number. */
  inOrder(): Int32Array {
    const found: number[] = [];
    for (const block of this.starts.order) {
      const points = this.starts.points[block]!;
      const size = this.starts.sizes[block]!;
      for (let i = 0; i < size; i++)
        if (this.starts.at(points[i]!) < this.ends.at(points[i]!)) found.push(points[i]!);
    }
    return Int32Array.from(this.inFullOrder(found));
  }

  private reachOfBlocks(): FurthestEnds {
    const { starts, blockReach } = this;
    if (blockReach.builtAt !== starts.changes) {
      const furthest = Int32Array.from(starts.order, block => this.reachOfSpans(block).furthest);
      blockReach.ends.build(furthest, furthest.length);
      blockReach.builtAt = starts.changes;
    }
    return blockReach.ends;
  }

  private reachOfSpans(block: number): FurthestEnds {
    const { starts } = this;
    const reach = (this.spanReach[block] ??= { ends: new FurthestEnds(this.ends), builtAt: -1 });
    if (reach.builtAt !== starts.changedAt[block]) {
      reach.ends.build(starts.points[block]!, starts.sizes[block]!);
      reach.builtAt = starts.changedAt[block]!;
    }
    return reach.ends;
  }

  /** Puts spans that are by start already into their full order. */
  private inFullOrder(spans: number[]): number[] {
    for (let from = 0; from < spans.length;) {
      const start = this.starts.at(spans[from]!);
      let to = from + 1;
      while (to < spans.length && this.starts.at(spans[to]!) === start) to++;
      if (to > from + 1) {
        const sorted = spans.slice(from, to).sort((a, b) => this.ends.at(b) - this.ends.at(a) || a - b);
        for (let i = from; i < to; i++) spans[i] = sorted[i - from]!;
      }
      from = to;
    }
    return spans;
  }
}
