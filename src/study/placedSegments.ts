import { LiveSpans, type TextEdit } from '../core/anchoring/live/liveSpans';
import { type ChangedRange, changedRange } from '../core/base/changedRange';
import type { Place, PlaceState } from '../core/coding/place';
import type { PlacedSegment } from '../core/corpus/corpus';
import { DoubtedSlots } from './doubtedSlots';
import { isLarge, isTyped, takenApart } from './largeEdits';
import type { OwnedSegment, PlaceFinder } from './placeFinder';
import { type Owned, Slots, isSameOwned, joined, keyOf } from './ownedSlots';
import { PlacedMemo } from './placedMemo';
import { FixedSpans, type Spans } from './spans';
import type { TextVersions } from './textVersions';

/** Everyone's segments of a transcript at their places in its current text, which is edited. UTF-16 units over the LF text. */
export class PlacedSegments {
  private owned: readonly Owned[] = [];
  /** Index of the segment in `owned`, by slot. */
  private ownerOf: (number | undefined)[] = [];
  /** Segments that were removed: their spans go on, for undo of coding brings them back. */
  private removed = new Map<string, Owned>();
  /** What was found out when a segment was placed, by slot; a span whose words were deleted since is an orphan. */
  private states: PlaceState[] = [];
  private spans: Spans = new FixedSpans(new Int32Array(0), new Int32Array(0));
  /** The same while the text is edited. */
  private live: LiveSpans | undefined;
  private readonly doubted = new DoubtedSlots(slot => this.placeOf(slot).state);
  private readonly memo = new PlacedMemo(
    () => this.owned.length,
    i => this.make(i),
  );
  private layoutStamp: object = {};

  constructor(
    private readonly texts: TextVersions,
    private readonly finder: PlaceFinder,
  ) {}

  /** All of them; those without a place have start = end = -1. */
  get all(): readonly PlacedSegment[] {
    return this.memo.allOf();
  }

  /** Those that a person has to look at: orphans, ambiguous and moved ones; in the order of {@link all}. */
  get uncertain(): readonly PlacedSegment[] {
    return this.memo.uncertainOf(() =>
      this.doubted.slots.map(slot => this.ownerOf[slot]!).sort((a, b) => a - b),
    );
  }

  /** Another object whenever segments came or went, or other ones are in doubt than before. */
  get doubts(): object {
    return this.doubted.stamp;
  }

  /** A new object whenever segments are elsewhere than where an editor moves their marks by itself, as it does during typing. */
  get layout(): object {
    return this.layoutStamp;
  }

  /** Whether the text is edited. */
  get isLive(): boolean {
    return this.live !== undefined;
  }

  /** Notes that an editor has put another text in place of the one that its marks were made in. */
  noteReload(): void {
    this.layoutStamp = {};
  }

  /** Notes that other segments are to be shown than before. */
  noteOthers(): void {
    this.layoutStamp = {};
    this.doubted.noteOthers();
  }

  /** Segments that share at least one unit with `[start, end)`, by start. */
  overlapping(start: number, end: number): PlacedSegment[] {
    return this.ownersOf(this.spans.overlapping(start, end));
  }

  /** Segments that have a place, by start. */
  inOrder(): PlacedSegment[] {
    return this.ownersOf(this.spans.inOrder());
  }

  get count(): number {
    return this.owned.length;
  }

  /** Whether any of them was made on a version of the text. */
  name(version: string): boolean {
    return this.owned.some(({ segment }) => segment.text === version);
  }

  /**
   * Takes other segments: those whose anchor is new are placed, the others stay where live editing has carried them. Only
   * the segments that are not the very same objects as before are looked at.
   */
  put(all: readonly OwnedSegment[]): void {
    const changed = changedRange(this.owned, all, isSameOwned);
    const known = new Map(this.removed);
    for (const one of this.owned.slice(changed.from, changed.endOfA)) known.set(keyOf(one), one);
    this.place(all, changed, known);
  }

