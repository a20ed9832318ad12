import { carryForward } from '../core/anchoring/places/carry';
import { LiveSpans, type TextEdit } from '../core/anchoring/live/liveSpans';
import type { Place, PlaceState } from '../core/coding/place';
import { hasWords } from '../core/anchoring/anchors/sameWords';
import type { Segment, Sidecar } from '../core/coding/segment';
import { type Coding, type PlacedSegment, Reading } from '../core/corpus/corpus';
import type { Span } from '../core/text/span';
import { LineIndex } from '../core/text/lineIndex';
import { textVersion } from '../core/text/textVersion';
import type { Turns } from '../core/turns/turns';
import { isLarge, takenApart } from './largeEdits';
import { type KeptPlaces, anchorKey } from './placeMemory';
import type { RecordFile } from './recordFile';
import { FixedSpans, type Spans } from './spans';
import { EditTrail } from './editTrail';

interface Owned {
  readonly coder: string;
  readonly segment: Segment;
  /** Its index among the spans. */
  readonly slot: number;
}

const NOWHERE = { start: -1, end: -1 };

/**
 * A transcript with everyone's segments at their places in its current text: the text of the editor while one is open,
 * else that on disk. UTF-16 units over the LF text.
 */
export class Transcript {
  /** By coder. */
  readonly sidecars = new Map<string, RecordFile<Sidecar>>();
  /** Whole texts of earlier versions that segments name, as far as they could be found. */
  private readonly oldTexts = new Map<string, string>();
  /** By coder: versions that segments name and that were not on the disk when they were made. */
  private readonly unsaved = new Map<string, Set<string>>();
  /** Id of the version on disk; undefined while nothing is known of it. */
  saved: string | undefined;
  /** Places in the text of one version, as they were known when it was saved. */
  private kept: { readonly version: string; readonly places: KeptPlaces } | undefined;
  private owned: readonly Owned[] = [];
  /** Index of the segment in `owned`, by slot. */
  private ownerOf: (number | undefined)[] = [];
  /** Segments that were removed: their spans go on, for undo of coding brings them back. */
  private removed = new Map<string, Owned>();
  /** What was found out when a segment was placed, by slot; a span whose words are gone since is an orphan. */
  private states: PlaceState[] = [];
  private fixedText = '';
  private spans: Spans = new FixedSpans(new Int32Array(0), new Int32Array(0));
  /** The same spans while the text is edited. */
  private live: LiveSpans | undefined;
  private history = new EditTrail();
  private memo: {
    version?: string;
    lines?: LineIndex;
    reading?: Reading;
    /** The labels that were known when it was made. */
    labels?: readonly string[];
    placed?: (PlacedSegment | undefined)[] | undefined;
    all?: readonly PlacedSegment[] | undefined;
  } = {};

  constructor(
    readonly path: string,
    private readonly knownLabels: () => readonly string[],
    /** With which hashed words were hashed. */
    private readonly salt: () => string,
  ) {}

  get text(): string {
    return this.live ? this.live.text : this.fixedText;
  }

  /** Id of the current text's version. */
  get version(): string {
    if (this.memo.version === undefined) {
      this.memo.version = textVersion(this.text).id;
      this.history.isNow(this.memo.version);
    }
    return this.memo.version;
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
    return (this.memo.all ??= this.owned.map((_, i) => this.placedAt(i)));
  }

  /** Who has a sidecar for it, by id. */
  get codings(): readonly Coding[] {
    return [...this.sidecars].flatMap(([coder, { parsed }]) =>
      parsed.value ? [{ coder, status: parsed.value.status }] : [],
    );
  }

  /** Segments that share at least one unit with `[start, end)`, by start. */
  overlapping(start: number, end: number): PlacedSegment[] {
    return this.ownersOf(this.spans.overlapping(start, end));
  }

  /** Segments that have a place, by start. */
  inOrder(): PlacedSegment[] {
    return this.ownersOf(this.spans.inOrder());
  }

