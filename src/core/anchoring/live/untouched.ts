import { firstAtLeast } from '../../base/sorted';
import type { SortedEdits } from './sortedEdits';

/**
 * The places of a text that no edit on a way back took away or inserted, with how far each lies from where it lay before.
 * Only such a place is the same one in both texts.
 */
export class Untouched {
  /** Stretches of places, by position, both ends included. */
  private froms: number[] = [0];
  private tos: number[] = [Infinity];
  private shifts: number[] = [0];

  /** Goes one event further back: `back` are the edits that take it back. */
  goBack(back: SortedEdits): void {
    const { froms, tos, shifts } = this;
    this.froms = [];
    this.tos = [];
    this.shifts = [];
    let edit = 0;
    for (let i = 0; i < froms.length; i++) {
      const shift = shifts[i]!;
      const to = tos[i]! + shift;
      for (let at = froms[i]! + shift; at <= to; at = firstBehind(back, edit)) {
        while (edit < back.count && firstBehind(back, edit) <= at) edit++;
        const last = edit < back.count ? Math.min(to, lastBefore(back, edit)) : to;
        if (at <= last) this.add(at - shift, last - shift, shift + back.shifts[edit]!);
        if (edit === back.count) break;
      }
    }
  }

  /** Whether all of them are where they were. */
  get isStill(): boolean {
    return this.shifts.every(shift => shift === 0);
  }

  /** Where a place was before; undefined for one that is not among these. */
  before(at: number): number | undefined {
    const stretch = firstAtLeast(this.tos, at);
    const isIn = stretch < this.froms.length && this.froms[stretch]! <= at;
    return isIn ? at + this.shifts[stretch]! : undefined;
  }

  private add(from: number, to: number, shift: number): void {
    this.froms.push(from);
    this.tos.push(to);
    this.shifts.push(shift);
  }
}

// The edges of what an edit takes back are places of both texts, unless words had been removed there: then an end of a span that
// was inside of these is at the edge now.

function lastBefore(back: SortedEdits, edit: number): number {
  return back.starts[edit]! - (back.texts[edit] === '' ? 0 : 1);
}

function firstBehind(back: SortedEdits, edit: number): number {
  return back.ends[edit]! + (back.texts[edit] === '' ? 0 : 1);
}
