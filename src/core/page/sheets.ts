import type { Bracket, Margin } from './brackets';
import { type Label, repeatedLabel } from './labels';
import type { Row } from './pageRows';
import type { PageStyle } from './pageStyle';

/** What is drawn at once, or printed on one page of paper: some rows with what is beside them. Lengths in pixels. */
export interface Sheet {
  readonly height: number;
  /** Indexes of its rows, half-open. */
  readonly firstRow: number;
  readonly endRow: number;
  /** Where each of its rows begins, from the sheet’s top. */
  readonly tops: readonly number[];
  /** One for each margin of the page. */
  readonly margins: readonly SheetMargin[];
}

export interface SheetMargin {
  /** Those that begin in the sheet, and those that go on from the one before. */
  readonly pieces: readonly BracketPiece[];
  readonly labels: readonly PlacedLabel[];
}

/** The part of a bracket that is on a sheet. */
export interface BracketPiece {
  readonly bracket: Bracket;
  readonly top: number;
  readonly bottom: number;
  readonly begins: boolean;
  readonly ends: boolean;
}

export interface PlacedLabel {
  readonly bracket: Bracket;
  readonly rows: Label;
  readonly top: number;
  /** Where its leader line leaves the bracket. */
  readonly from: number;
  /** Whether the bracket began on an earlier sheet. */
  readonly isRepeated: boolean;
}

/** So many label rows may go on below the row of text that they belong to, before text makes room: sooner between paragraphs. */
const MAX_DRIFT = { turn: 3, row: 10 };
/** A sheet that is so full may end where a turn does. */
const FULL_ENOUGH = 0.6;
/** More brackets that go on from the sheet before are not named again. */
const MAX_REPEATED = 6;

/** Puts rows on sheets, one below the other, with the labels of the brackets that begin at each. */
export function fillSheets(rows: readonly Row[], margins: readonly Margin[], style: PageStyle): Sheet[] {
  const sheets: Sheet[] = [];
  const starts = margins.map(({ brackets }) => new Starts(brackets));
  let open = new OpenSheet(style.firstSheetHeight, style, starts);
  rows.forEach((row, i) => {
    const begun = starts.map(side => side.at(i));
    if (!open.fits(row, begun)) {
      sheets.push(open.close());
      open = new OpenSheet(style.sheetHeight, style, starts, i);
    }
    open.add(row, begun);
  });
  if (rows.length > 0) sheets.push(open.close());
  return sheets;
}

/** The brackets of a margin, as rows are gone through in their order. */
class Starts {
  private next = 0;
  private readonly begun: Bracket[] = [];

  constructor(private readonly brackets: readonly Bracket[]) {}

  /** Those that begin at a row, longer ones first. */
  at(row: number): readonly Bracket[] {
    const from = this.next;
    while (this.brackets[this.next]?.first === row) this.next++;
    const found = this.brackets.slice(from, this.next);
    this.begun.push(...found);
    return found;
  }

  /** Those that began before a row and reach it, in their order. */
  goingOn(row: number): readonly Bracket[] {
    const reaching = this.begun.filter(({ first, last }) => first < row && last >= row);
    this.begun.splice(0, this.begun.length, ...this.begun.filter(({ last }) => last >= row));
    return reaching;
  }
}

interface OpenMargin {
  readonly goingOn: readonly Bracket[];
  readonly begun: Bracket[];
  readonly labels: PlacedLabel[];
  /** Where the last label ends. */
  bottom: number;
}

class OpenSheet {
  private readonly tops: number[] = [];
  private readonly margins: OpenMargin[];
  private bottom = 0;

  constructor(
    private readonly room: number,
    private readonly style: PageStyle,
    starts: readonly Starts[],
    private readonly firstRow = 0,
  ) {
    this.margins = starts.map(side => ({
      goingOn: side.goingOn(firstRow),
      begun: [],
      labels: [],
      bottom: 0,
    }));
  }

  /** Whether there is room for a row and the labels of what begins at it; the first row always has it. */
  fits(row: Row, begun: readonly (readonly Bracket[])[]): boolean {
    if (this.tops.length === 0) return true;
    const { rowHeight, labelHeight } = this.style;
    const top = this.topOf(row);
    if (this.style.isContinuous && row.opens === 'turn' && this.bottom > this.room * FULL_ENOUGH)
      return false;
    if (top + rowHeight > this.room) return false;
    return this.margins.every(({ bottom }, i) => {
      const count = begun[i]!.reduce((sum, { label }) => sum + label.length, 0);
      return count === 0 || Math.max(bottom, top) + count * labelHeight <= this.room;
    });
  }

  add(row: Row, begun: readonly (readonly Bracket[])[]): void {
    const top = this.topOf(row);
    const isFirst = this.tops.length === 0;
    this.tops.push(top);
    this.bottom = top + this.style.rowHeight;
    this.margins.forEach((margin, i) => this.addLabels(margin, begun[i]!, top, isFirst));
  }

  close(): Sheet {
    const endRow = this.firstRow + this.tops.length;
    const height = Math.max(this.bottom, ...this.margins.map(({ bottom }) => bottom));
    return {
      height,
      firstRow: this.firstRow,
      endRow,
      tops: this.tops,
      margins: this.margins.map(({ goingOn, begun, labels }) => ({
        pieces: [...goingOn, ...begun].map(bracket => this.pieceOf(bracket, endRow, height)),
        labels,
      })),
    };
  }

  /** Rows make room where labels would else be pushed down too far. */
  private topOf({ opens }: Row): number {
    const { turnGap, paragraphGap, labelHeight } = this.style;
    const gap = opens === 'turn' ? turnGap : opens === 'paragraph' ? paragraphGap : 0;
    const after = this.tops.length === 0 && this.firstRow === 0 ? 0 : this.bottom + gap;
    const drift = (opens ? MAX_DRIFT.turn : MAX_DRIFT.row) * labelHeight;
    return Math.max(after, ...this.margins.map(({ bottom }) => bottom - drift));
  }

  private addLabels(margin: OpenMargin, begun: readonly Bracket[], top: number, isFirst: boolean): void {
    const { rowHeight, labelHeight } = this.style;
    const repeated = isFirst ? margin.goingOn.slice(0, MAX_REPEATED) : [];
    const all = [
      ...repeated.map(bracket => ({ bracket, rows: repeatedLabel(bracket.label), isRepeated: true })),
      ...begun.map(bracket => ({ bracket, rows: bracket.label, isRepeated: false })),
    ];
    all.forEach(({ bracket, rows, isRepeated }, i) => {
      const place = Math.max(margin.bottom, top);
      const from = top + (rowHeight * (i + 1)) / (all.length + 1);
      margin.labels.push({ bracket, rows, isRepeated, top: place, from });
      margin.bottom = place + rows.length * labelHeight;
    });
    margin.begun.push(...begun);
  }

  /** What goes on above or below reaches the sheet’s edge. */
  private pieceOf(bracket: Bracket, endRow: number, height: number): BracketPiece {
    const begins = bracket.first >= this.firstRow;
    const ends = bracket.last < endRow;
    return {
      bracket,
      top: begins ? this.tops[bracket.first - this.firstRow]! : 0,
      bottom: ends ? this.tops[bracket.last - this.firstRow]! + this.style.rowHeight : height,
      begins,
      ends,
    };
  }
}
