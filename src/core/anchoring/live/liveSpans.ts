import { HashedText } from './hashedText';
import type { SharedText } from './sharedText';
import { SortedEdits, type TextEdit } from './sortedEdits';
import { SpanBlocks } from './spanBlocks';
import { SpanPlaces } from './spanPlaces';
import { type EarlierState, UndoMemory } from './undoMemory';

export type { TextEdit };

/** When more than this share of the spans come back at once, all are put into blocks again. */
const MANY = 0.1;

/** What an event of an editor did to spans. */
export interface LiveEffect {
  /** Spans that had words removed or inserted (not those merely shifted), each once, by start before the event. */
  readonly touched: readonly number[];
  /** Spans that came back to where they were, since the text is again what it was. */
  readonly restored: readonly number[];
}

/**
 * A text and its spans while the text is edited: UTF-16 units, half-open. Spans are named by whole numbers from 0.
 * - A start sticks to the right and an end to the left, so a span never grows when someone types at its edge; a
 *   replacement that shares an edge with the span stays inside it.
 * - A span whose words are all deleted collapses to start = end.
 * - When the text is again what it was earlier in this session, every span is again where it was then, unless it was put
 *   elsewhere or added since: undo, redo and revert do that, in any steps that an editor takes.
 */
export class LiveSpans {
  private words: HashedText;
  private readonly blocks: SpanBlocks;
  private memory: UndoMemory | undefined;
  private size: number;

  /** Spans with start = end = -1 have no place. */
  constructor(text: string, starts: Int32Array, ends: Int32Array) {
    this.words = HashedText.of(text);
    this.blocks = new SpanBlocks(starts, ends);
    this.size = starts.length;
  }

  /** The current text; joined when first asked for. */
  get text(): string {
    return this.words.text;
  }

  /** The current text, to be kept. */
  get snapshot(): SharedText {
    return this.words.snapshot;
  }

  /** The current text, as later edits leave it. */
  get still(): HashedText {
    return this.words;
  }

  /** A part of the text, without joining the whole. */
  slice(start: number, end: number): string {
    return this.words.slice(start, end);
  }

  /** How many spans there are, with those that have no place. */
  get count(): number {
    return this.size;
  }

  /** -1 without a place. */
  start(span: number): number {
    return this.blocks.start(span);
  }

  /** -1 without a place. */
  end(span: number): number {
    return this.blocks.end(span);
  }

  /**
   * Follows one event of an editor.
   * @param edits disjoint, in any order, in units of the text before the event
   * @throws RangeError when they overlap or leave the text
   */
  apply(edits: readonly TextEdit[]): LiveEffect {
    const sorted = SortedEdits.from(edits, this.words.length);
    if (sorted.count === 0) return { touched: [], restored: [] };
    this.memory ??= new UndoMemory(this.words);
    const touched = this.blocks.meeting(sorted);
    const ending = this.blocks.endingIn(sorted);
    const harmed = ending.length > 0 ? this.placesOf(ending) : undefined;
    const removed = sorted.starts.map((start, i) => this.words.slice(start, sorted.ends[i]!));
    this.words = this.words.edited(sorted);
    this.blocks.shift(sorted);
    const earlier = this.memory.add(sorted, removed, harmed, this.words);
    const restored = earlier ? this.restore(earlier, this.memory) : [];
    this.memory.trim();
    return { touched, restored };
  }

  /** Puts a span elsewhere; -1, -1 takes its place away. No undo of the text takes that back. */
  set(span: number, start: number, end: number): void {
    this.blocks.put(span, start, end);
    this.memory?.forget(span);
  }

  /** Adds a span and gives its number. */
  add(start: number, end: number): number {
    const span = this.size++;
    this.set(span, start, end);
    return span;
  }

  /**
   * Spans that share at least one unit with `[start, end)`, by start, longer ones first, then by number. Those without
   * a place or words never do.
   */
  overlapping(start: number, end: number): number[] {
    return start < end ? this.blocks.meeting({ starts: [start], ends: [end] }) : [];
  }

  /** All spans that have words, in the same order. */
  inOrder(): Int32Array {
    return this.blocks.inOrder();
  }

  private placesOf(spans: readonly number[]): SpanPlaces {
    const places = new SpanPlaces();
    for (const span of spans) places.put(span, this.start(span), this.end(span));
    return places;
  }

  /** Puts spans back to where they were when the text was last what it is now. */
  private restore({ state, places, untouched }: EarlierState, memory: UndoMemory): readonly number[] {
    if (!untouched.isStill) {
      // The same text, but made otherwise: one of two equal words came, the other one went.
      for (let span = 0; span < this.size; span++) {
        if (this.start(span) < 0 || places.has(span)) continue;
        const start = untouched.before(this.start(span));
        const end = untouched.before(this.end(span));
        if (start !== undefined && end !== undefined) places.put(span, start, end);
      }
    }
    const returned = new SpanPlaces();
    places.spans.forEach((span, i) => {
      const isThere = this.start(span) === places.starts[i] && this.end(span) === places.ends[i];
      if (!isThere && memory.knows(span, state)) returned.put(span, places.starts[i]!, places.ends[i]!);
    });
    memory.addReturned(this.placesOf(returned.spans));
    this.putAll(returned);
    return returned.spans;
  }

  private putAll({ spans, starts, ends }: SpanPlaces): void {
    if (spans.length <= MANY * this.size) {
      for (let i = 0; i < spans.length; i++) this.blocks.put(spans[i]!, starts[i]!, ends[i]!);
      return;
    }
    const allStarts = Int32Array.from({ length: this.size }, (_, span) => this.start(span));
    const allEnds = Int32Array.from({ length: this.size }, (_, span) => this.end(span));
    for (let i = 0; i < spans.length; i++) {
      allStarts[spans[i]!] = starts[i]!;
      allEnds[spans[i]!] = ends[i]!;
    }
    this.blocks.replaceAll(allStarts, allEnds);
  }
}
