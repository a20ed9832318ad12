import { type Place, placeSegment } from '../core/anchoring/place';
import { type Edit, shiftSpans } from '../core/anchoring/shift';
import type { Sidecar } from '../core/coding/segment';
import { SpanIndex } from '../core/coding/spanIndex';
import { type Coding, type PlacedSegment, Reading } from '../core/corpus/corpus';
import { LineIndex } from '../core/text/lineIndex';
import { textVersion } from '../core/text/textVersion';
import type { Turns } from '../core/text/turns';
import type { RecordFile } from './recordFile';

/** A replacement longer than this, in UTF-16 units, is not typing: the segments it touches are placed afresh. */
const LARGE_EDIT = 1000;

/**
 * A transcript with everyone's segments at their places in its current text: the text of the editor while one is open,
 * else that on disk. UTF-16 units over the LF text.
 */
export class Transcript {
  /** By coder. */
  readonly sidecars = new Map<string, RecordFile<Sidecar>>();
  private current: string | (() => string) = '';
  private owned: { coder: string; segment: PlacedSegment['segment'] }[] = [];
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private states: Place['state'][] = [];
  private memo: {
    version?: string;
    lines?: LineIndex;
    reading?: Reading;
    /** The labels that were known when it was made. */
    labels?: readonly string[];
    index?: SpanIndex;
    placed?: readonly PlacedSegment[];
  } = {};

  constructor(
    readonly path: string,
    private readonly knownLabels: () => readonly string[],
  ) {}

  get text(): string {
    if (typeof this.current === 'function') this.current = this.current();
    return this.current;
  }

  /** Id of the current text's version. */
  get version(): string {
    return (this.memo.version ??= textVersion(this.text).id);
  }

  get lines(): LineIndex {
    return (this.memo.lines ??= new LineIndex(this.text));
  }

  get turns(): Turns {
    return this.reading.turns;
  }

  /** Turns and words of the current text: the same as long as that and the study's labels are. */
  get reading(): Reading {
    const labels = this.knownLabels();
    if (this.memo.reading && this.memo.labels === labels) return this.memo.reading;
    this.memo.labels = labels;
    return (this.memo.reading = new Reading(this.text, labels));
  }

  /** Everyone's segments at their places; those without a place have start = end = -1. */
  get segments(): readonly PlacedSegment[] {
    return (this.memo.placed ??= this.owned.map(({ coder, segment }, i) => this.placedAt(coder, segment, i)));
  }

  /** Who has a sidecar for it, by id. */
  get codings(): readonly Coding[] {
    return [...this.sidecars].flatMap(([coder, { parsed }]) =>
      parsed.value ? [{ coder, status: parsed.value.status }] : [],
    );
  }

  /** Segments that share at least one unit with `[start, end)`, by start. */
  overlapping(start: number, end: number): PlacedSegment[] {
    this.memo.index ??= new SpanIndex(this.starts, this.ends);
    return this.memo.index.overlapping(start, end).map(i => this.segments[i]!);
  }

  /** Segments that have a place, by start. */
  inOrder(): PlacedSegment[] {
    this.memo.index ??= new SpanIndex(this.starts, this.ends);
    return Array.from(this.memo.index.order, i => this.segments[i]!);
  }

  /** Takes another text, of which nothing is known but its words: every segment is placed afresh. */
  replaceText(text: string): void {
    if (text === this.text) return;
    this.current = text;
    this.memo = {};
    this.place([]);
  }

  /**
   * Follows an edit in the editor.
   * @param edits in units of the text before it
   * @param text the text after it, asked for when first needed
   */
  edit(edits: readonly Edit[], text: () => string): void {
    const before = this.segments;
    shiftSpans(this.starts, this.ends, edits);
    this.current = text;
    this.memo = {};
    const large = edits.filter(edit => edit.end - edit.start > LARGE_EDIT);
    // words that were gone come back by undo or paste, never by typing one character
    const mayBringBack = edits.some(edit => edit.inserted > 1);
    for (let i = 0; i < this.starts.length; i++) {
      const { start, end } = before[i]!;
      const isCollapsed = start < end && this.starts[i] === this.ends[i];
      if (isCollapsed || large.some(edit => edit.start < end && start < edit.end)) this.placeOne(i);
      else if (start === end) {
        if (mayBringBack) this.placeOne(i);
      } else if (edits.some(edit => edit.start < end && start < edit.end)) this.states[i] = this.stateAt(i);
    }
  }

  /** Takes a coder's sidecar, or takes it away. */
  setSidecar(coder: string, file: RecordFile<Sidecar> | undefined): void {
    const before = this.segments;
    if (file) this.sidecars.set(coder, file);
    else this.sidecars.delete(coder);
    this.place(before);
  }

  /** Places the segments whose anchor is new; the others stay where live editing has carried them. */
  private place(before: readonly PlacedSegment[]): void {
    const known = new Map(before.map(placed => [anchorKey(placed.coder, placed.segment), placed]));
    this.owned = [];
    for (const [coder, file] of [...this.sidecars].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const segment of file.parsed.value?.segments ?? []) this.owned.push({ coder, segment });
    }
    this.starts = new Int32Array(this.owned.length);
    this.ends = new Int32Array(this.owned.length);
    this.states = new Array(this.owned.length);
    this.memo = { ...this.memo, index: undefined, placed: undefined };
    this.owned.forEach(({ coder, segment }, i) => {
      const placed = known.get(anchorKey(coder, segment));
      if (placed) this.setPlace(i, placed);
      else this.placeOne(i);
    });
  }

  private placeOne(i: number): void {
    this.setPlace(i, placeSegment(this.text, this.version, this.owned[i]!.segment));
  }

  private setPlace(i: number, place: Place): void {
    this.starts[i] = place.start;
    this.ends[i] = place.end;
    this.states[i] = place.state;
  }

  private stateAt(i: number): Place['state'] {
    const { quote } = this.owned[i]!.segment;
    return quote === this.text.slice(this.starts[i], this.ends[i]) ? 'ok' : 'changed';
  }

  private placedAt(coder: string, segment: PlacedSegment['segment'], i: number): PlacedSegment {
    return { coder, segment, start: this.starts[i]!, end: this.ends[i]!, state: this.states[i]! };
  }
}

function anchorKey(coder: string, { id, text, start, end }: PlacedSegment['segment']): string {
  return `${coder}/${id}/${text}/${start}/${end}`;
}
