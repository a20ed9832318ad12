import type { TextEdit } from '../../../../../src/core/anchoring/live/liveSpans';

export interface Place {
  readonly start: number;
  readonly end: number;
}

const NOWHERE: Place = { start: -1, end: -1 };

/** A unit of a text after an event: which unit it was before, or which edit put it in. */
type Cell = { readonly unit: string } & ({ readonly was: number } | { readonly by: TextEdit });

/**
 * What LiveSpans does, as plainly as can be: the text is one string and every event looks at each unit for each span.
 * For each text that has been, it keeps where each span was when that text was last there; a person who puts a span
 * somewhere makes it forget where that span was in other texts.
 */
export class LiveModel {
  readonly places: Place[];
  private readonly remembered = new Map<string, Map<number, Place>>();

  constructor(
    public text: string,
    places: readonly Place[],
  ) {
    this.places = [...places];
    this.remember();
  }

  apply(edits: readonly TextEdit[]): { touched: number[]; restored: number[] } {
    const touched = [...this.places.keys()].filter(span =>
      edits.some(edit => touches(edit, this.places[span]!)),
    );
    const cells = cellsAfter(this.text, edits);
    this.places.forEach((place, span) => (this.places[span] = carried(place, cells)));
    this.text = cells.map(cell => cell.unit).join('');
    const restored: number[] = [];
    for (const [span, { start, end }] of this.remembered.get(this.text) ?? []) {
      if (start === this.places[span]!.start && end === this.places[span]!.end) continue;
      this.places[span] = { start, end };
      restored.push(span);
    }
    this.remember();
    return { touched, restored };
  }

  set(span: number, start: number, end: number): void {
    this.places[span] = { start, end };
    for (const places of this.remembered.values()) places.delete(span);
    this.remember();
  }

  overlapping(start: number, end: number): number[] {
    return this.inOrder().filter(span => {
      const place = this.places[span]!;
      for (let at = start; at < end; at++) if (place.start <= at && at < place.end) return true;
      return false;
    });
  }

  inOrder(): number[] {
    const { places } = this;
    return [...places.keys()]
      .filter(span => places[span]!.end > places[span]!.start)
      .sort((a, b) => places[a]!.start - places[b]!.start || places[b]!.end - places[a]!.end || a - b);
  }

  private remember(): void {
    this.remembered.set(this.text, new Map(this.places.entries()));
  }
}

/** Whether an edit takes one of a span's units, or puts something between two of them. */
function touches({ start, end, text }: TextEdit, place: Place): boolean {
  if (start === end) return text !== '' && place.start < start && start < place.end;
  for (let at = start; at < end; at++) if (place.start <= at && at < place.end) return true;
  return false;
}

function cellsAfter(text: string, edits: readonly TextEdit[]): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at <= text.length; at++) {
    // Insertions at one place: an editor reports its edits from the back of the text.
    const here = edits.filter(edit => edit.start === at).reverse();
    here.sort((a, b) => a.end - b.end);
    for (const edit of here) for (const unit of edit.text.split('')) cells.push({ unit, by: edit });
    const isTaken = edits.some(edit => edit.start <= at && at < edit.end);
    if (at < text.length && !isTaken) cells.push({ unit: text[at]!, was: at });
  }
  return cells;
}

/**
 * Where a span is after an event: around those of its units that are left, and around what an edit put in that took
 * nothing but units of the span, or put something between two of them. When there are none it collapses: behind what
 * stood before its end, and behind what edits put in there.
 */
function carried(place: Place, cells: readonly Cell[]): Place {
  if (place.start < 0) return NOWHERE;
  const members = [...cells.keys()].filter(i => isMember(cells[i]!, place));
  if (members.length > 0) return { start: members[0]!, end: members.at(-1)! + 1 };
  const at = cells.filter(cell => isBefore(cell, place.end)).length;
  return { start: at, end: at };
}

function isMember(cell: Cell, { start, end }: Place): boolean {
  if ('was' in cell) return start <= cell.was && cell.was < end;
  if (cell.by.start === cell.by.end) return start < cell.by.start && cell.by.start < end;
  return start <= cell.by.start && cell.by.end <= end;
}

function isBefore(cell: Cell, place: number): boolean {
  return 'was' in cell ? cell.was < place : cell.by.start < place && cell.by.end <= place;
}