  /** Places all segments in a text of which nothing is known but its words. */
  placeAfresh(all: readonly OwnedSegment[]): void {
    this.live = undefined;
    this.owned = [];
    this.removed = new Map();
    this.doubted.take();
    this.memo.clear();
    this.place(all, { from: 0, endOfA: 0, endOfB: all.length }, new Map());
  }

  /**
   * Follows an event of the editor: disjoint edits in units of the text before it, in any order.
   * @returns the edits that were made: long ones taken apart
   */
  edit(edits: readonly TextEdit[]): readonly TextEdit[] {
    const live = (this.live ??= this.goLive());
    const parts = edits.flatMap(edit => (isLarge(edit) ? takenApart(live, edit) : [edit]));
    const effect = live.apply(parts);
    const isOwned = (slot: number) => this.ownerOf[slot] !== undefined;
    const touched = effect.touched.filter(isOwned);
    const restored = effect.restored.filter(isOwned);
    this.texts.edited(
      parts.map(({ start, end, text }) => ({ start, end, inserted: text.length })),
      live,
    );
    this.memo.forgetPlaces();
    const seen = [...new Set([...touched, ...restored])];
    for (const slot of seen) this.states[slot] = this.stateOf(slot);
    let isOther = this.doubted.note(seen);
    // what was not typed is looked at as on load; deleted words never come back by typing one character
    const again = edits.some(isLarge)
      ? [...new Set([...touched, ...this.gone()])]
      : edits.some(edit => edit.text.length > 1)
        ? this.collapsed()
        : [];
    this.placeAgain(again, edits.some(isLarge));
    isOther = this.doubted.note(again) || isOther;
    if (isOther || restored.length > 0 || !edits.every(isTyped)) this.layoutStamp = {};
    return parts;
  }

  /** @param known segments that have a span, by their anchors: of those that go, and of those that went before */
  private place(
    all: readonly OwnedSegment[],
    changed: ChangedRange,
    known: ReadonlyMap<string, Owned>,
  ): void {
    const { from, endOfA, endOfB } = changed;
    const come = all.slice(from, endOfB);
    const fresh = known.size === 0 ? come : come.filter(one => !known.has(keyOf(one)));
    const places = new Map(this.finder.placesOf(fresh).map((place, i) => [fresh[i]!, place]));
    const removed = new Map(known);
    if (removed.size > 0) for (const one of come) removed.delete(keyOf(one));
    for (const { slot } of this.owned.slice(from, endOfA)) this.doubted.delete(slot);
    if (this.live) this.putLive(this.live, come, changed, known, places, removed);
    else this.putFixed(come, changed, known, places, removed);
    this.memo.replaced(from, endOfA, come.length);
    this.layoutStamp = {};
    this.doubted.noteOthers();
    this.doubted.note(this.owned.slice(from, endOfB).map(({ slot }) => slot));
  }

  private putLive(
    live: LiveSpans,
    come: readonly OwnedSegment[],
    { from, endOfA }: ChangedRange,
    known: ReadonlyMap<string, Owned>,
    places: ReadonlyMap<OwnedSegment, Place>,
    removed: Map<string, Owned>,
  ): void {
    const gone = this.owned.slice(from, endOfA);
    // a segment that is re-anchored where it is keeps its span
    const slots = new Map(gone.map(one => [`${one.coder}/${one.segment.id}`, one.slot]));
    const back = come.filter(one => this.removed.has(keyOf(one)));
    const placed = come.map(one => {
      const place = places.get(one);
      if (!place) return { ...one, slot: known.get(keyOf(one))!.slot };
      const before = slots.get(`${one.coder}/${one.segment.id}`);
      const isThere =
        before !== undefined && live.start(before) === place.start && live.end(before) === place.end;
      const slot = isThere ? before : live.add(place.start, place.end);
      this.states[slot] = place.state;
      return { ...one, slot };
    });
    this.owned = joined(this.owned.slice(0, from), placed, this.owned.slice(endOfA));
    this.removed = removed;
    this.indexOwners();
    for (const one of back) {
      const { slot } = known.get(keyOf(one))!;
      this.states[slot] = this.stateOf(slot);
    }
  }