  /** Versions of the text that segments name, and that are needed to place them, but not at hand. */
  missingVersions(file: RecordFile<Sidecar> | undefined, current: string): string[] {
    const named = new Set((file?.parsed.value?.segments ?? []).map(({ text }) => text));
    return [...named].filter(version => version !== current && !this.oldTexts.has(version));
  }

  /** Takes the places that segments had in a version when it was saved. */
  rememberPlaces(version: string, places: KeptPlaces): void {
    this.kept = { version, places };
  }

  /** Where the segments that were made on other versions stand in the current one, if editing has carried them there. */
  get carriedPlaces(): KeptPlaces | undefined {
    if (!this.live) return undefined;
    const { version } = this;
    const others = this.segments.filter(({ segment }) => segment.text !== version);
    return Object.fromEntries(
      others.map(({ coder, segment, start, end, state }) => [anchorKey(coder, segment), [start, end, state]]),
    );
  }

  /** The whole text of a version, where it is at hand. */
  textOf(version: string): string | undefined {
    return version === this.version ? this.text : this.oldTexts.get(version);
  }

  /** Takes the whole text of an earlier version, to place segments by. */
  rememberText(version: string, text: string): void {
    this.oldTexts.set(version, text);
  }

  /** Notes which of a coder's segments name a text of this sitting that is not on the disk. */
  noteUnsaved(coder: string): void {
    const segments = this.sidecars.get(coder)?.parsed.value?.segments ?? [];
    const unsaved = segments.flatMap(({ text }) =>
      text !== this.saved && this.history.knows(text) ? [text] : [],
    );
    if (unsaved.length === 0) return;
    if (unsaved.includes(this.version)) this.rememberText(this.version, this.text);
    this.unsaved.set(coder, new Set([...(this.unsaved.get(coder) ?? []), ...unsaved]));
  }

  /**
   * Notes that the current text is on the disk now. Gives where the segments stand that name a text which never was, by
   * coder and id: once, and only those whose place is beyond doubt.
   */
  noteSaved(): ReadonlyMap<string, ReadonlyMap<string, Span>> {
    this.saved = this.version;
    const spans = new Map<string, Map<string, Span>>();
    for (const [coder, versions] of this.unsaved) {
      versions.delete(this.saved);
      const own = this.segments.filter(placed => placed.coder === coder && versions.has(placed.segment.text));
      const certain = own.filter(({ state }) => state === 'ok' || state === 'changed');
      if (certain.length > 0)
        spans.set(coder, new Map(certain.map(({ segment, start, end }) => [segment.id, { start, end }])));
    }
    this.unsaved.clear();
    return spans;
  }

  /** What comes into question as a segment's place, found afresh. */
  suggest({ segment }: PlacedSegment): Place {
    return this.found([segment])[0]!;
  }

  /** Takes another text, of which nothing is known but its words: every segment is placed afresh. */
  replaceText(text: string): void {
    if (text === this.text) return;
    if (this.owned.some(({ segment }) => segment.text === this.version))
      this.rememberText(this.version, this.text);
    this.fixedText = text;
    this.live = undefined;
    this.removed = new Map();
    this.history = new EditTrail();
    this.memo = {};
    this.placeAll(new Map());
  }

  /** Follows an event of the editor: disjoint edits in units of the text before it, in any order. */
  edit(edits: readonly TextEdit[]): void {
    const live = (this.live ??= this.goLive());
    const parts = edits.flatMap(edit => (isLarge(edit) ? takenApart(live, edit) : [edit]));
    const effect = live.apply(parts);
    const touched = effect.touched.filter(slot => this.ownerOf[slot] !== undefined);
    const restored = effect.restored.filter(slot => this.ownerOf[slot] !== undefined);
    this.history.edited(parts.map(({ start, end, text }) => ({ start, end, inserted: text.length })));
    this.memo = {};
    for (const slot of new Set([...touched, ...restored])) this.states[slot] = this.stateOf(slot);
    // what nobody has typed is looked at as on load; words that were gone never come back by typing one character
    if (edits.some(isLarge)) this.placeAgain([...new Set([...touched, ...this.gone()])], true);
    else if (edits.some(edit => edit.text.length > 1)) this.placeAgain(this.collapsed(), false);
  }

