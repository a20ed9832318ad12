import { MAX_INDENT } from '../formats/indent';
import { type Column, type ReadableRow, alignsRight } from '../table/tableModel';
import { GAP, type Paper, type PlacedColumn } from './columnWidths';
import { ACROSS, UPRIGHT } from './docxFile';
import { DocxXml, SOFT } from './docxText';
import { paragraphXml, runsXml } from './docxXml';
import { OF_STYLE } from './tableStyle';

/** Of the letters in cells, in half points; of one of them with what is around it, in twentieths of a point. */
const LETTERS = 18;
const LETTER_WIDTH = 96;
/** By what a level is moved in, in twentieths of a point; deeper levels no further. */
const INDENT = 200;
const DEEPEST = Math.min(MAX_INDENT, 10);

/** How many letters the pages have room for. */
export const PAPER: Paper = { upright: UPRIGHT.width / LETTER_WIDTH, across: ACROSS.width / LETTER_WIDTH };

/** Some columns of a table as one of Word: the headings are repeated on every page, figures are on the right. */
export function docxTable(
  columns: readonly Column[],
  rows: Iterable<ReadableRow>,
  placed: readonly PlacedColumn[],
): DocxXml {
  const widths = placed.map(({ width }) => Math.floor((width + GAP) * LETTER_WIDTH));
  const total = widths.reduce((sum, one) => sum + one, 0);
  const isRight = placed.map(({ column }) => alignsRight(columns[column]!));
  const row = (cells: readonly string[], format: RowFormat) => rowXml(cells, format, widths, isRight);
  const head = row(
    placed.map(({ column }) => columns[column]!.title),
    { level: 0, strong: true, faint: false, isHead: true, isHeading: true },
  );
  let body = '';
  let before: ReadableRow | undefined;
  const write = (one: ReadableRow, next: ReadableRow | undefined) => {
    const cells = placed.map(({ column }) => one.cells[column]!);
    // a theme stays with the first of its codes
    body += row(cells, { ...one, isHeading: one.strong && next !== undefined && next.level > one.level });
  };
  for (const one of rows) {
    if (before) write(before, one);
    before = one;
  }
  if (before) write(before, undefined);
  const grid = widths.map(width => `<w:gridCol w:w="${width}"/>`).join('');
  const properties = `${OF_STYLE.first}<w:tblW w:w="${total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${OF_STYLE.last}`; // not for the catalogue
  return new DocxXml(
    `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${body}</w:tbl>`,
  );
}

interface RowFormat extends Pick<ReadableRow, 'level' | 'strong' | 'faint'> {
  readonly isHead?: boolean;
  /** It stays on the page of the row below it. */
  readonly isHeading: boolean;
}

function rowXml(
  cells: readonly string[],
  { level, strong, faint, isHead, isHeading }: RowFormat,
  widths: readonly number[],
  isRight: readonly boolean[],
): string {
  let xml = `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>`;
  for (const [i, text] of cells.entries()) {
    const format = {
      keepNext: isHeading,
      after: 0,
      ...(i === 0 && level > 0 ? { start: Math.min(level, DEEPEST) * INDENT } : {}),
      isRight: isRight[i]!,
    };
    const letters = {
      size: LETTERS,
      bold: isHead === true || (strong && i === 0),
      ...(faint ? { color: SOFT } : {}),
    };
    xml += `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${paragraphXml(format, text, runsXml(text, letters))}</w:tc>`;
  }
  return `${xml}</w:tr>`;
}
