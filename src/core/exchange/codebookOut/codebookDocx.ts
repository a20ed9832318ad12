import * as l10n from '@vscode/l10n';
import type { Paragraph } from 'docx';
import { quoted } from '../../base/phrases';
import { oneLine, visibleLines } from '../../base/visible';
import { FIELD_NAMES, SCALE_NAME, definedFields } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import { THEME_OR_CODE } from '../../analyses/kit/sentences';
import { WHAT_THIS_COUNTS } from '../../report/formats/around';
import { columnSizes, layoutColumns } from '../../report/docx/columnWidths';
import { caption } from '../../report/docx/docxCaption';
import { QUOTE, docxFile, heading, soft, titleOf } from '../../report/docx/docxFile';
import { PAPER, docxTable } from '../../report/docx/docxTable';
import {
  type Block,
  type Docx,
  type DocxXml,
  SOFT,
  clean,
  direction,
  runs,
} from '../../report/docx/docxText';
import type { Column } from '../../report/table/tableModel';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';
import { markdownParagraphs } from './docxMarkdown';
import { aboveOf, countsInWords, remarksOf } from './wording';

/**
 * A codebook as a Word document: a table of all codes with their figures, then a heading for each code with its definition and
 * key quotes, in Word’s own styles. The library is loaded when first used.
 */
export async function codebookDocx(document: CodebookDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const title = oneLine(l10n.t('Codebook: {0}', document.study));
  const blocks = [...first(docx, document, title), ...sections(docx, document)];
  return docxFile(docx, { title, sections: [{ blocks }] });
}

function first(docx: Docx, document: CodebookDocument, title: string): Block[] {
  return [
    titleOf(docx, title),
    ...aboveOf(document).map(text => soft(docx, text)),
    ...(document.entries.length > 0
      ? [
          caption('Table', 1, l10n.t('Themes and codes, and how often each was used')),
          table(document.entries),
        ]
      : []),
  ];
}

function table(entries: readonly CodebookEntry[]): DocxXml {
  const columns: Column[] = [
    { title: THEME_OR_CODE, name: 'name', kind: 'text' },
    { title: l10n.t('Participants'), name: 'participants', kind: 'number' },
    { title: l10n.t('Transcripts'), name: 'transcripts', kind: 'number' },
    { title: l10n.t('Segments'), name: 'segments', kind: 'number' },
  ];
  const rows = entries.map(({ code, level, kind, counts }) => ({
    level,
    strong: kind === 'theme',
    faint: false,
    cells: [oneLine(code.name), ...[counts.participants, counts.transcripts, counts.segments].map(String)],
  }));
  const { parts } = layoutColumns(columns, columnSizes(columns, rows), PAPER);
  return docxTable(columns, rows, parts[0]!);
}

function sections(docx: Docx, document: CodebookDocument): Paragraph[] {
  const sentences = [...document.definitions, ...document.notes];
  return [
    ...document.entries.flatMap(entry => section(docx, entry)),
    heading(docx, WHAT_THIS_COUNTS, 0),
    ...sentences.map(text => soft(docx, text)),
  ];
}

function section(docx: Docx, entry: CodebookEntry): Paragraph[] {
  const { Paragraph, TextRun } = docx;
  const { code, level, color, quotes } = entry;
  const label = (text: string) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 80, after: 0 },
      children: [new TextRun({ text, bold: true })],
    });
  return [
    heading(docx, code.name, level, [new TextRun({ text: '● ', color: color.slice(1) })]),
    soft(docx, [countsInWords(entry), ...remarksOf(entry)].join(' · ')),
    ...definedFields(code).flatMap(([field, text]) => [
      label(FIELD_NAMES[field]),
      ...markdownParagraphs(docx, clean(visibleLines(text))),
    ]),
    ...(code.scale
      ? [label(SCALE_NAME), new Paragraph({ children: runs(docx, oneLine(scaleText(code.scale))) })]
      : []),
    ...(quotes.length > 0 ? [label(l10n.t('Key quotes'))] : []),
    ...quotes.map(quote => {
      const words = quote.words === null ? '' : visibleLines(quoted(quote.words));
      const source = `${words === '' ? '' : ' '}${quote.attribution}`;
      return new Paragraph({
        style: QUOTE,
        ...direction(words),
        children: [
          ...(words === '' ? [] : runs(docx, words, { italics: true })),
          ...runs(docx, source, { color: SOFT }),
        ],
      });
    }),
  ];
}