  /** Slots are in the order of the segments, then in that of the removed ones. */
  private putFixed(
    come: readonly OwnedSegment[],
    { from, endOfA }: ChangedRange,
    known: ReadonlyMap<string, Owned>,
    places: ReadonlyMap<OwnedSegment, Place>,
    removed: ReadonlyMap<string, Owned>,
  ): void {
    const { spans, states } = this;
    const doubted = this.doubted.take();
    const [before, after, gone] = [this.owned.slice(0, from), this.owned.slice(endOfA), [...removed]];
    const slots = new Slots();
    const placeOf = (old: number) => ({ start: spans.start(old), end: spans.end(old), state: states[old]! });
    const keep = (one: Owned) => {
      const doubt = doubted.get(one.slot);
      if (doubt) this.doubted.set(slots.count, doubt);
      return slots.add(one, placeOf(one.slot));
    };
    const put = (one: OwnedSegment) =>
      slots.add(one, places.get(one) ?? placeOf(known.get(keyOf(one))!.slot));
    this.owned = joined(before.map(keep), come.map(put), after.map(keep));
    this.removed = new Map(gone.map(([key, one]) => [key, slots.add(one, placeOf(one.slot))]));
    this.states = slots.states;
    this.spans = slots.spans;
    this.indexOwners();
  }

  private indexOwners(): void {
    this.ownerOf = [];
    this.owned.forEach(({ slot }, i) => (this.ownerOf[slot] = i));
  }

  private goLive(): LiveSpans {
    const length = this.owned.length + this.removed.size;
    const live = new LiveSpans(
      this.texts.text,
      Int32Array.from({ length }, (_, slot) => this.spans.start(slot)),
      Int32Array.from({ length }, (_, slot) => this.spans.end(slot)),
    );
    return (this.spans = live);
  }

  /**
   * Looks for segments as if the text had just been read.
   * @param isFinal whether those that are not found have no place any more; else they stay where they are
   */
  private placeAgain(slots: readonly number[], isFinal: boolean): void {
    if (slots.length === 0) return;
    const live = this.live!;
    const places = this.finder.search(slots.map(slot => this.owned[this.ownerOf[slot]!]!.segment));
    slots.forEach((slot, i) => {
      const { start, end, state } = places[i]!;
      if (start < 0 && !isFinal) return;
      // a span that stays where it is keeps its memory for undo
      if (live.start(slot) !== start || live.end(slot) !== end) live.set(slot, start, end);
      this.states[slot] = state;
    });
  }

  /** Slots of the segments whose words were deleted: all of them are in doubt. */
  private gone(): number[] {
    const { spans, ownerOf } = this;
    const slots = this.doubted.slots.filter(slot => spans.start(slot) === spans.end(slot));
    return slots.sort((a, b) => ownerOf[a]! - ownerOf[b]!);
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
    const words = (this.live ?? this.texts.text).slice(this.spans.start(slot), this.spans.end(slot));
    return this.finder.hasWords(segment, words) ? 'ok' : 'changed';
  }

  private ownersOf(slots: Iterable<number>): PlacedSegment[] {
    const placed: PlacedSegment[] = [];
    for (const slot of slots) {
      const owner = this.ownerOf[slot];
      if (owner !== undefined) placed.push(this.memo.at(owner));
    }
    return placed;
  }

  private make(i: number): PlacedSegment {
    const { coder, segment, slot } = this.owned[i]!;
    return { coder, segment, ...this.placeOf(slot) };
  }

  private placeOf(slot: number): Pick<PlacedSegment, 'start' | 'end' | 'state'> {
    const start = this.spans.start(slot);
    const end = this.spans.end(slot);
    if (start >= 0 && start < end) return { start, end, state: this.states[slot]! };
    const state = start < 0 && this.states[slot] === 'ambiguous' ? 'ambiguous' : 'orphan';
    return { start: -1, end: -1, state };
  }
}
