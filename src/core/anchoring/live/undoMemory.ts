import type { HashedText } from './hashedText';
import { SpanPlaces } from './spanPlaces';
import { SortedEdits } from './sortedEdits';
import { hashKey } from './textHash';
import { Untouched } from './untouched';

/** What is remembered of a session at most; then the oldest events are dropped, and an undo reaches back no further. */
const MAX_EVENTS = 50_000;
/** About what the words removed, the edits and the places weigh together, in bytes. */
const MAX_BYTES = 40_000_000;
/** As much is kept of these when the oldest go. */
const KEPT_SHARE = 0.9;

/** The edit that takes a key back: there are very many of these, and each weighs a third of what it would in lists. */
interface OneEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface LiveEvent {
  /** The edits that take it back. */
  readonly back: SortedEdits | OneEdit;
  /** Where the spans were before it whose places cannot be told from those after it by its edits alone. */
  places: SpanPlaces | undefined;
  /** The fingerprint of the text after it. */
  readonly key: number;
  /** The latest state before it with the text that is after it; -1 when there is none. */
  sameAs: number;
}

/** How things were when the text was last what it is now. */
export interface EarlierState {
  /** The events of the session until then. */
  readonly state: number;
  /** Where the spans were that may be elsewhere now. */
  readonly places: SpanPlaces;
  /** The rest: where nothing was taken or inserted since. */
  readonly untouched: Untouched;
}

/**
 * Remembers the events of a session, so that spans come back when the text is again what it was, however it came
 * to be that: content decides, not a signal. The state of a text is named by the number of events before it.
 */
export class UndoMemory {
  private events: LiveEvent[] = [];
  /** The oldest state that is remembered, and the fingerprint of its text. */
  private oldest = 0;
  private oldestKey: number;
  /** The latest state with a text, by fingerprint. */
  private readonly latest = new Map<number, number>();
  /** The state in which each span was last put somewhere by a person. */
  private readonly decided = new Map<number, number>();
  private bytes = 0;

  constructor(text: HashedText) {
    this.oldestKey = hashKey(text.hash);
    this.latest.set(this.oldestKey, 0);
  }

  /** Voids what was known of a span: where it was in earlier states counts no more. */
  forget(span: number): void {
    this.decided.set(span, this.state);
  }

  /** Whether what was known of a span in a state still counts. */
  knows(span: number, state: number): boolean {
    return (this.decided.get(span) ?? 0) <= state;
  }

  /**
   * Adds an event.
   * @param edits as they were made
   * @param removed what each of them took away
   * @param places of the spans that it harmed, before it; none where it harmed none
   * @param text the text after it
   * @returns the state before it that had the same text, if there is one
   */
  add(
    edits: SortedEdits,
    removed: readonly string[],
    places: SpanPlaces | undefined,
    text: HashedText,
  ): EarlierState | undefined {
    const key = hashKey(text.hash);
    const back =
      edits.count === 1
        ? { start: edits.starts[0]!, end: edits.endAfter(0), text: removed[0]! }
        : edits.inverse(removed);
    const event = { back, places, key, sameAs: this.latest.get(key) ?? -1 };
    this.events.push(event);
    this.latest.set(key, this.state);
    this.bytes += weight(event);
    if (event.sameAs < 0) return undefined;
    const earlier = this.earlierState(event.sameAs, text);
    if (!earlier) event.sameAs = -1;
    return earlier;
  }

  /**
   * Adds to the last event where spans were before it that it did not harm, but that have come back with it.
   * @param now where they are before they come back
   */
  addReturned(now: SpanPlaces): void {
    if (now.count === 0) return;
    const event = this.events.at(-1)!;
    const back = backOf(event);
    const places = (event.places ??= new SpanPlaces());
    for (let i = 0; i < now.count; i++) {
      const span = now.spans[i]!;
      if (!places.has(span)) places.put(span, back.shifted(now.starts[i]!), back.shifted(now.ends[i]!));
    }
  }

  /** Lets the oldest events go when there are too many. */
  trim(): void {
    if (this.events.length <= MAX_EVENTS && this.bytes <= MAX_BYTES) return;
    let gone = 0;
    while (this.events.length - gone > MAX_EVENTS * KEPT_SHARE || this.bytes > MAX_BYTES * KEPT_SHARE) {
      if (this.latest.get(this.oldestKey) === this.oldest) this.latest.delete(this.oldestKey);
      const event = this.events[gone++]!;
      this.bytes -= weight(event);
      this.oldestKey = event.key;
      this.oldest++;
    }
    this.events = this.events.slice(gone);
  }

  private get state(): number {
    return this.oldest + this.events.length;
  }

  /** Goes back to a state, and makes sure that its text was what it is now: a fingerprint alone is not proof. */
  private earlierState(target: number, text: HashedText): EarlierState | undefined {
    const places = new SpanPlaces();
    const untouched = new Untouched();
    let words = text;
    let state = this.state;
    while (state > target) {
      const event = this.events[state - this.oldest - 1]!;
      const { places: known, sameAs } = event;
      if (state < this.state && sameAs >= target) {
        // From one text to the same one: every span was where it had been.
        state = sameAs;
        continue;
      }
      const back = backOf(event);
      words = words.edited(back);
      untouched.goBack(back);
      places.shift(back);
      if (known) places.putAll(known);
      state--;
    }
    return words.equals(text) ? { state, places, untouched } : undefined;
  }
}

function backOf({ back }: LiveEvent): SortedEdits {
  return back instanceof SortedEdits ? back : SortedEdits.one(back.start, back.end, back.text);
}

/** What an event takes of the memory, in bytes, about. */
function weight({ back, places }: LiveEvent): number {
  const ofPlaces = places ? 40 * places.count : 0;
  if (!(back instanceof SortedEdits)) return 240 + 2 * back.text.length + ofPlaces;
  let units = 0;
  for (const text of back.texts) units += text.length;
  return 200 + 2 * units + 40 * back.count + ofPlaces;
}
