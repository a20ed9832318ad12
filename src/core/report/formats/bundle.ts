import { oneLine } from '../../base/visible';
import { columnSizes, layoutColumns } from '../docx/columnWidths';
import { docxFile, heading, soft, titleOf } from '../docx/docxFile';
import { PAPER } from '../docx/docxTable';
import type { Block } from '../docx/docxText';
import { type TableModel, readable } from '../table/tableModel';
import { above, below } from './around';
import { tables } from './docx';
import { PAGE_STYLE, escapeHtml, paragraphs, tableLines } from './html';
import { htmlHead } from './htmlHead';

/** Several tables in one document. */
export interface Bundle {
  readonly title: string;
  /** Below the title, a paragraph each. */
  readonly first: readonly string[];
  readonly tables: readonly TableModel[];
}

/** Several tables as one Word document: each has a heading, begins a page and is upright or across as it needs to be. */
export async function bundleDocx({ title, first, tables: all }: Bundle): Promise<Uint8Array> {
  const docx = await import('docx');
  let number = 0;
  const sections = all.map((table, i) => {
    const { columns, rows } = readable(table);
    const layout = layoutColumns(columns, columnSizes(columns, rows), PAPER);
    const begins: Block[] = i === 0 ? [titleOf(docx, title), ...first.map(text => soft(docx, text))] : [];
    const blocks = [
      ...begins,
      heading(docx, table.title, 0),
      ...above(table).map(text => soft(docx, text)),
      ...tables(docx, table, layout, number),
      ...below(table).map(text => soft(docx, text)),
    ];
    number += layout.parts.length;
    return { blocks, isLandscape: layout.isLandscape };
  });
  return docxFile(docx, { title, sections });
}

/** Several tables as one HTML page: nothing remote, no script. */
export function* bundleHtml({ title, first, tables: all }: Bundle): Generator<string> {
  const named = escapeHtml(oneLine(title));
  for (const line of [...htmlHead(named, PAGE_STYLE), `<h1>${named}</h1>`, ...paragraphs(first)])
    yield `${line}\n`;
  for (const table of all) {
    yield `<h2>${escapeHtml(oneLine(table.title))}</h2>\n`;
    for (const line of paragraphs(above(table))) yield `${line}\n`;
    yield* tableLines(table);
    for (const line of paragraphs(below(table))) yield `${line}\n`;
  }
  yield '</body>\n</html>\n';
}
