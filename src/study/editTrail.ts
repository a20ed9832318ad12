import { type Edit, shiftSpans } from '../core/anchoring/live/shift';
import type { Span } from '../core/text/span';
import type { TextChange } from '../core/text/textState';
import type { VersionedText } from './versionedText';

/** How many events are remembered: hours of typing. */
const MAX_EVENTS = 20_000;
/** Over more of them it is not worth while to know what they have changed together. */
const MAX_TOGETHER = 1_000;

/**
 * The versions that a transcript's text has had while it was edited here, and the edits since: places on an earlier
 * version are carried forward exactly, as when a colleague's coding of the saved text arrives under a dirty editor.
 */
export class EditTrail {
  private events: (readonly Edit[])[] = [];
  /** Number of events that have been dropped. */
  private dropped = 0;
  /** Version → number of events before it. */
  private readonly versions = new Map<string, number>();

  /** @param first the text before the first event; what its version is, is asked only when needed */
  constructor(private readonly first: VersionedText) {}

  /** Notes that the text is now of this version. */
  isNow(version: string): void {
    this.versions.set(version, this.count);
  }

  /** Whether it has seen a version, and all edits since. */
  knows(version: string): boolean {
    return this.eventsBefore(version) !== undefined;
  }

  /** Number of the events so far. */
  get count(): number {
    return this.dropped + this.events.length;
  }

  /** The stretch in which the text after so many events is another than after fewer; undefined where that is not known. */
  changeBetween(from: number, to: number): TextChange | undefined {
    if (from > to || from < this.dropped || to - from > MAX_TOGETHER) return undefined;
    let change: TextChange | undefined;
    for (const edits of this.events.slice(from - this.dropped, to - this.dropped))
      change = after(change, edits);
    return change ?? { start: 0, oldEnd: 0, newEnd: 0 };
  }

  /** Notes an event of the editor: disjoint edits in units of the text before it. */
  edited(edits: readonly Edit[]): void {
    this.events.push(edits);
    if (this.events.length <= MAX_EVENTS) return;
    const gone = MAX_EVENTS / 2;
    this.events.splice(0, gone);
    this.dropped += gone;
    for (const [version, at] of this.versions) if (at < this.dropped) this.versions.delete(version);
  }

  /** Where a span of an earlier version is now; undefined when that version was not seen, or when its words were deleted. */
  carry(version: string, { start, end }: Span): Span | undefined {
    const from = this.eventsBefore(version);
    if (from === undefined) return undefined;
    const starts = Int32Array.of(start);
    const ends = Int32Array.of(end);
    for (const edits of this.events.slice(from - this.dropped)) shiftSpans(starts, ends, edits);
    return starts[0]! < ends[0]! ? { start: starts[0]!, end: ends[0]! } : undefined;
  }

  private eventsBefore(version: string): number | undefined {
    const noted = this.versions.get(version);
    if (noted !== undefined || this.dropped > 0) return noted;
    return this.first.version.id === version ? 0 : undefined;
  }
}

/** The shortest stretch that has what was changed before and an event's disjoint edits in it. */
function after(before: TextChange | undefined, edits: readonly Edit[]): TextChange | undefined {
  let [start, end, by] = before ? [before.start, before.newEnd, 0] : [Infinity, 0, 0];
  for (const edit of edits) {
    start = Math.min(start, edit.start);
    end = Math.max(end, edit.end);
    by += edit.inserted - (edit.end - edit.start);
  }
  if (start === Infinity) return undefined;
  const oldEnd = before ? before.oldEnd + end - before.newEnd : end;
  return { start, oldEnd, newEnd: end + by };
}
