import type { Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { oneLine } from '../../base/visible';
import { type Block, type Docx, DocxXml, type Run, SOFT, clean, direction, runs } from './docxText';
import { TABLE_STYLE_XML } from './tableStyle';

/** What there is room for on A4 and Letter alike within their margins, in twentieths of a point. */
export const UPRIGHT = { width: 9020, height: 12_400 };
export const ACROSS = { width: 13_800, height: 9200 };
const A4 = { width: 11_906, height: 16_838 };
/** Margins of a page across, in twentieths of a point; upright they are as Word has them. */
const MARGIN = 1000;

/** The paragraph style of quotes: Word’s own. */
export const QUOTE = 'Quote';
/** Word has headings of nine levels, this library of six. */
const MAX_HEADING = 6;
/** By what a deeper level is moved in, in twentieths of a point. */
const INDENT = 240;

export interface DocxFile {
  readonly title: string;
  /** Each begins a page. */
  readonly sections: readonly { readonly blocks: readonly Block[]; readonly isLandscape?: boolean }[];
  /** As XML, with their numbers. */
  readonly comments?: readonly string[];
}

/** A Word document in Word’s own styles, as bytes. */
export async function docxFile(docx: Docx, { title, sections, comments }: DocxFile): Promise<Uint8Array> {
  const parts: DocxXml[] = [];
  const across = {
    size: { ...A4, orientation: docx.PageOrientation.LANDSCAPE },
    margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
  };
  const made = new docx.Document({
    title: clean(oneLine(title)),
    creator: 'Transcript Coder', // not for the catalogue
    styles: STYLES,
    ...(comments ? { comments: { children: [{ id: 0, children: [] }] } } : {}),
    sections: sections.map(({ blocks, isLandscape }) => ({
      children: blocks.map(block => (block instanceof DocxXml ? placeOf(block) : block)),
      properties: { page: isLandscape ? across : { size: A4 } },
    })),
  });
  const packed = new Uint8Array(await docx.Packer.toArrayBuffer(made));
  return parts.length === 0 ? packed : withParts(packed, parts, comments);

  function placeOf(block: DocxXml): Paragraph {
    parts.push(block);
    return new docx.Paragraph(PLACE);
  }
}

/** Where a part in XML goes: a paragraph with a character that no text has. */
const PLACE = '\u{10fffd}';
const DOCUMENT = 'word/document.xml';

const COMMENTS = 'word/comments.xml';
const STYLED = 'word/styles.xml';

function withParts(
  packed: Uint8Array,
  parts: readonly DocxXml[],
  comments: readonly string[] | undefined,
): Uint8Array {
  const files = unzipSync(packed);
  const pieces = strFromU8(files[DOCUMENT]!).split(new RegExp(`<w:p>(?:(?!<w:p>).)*?${PLACE}.*?</w:p>`, 'u'));
  const whole = pieces.map((piece, i) => piece + (parts[i]?.xml ?? '')).join('');
  if (comments) {
    // the library makes one, and all that belongs to it
    const [head, , tail] = strFromU8(files[COMMENTS]!).split(
      /(<w:comment .*<\/w:comment>|<w:comment [^>]*\/>)/s,
    );
    files[COMMENTS] = strToU8(`${head}${comments.join('')}${tail}`);
  }
  const styles = strFromU8(files[STYLED]!).replace('</w:styles>', `${TABLE_STYLE_XML}</w:styles>`);
  return zipSync({ ...files, [DOCUMENT]: strToU8(whole), [STYLED]: strToU8(styles) });
}

/** A heading below the title. @param level 0 for the highest @param before what is before its words */
export function heading(docx: Docx, text: string, level: number, before: readonly Run[] = []): Paragraph {
  return new docx.Paragraph({
    ...direction(text),
    heading: docx.HeadingLevel[headingOf(level)],
    // a level that Word has no heading for is moved in
    ...(level >= MAX_HEADING ? { indent: { left: (level + 1 - MAX_HEADING) * INDENT } } : {}),
    children: [...before, ...runs(docx, oneLine(text))],
  });
}

function headingOf(level: number): 'HEADING_1' {
  return `HEADING_${Math.min(level + 1, MAX_HEADING)}` as 'HEADING_1';
}

export function titleOf(docx: Docx, text: string): Paragraph {
  const { Paragraph, HeadingLevel } = docx;
  return new Paragraph({
    ...direction(text),
    heading: HeadingLevel.TITLE,
    children: runs(docx, oneLine(text)),
  });
}

/** A sentence about what is in the document. */
export function soft(docx: Docx, text: string, format: { readonly keepNext?: true } = {}): Paragraph {
  return new docx.Paragraph({
    ...direction(text),
    ...format,
    children: runs(docx, oneLine(text), { color: SOFT, size: 20 }),
  });
}

const FONT = 'Calibri';

function headingStyle(size: number) {
  return {
    run: { size, bold: true, color: '000000', font: FONT },
    paragraph: { spacing: { before: 240, after: 60 }, keepNext: true },
  };
}

const STYLES = {
  default: {
    document: { run: { font: FONT, size: 22 }, paragraph: { spacing: { after: 80 } } },
    title: { run: { size: 36, bold: true, font: FONT }, paragraph: { spacing: { after: 160 } } },
    heading1: headingStyle(30),
    heading2: headingStyle(27),
    heading3: headingStyle(25),
    heading4: headingStyle(23),
    heading5: headingStyle(22),
    heading6: headingStyle(22),
    caption: {
      run: { size: 20, bold: true, italics: false, color: '000000', font: FONT },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: QUOTE,
      name: QUOTE,
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 360 }, spacing: { after: 120 } },
    },
  ],
};
