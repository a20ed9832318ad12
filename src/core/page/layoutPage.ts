import { firstIndex } from '../base/sorted';
import { type Margin, type RangedSegment, marginOf, rangesOf } from './brackets';
import type { PageContent, Side } from './pageModel';
import { type Row, rowsOf } from './pageRows';
import { MAX_LANES, MIN_LANES, type PageColumns, type PageStyle, columnsOf } from './pageStyle';
import { type Sheet, fillSheets } from './sheets';

/** A transcript, set. Lengths in pixels. */
export interface Page {
  readonly columns: PageColumns;
  readonly rows: readonly Row[];
  readonly margins: readonly Margin[];
  readonly sheets: readonly Sheet[];
  /** Where each sheet begins, from the top of the first one, and where the last one ends. */
  readonly sheetTops: readonly number[];
}

/**
 * Sets a transcript with its segments: rows of text, brackets in lanes beside them, and labels beside these that never
 * cover each other. Where labels need more room than the text beside them, rows are set further apart.
 */
export function layoutPage(content: PageContent, style: PageStyle): Page {
  const sides: readonly Side[] = content.sides ? ['left', 'right'] : ['right'];
  const { columns, rows, ranges } = widthsAndRows(content, style, sides);
  const margins = sides.map((side, i) => marginOf(content, style, columns, side, ranges[i]!));
  const sheets = fillSheets(rows, margins, style);
  const sheetTops = [0];
  for (const { height } of sheets) sheetTops.push(sheetTops.at(-1)! + height);
  return { columns, rows, margins, sheets, sheetTops };
}

interface Rows {
  readonly columns: PageColumns;
  readonly rows: readonly Row[];
  /** For each margin. */
  readonly ranges: readonly (readonly RangedSegment[])[];
}

/** Rows beside as many lanes as are needed: how many that is depends on the rows, which get shorter for more lanes. */
function widthsAndRows(content: PageContent, style: PageStyle, sides: readonly Side[]): Rows {
  for (let room = MIN_LANES; ;) {
    const columns = columnsOf(content, style, room);
    const rows = rowsOf(content.text, content.turns, { ...style, ...columns });
    const ranges = sides.map(side => rangesOf(content, side, rows, MAX_LANES));
    const used = ranges.flat().reduce((most, { lane }) => Math.max(most, lane + 1), 0);
    if (used <= room) return { columns, rows, ranges };
    room = used;
  }
}

/** Where a row is, in pixels from the top of the page. */
export function rowTop({ sheets, sheetTops }: Page, row: number): number {
  const i = firstIndex(sheets.length, sheet => sheets[sheet]!.endRow > row);
  const sheet = sheets[i];
  return sheet ? sheetTops[i]! + sheet.tops[row - sheet.firstRow]! : 0;
}

/** Index of the row at a place of the page, in pixels from its top, or of the next one below; the last one below all. */
export function rowAtTop(page: Page, top: number, rowHeight: number): number {
  const found = firstIndex(page.rows.length, row => rowTop(page, row) + rowHeight > top);
  return Math.min(Math.max(0, page.rows.length - 1), found);
}