  /** Takes a coder's sidecar, or takes it away. */
  setSidecar(coder: string, file: RecordFile<Sidecar> | undefined): void {
    const known = new Map(this.removed);
    for (const one of this.owned) known.set(anchorKey(one.coder, one.segment), one);
    if (file) this.sidecars.set(coder, file);
    else this.sidecars.delete(coder);
    this.placeAll(known);
  }

  /** Places the segments whose anchor is new; the others stay where live editing has carried them. */
  private placeAll(known: ReadonlyMap<string, Owned>): void {
    const all: { coder: string; segment: Segment }[] = [];
    for (const [coder, file] of [...this.sidecars].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const segment of file.parsed.value?.segments ?? []) all.push({ coder, segment });
    }
    const fresh = all.filter(({ coder, segment }) => !known.has(anchorKey(coder, segment)));
    const places = new Map(this.carried(fresh).map((place, i) => [fresh[i]!, place]));
    const { live, spans, states } = this;
    const removed = new Map(known);
    for (const { coder, segment } of all) removed.delete(anchorKey(coder, segment));
    if (live) {
      // tied to the text anew where it stands, a segment goes on with its span
      const slots = new Map(this.owned.map(one => [`${one.coder}/${one.segment.id}`, one.slot]));
      const back = all.filter(one => this.removed.has(anchorKey(one.coder, one.segment)));
      this.owned = all.map(one => {
        const place = places.get(one);
        if (!place) return { ...one, slot: known.get(anchorKey(one.coder, one.segment))!.slot };
        const before = slots.get(`${one.coder}/${one.segment.id}`);
        const isThere =
          before !== undefined && live.start(before) === place.start && live.end(before) === place.end;
        const slot = isThere ? before : live.add(place.start, place.end);
        states[slot] = place.state;
        return { ...one, slot };
      });
      this.removed = removed;
      this.indexOwners();
      for (const { coder, segment } of back) {
        const { slot } = known.get(anchorKey(coder, segment))!;
        states[slot] = this.stateOf(slot);
      }
    } else {
      const placeOf = (one: Pick<Owned, 'coder' | 'segment'>): Place => {
        const before = known.get(anchorKey(one.coder, one.segment));
        if (!before) return places.get(one)!;
        return { state: states[before.slot]!, start: spans.start(before.slot), end: spans.end(before.slot) };
      };
      const slots = [...all, ...removed.values()];
      const now = slots.map(placeOf);
      this.owned = all.map((one, slot) => ({ ...one, slot }));
      this.removed = new Map(
        slots.flatMap((one, slot) =>
          slot < all.length ? [] : [[anchorKey(one.coder, one.segment), { ...one, slot }]],
        ),
      );
      this.states = now.map(({ state }) => state);
      this.spans = new FixedSpans(
        Int32Array.from(now, ({ start }) => start),
        Int32Array.from(now, ({ end }) => end),
      );
      this.indexOwners();
    }
    this.memo.placed = undefined;
    this.memo.all = undefined;
  }

  private indexOwners(): void {
    this.ownerOf = [];
    this.owned.forEach(({ slot }, i) => (this.ownerOf[slot] = i));
  }

  /** Places in the current text: exact ones where the text was edited here, else those that can be found. */
  private carried(all: readonly { readonly coder: string; readonly segment: Segment }[]): Place[] {
    const known = all.map(
      ({ coder, segment }) => this.keptPlace(coder, segment) ?? this.editedPlace(segment),
    );
    const others = all.filter((_, i) => !known[i]).map(({ segment }) => segment);
    const found = this.found(others).values();
    return known.map(place => place ?? found.next().value!);
  }

  /** Where a segment stood when this very text was saved. */
  private keptPlace(coder: string, segment: Segment): Place | undefined {
    if (this.kept?.version !== this.version || segment.text === this.version) return undefined;
    const { places } = this.kept;
    const key = anchorKey(coder, segment);
    if (!Object.hasOwn(places, key)) return undefined;
    const [start, end, state] = places[key]!;
    return { start, end, state };
  }

  /** Where the edits of this sitting have carried a segment that was made on a version which they began with. */
  private editedPlace(segment: Segment): Place | undefined {
    if (segment.text === this.version) return undefined;
    const span = this.history.carry(segment.text, segment);
    return span && { ...span, state: this.sameWords(segment, span) ? 'ok' : 'changed' };
  }

  /** Places that are found in the current text by what segments say of themselves and by earlier texts. */
  private found(segments: readonly Segment[]): Place[] {
    const { text, version, oldTexts } = this;
    return segments.length === 0
      ? []
      : carryForward({ text, version, segments, oldText: id => oldTexts.get(id), salt: this.salt() });
  }

  private goLive(): LiveSpans {
    const length = this.owned.length + this.removed.size;
    const live = new LiveSpans(
      this.fixedText,
      Int32Array.from({ length }, (_, slot) => this.spans.start(slot)),
      Int32Array.from({ length }, (_, slot) => this.spans.end(slot)),
    );
    // edits count from this version on
    const { version } = this;
    if (this.owned.some(({ segment }) => segment.text === version))
      this.rememberText(version, this.fixedText);
    this.spans = live;
    return live;
  }

  /**
   * Looks for segments as if the text had just been read.
   * @param isFinal whether those that are not found have no place any more; else they stay where they are
   */
  private placeAgain(slots: readonly number[], isFinal: boolean): void {
    if (slots.length === 0) return;
    const live = this.live!;
    const places = this.found(slots.map(slot => this.owned[this.ownerOf[slot]!]!.segment));
    slots.forEach((slot, i) => {
      const { start, end, state } = places[i]!;
      if (start < 0 && !isFinal) return;
      // a span that stays where it is keeps its memory for undo
      if (live.start(slot) !== start || live.end(slot) !== end) live.set(slot, start, end);
      this.states[slot] = state;
    });
  }

  /** Slots of the segments whose words are gone. */
  private gone(): number[] {
    const { spans, owned } = this;
    return owned.map(({ slot }) => slot).filter(slot => spans.start(slot) === spans.end(slot));
  }

  /** Of these, those whose words were typed over here; to look for the others takes too long for every short edit. */
  private collapsed(): number[] {
    return this.gone().filter(slot => this.spans.start(slot) >= 0);
  }

  /** A segment's state after an edit: who edits here has seen where its words were. */
  private stateOf(slot: number): PlaceState {
    const { segment } = this.owned[this.ownerOf[slot]!]!;
    const state = this.states[slot]!;
    if (state === 'moved') return state;
    const span = { start: this.spans.start(slot), end: this.spans.end(slot) };
    return this.sameWords(segment, span) ? 'ok' : 'changed';
  }

  private sameWords(segment: Segment, { start, end }: Span): boolean {
    return hasWords(segment, (this.live ?? this.text).slice(start, end), this.salt());
  }

  private ownersOf(slots: Iterable<number>): PlacedSegment[] {
    const placed: PlacedSegment[] = [];
    for (const slot of slots) {
      const owner = this.ownerOf[slot];
      if (owner !== undefined) placed.push(this.placedAt(owner));
    }
    return placed;
  }

  private placedAt(i: number): PlacedSegment {
    const placed = (this.memo.placed ??= new Array<undefined>(this.owned.length));
    return (placed[i] ??= this.place(this.owned[i]!));
  }

  private place({ coder, segment, slot }: Owned): PlacedSegment {
    const start = this.spans.start(slot);
    const end = this.spans.end(slot);
    if (start >= 0 && start < end) return { coder, segment, start, end, state: this.states[slot]! };
    const state = start < 0 && this.states[slot] === 'ambiguous' ? 'ambiguous' : 'orphan';
    return { coder, segment, ...NOWHERE, state };
  }
}
