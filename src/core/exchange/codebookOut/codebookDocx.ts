import * as l10n from '@vscode/l10n';
import type { Paragraph, Table } from 'docx';
import { oneLine, visibleLines } from '../../base/visible';
import { FIELD_NAMES, SCALE_NAME, definedFields } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import { attributionOf } from '../../analyses/kit/attribution';
import { THEME_OR_CODE } from '../../analyses/kit/sentences';
import { WHAT_THIS_COUNTS } from '../../report/formats/around';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';
import { type Docx, type Run, markdownParagraphs } from './docxMarkdown';
import { aboveOf, countsInWords, remarksOf } from './wording';

/** Word has headings of nine levels, this library of six; the first is the title’s. */
const MAX_HEADING = 6;
/** By what a level is moved in, in twentieths of a point. */
const INDENT = 240;
const MAX_INDENT = 10;
/** Paper has A4 or Letter width less margins: so wide are tables, in twentieths of a point. */
const WIDTH = 9020;
const SOFT = '595959';

/**
 * A codebook as a Word document: a table of all codes with their figures, then a heading for each code with its definition and
 * key quotes, in Word’s own styles. The library is loaded when first used.
 */
export async function codebookDocx(document: CodebookDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const title = oneLine(l10n.t('Codebook: {0}', document.study));
  const made = new docx.Document({
    title,
    creator: 'Transcript Coder', // not for the catalogue
    styles: { default: styles() },
    sections: [{ children: [...first(docx, document, title), ...sections(docx, document)] }],
  });
  const packed = await docx.Packer.toArrayBuffer(made);
  return new Uint8Array(packed);
}

function styles() {
  const heading = (size: number) => ({
    run: { size, bold: true, color: '000000', font: 'Calibri' },
    paragraph: { spacing: { before: 240, after: 60 }, keepNext: true },
  });
  return {
    document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 80 } } },
    title: { run: { size: 36, bold: true, font: 'Calibri' }, paragraph: { spacing: { after: 160 } } },
    heading1: heading(30),
    heading2: heading(27),
    heading3: heading(25),
    heading4: heading(23),
    heading5: heading(22),
    heading6: heading(22),
  };
}

function first(docx: Docx, document: CodebookDocument, title: string): (Paragraph | Table)[] {
  const { Paragraph, HeadingLevel } = docx;
  return [
    new Paragraph({ text: clean(title), heading: HeadingLevel.TITLE }),
    ...aboveOf(document).map(text => soft(docx, text)),
    ...(document.entries.length > 0 ? [table(docx, document.entries)] : []),
  ];
}

function table(docx: Docx, entries: readonly CodebookEntry[]): Table {
  const { Table, TableRow, TableCell, Paragraph, TextRun, AlignmentType, WidthType, TableLayoutType } = docx;
  const { BorderStyle } = docx;
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const widths = [WIDTH - 3 * 1400, 1400, 1400, 1400];
  const cell = (text: string, column: number, { bold = false, level = 0 } = {}) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [
        new Paragraph({
          alignment: column > 0 ? AlignmentType.END : AlignmentType.START,
          indent: { start: Math.min(level, MAX_INDENT) * INDENT },
          spacing: { after: 0 },
          children: [new TextRun({ text: clean(oneLine(text)), bold })],
        }),
      ],
    });
  const head = [THEME_OR_CODE, l10n.t('Participants'), l10n.t('Transcripts'), l10n.t('Segments')];
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, i, { bold: true })) }),
      ...entries.map(
        ({ code, level, kind, counts }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(code.name, 0, { bold: kind === 'theme', level }),
              ...[counts.participants, counts.transcripts, counts.segments].map((n, i) =>
                cell(String(n), i + 1),
              ),
            ],
          }),
      ),
    ],
  });
}

function sections(docx: Docx, document: CodebookDocument): Paragraph[] {
  const { Paragraph, HeadingLevel } = docx;
  const sentences = [...document.definitions, ...document.notes];
  return [
    ...document.entries.flatMap(entry => section(docx, entry)),
    new Paragraph({ text: WHAT_THIS_COUNTS, heading: HeadingLevel.HEADING_1 }),
    ...sentences.map(text => soft(docx, text)),
  ];
}

function section(docx: Docx, entry: CodebookEntry): Paragraph[] {
  const { Paragraph, TextRun, HeadingLevel } = docx;
  const { code, level, color, quotes } = entry;
  const heading = `HEADING_${Math.min(level + 1, MAX_HEADING)}` as 'HEADING_1';
  const label = (text: string) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 80, after: 0 },
      children: [new TextRun({ text, bold: true })],
    });
  return [
    new Paragraph({
      heading: HeadingLevel[heading],
      // a level that Word has no heading for is moved in
      indent: { start: Math.max(level + 1 - MAX_HEADING, 0) * INDENT },
      children: [
        new TextRun({ text: '● ', color: color.slice(1) }),
        new TextRun({ text: clean(oneLine(code.name)) }),
      ],
    }),
    soft(docx, [countsInWords(entry), ...remarksOf(entry)].join(' · ')),
    ...definedFields(code).flatMap(([field, text]) => [
      label(FIELD_NAMES[field]),
      ...markdownParagraphs(docx, clean(visibleLines(text))),
    ]),
    ...(code.scale
      ? [label(SCALE_NAME), new Paragraph({ text: clean(oneLine(scaleText(code.scale))) })]
      : []),
    ...(quotes.length > 0 ? [label(l10n.t('Key quotes'))] : []),
    ...quotes.map(quote => {
      const lines = quote.words === null ? [] : clean(visibleLines(`“${quote.words}”`)).split('\n');
      const words: Run[] = lines.map(
        (text, i) => new TextRun({ text, italics: true, ...(i > 0 ? { break: 1 } : {}) }),
      );
      const source = new TextRun({
        text: `${words.length > 0 ? ' ' : ''}— ${clean(attributionOf(quote))}`,
        color: SOFT,
      });
      return new Paragraph({ indent: { start: 360 }, children: [...words, source] });
    }),
  ];
}

function soft(docx: Docx, text: string): Paragraph {
  return new docx.Paragraph({
    children: [new docx.TextRun({ text: clean(oneLine(text)), color: SOFT, size: 20 })],
  });
}

/** Without halves of characters, which no XML may have. */
function clean(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g,
    '\ufffd',
  );
}
