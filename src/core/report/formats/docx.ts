import * as l10n from '@vscode/l10n';
import { oneLine } from '../../base/visible';
import type { Chart } from '../chart/chart';
import { renderChart } from '../chart/renderChart';
import { LIGHT } from '../chart/theme';
import { type TableLayout, columnSizes, layoutColumns } from '../docx/columnWidths';
import { caption } from '../docx/docxCaption';
import { UPRIGHT, docxFile, heading, soft, titleOf } from '../docx/docxFile';
import { PAPER, docxTable } from '../docx/docxTable';
import { type Block, type Docx, clean } from '../docx/docxText';
import type { Report } from '../report';
import { type TableModel, readable } from '../table/tableModel';
import { WHAT_THIS_COUNTS, above, below } from './around';
import type { Rasterize } from './rasterize';

/** A pixel of a drawing in twentieths of a point. */
const PIXEL = 15;
/** What the title of a chart takes of a page, in pixels. */
const CAPTION = 60;

/**
 * A report as a Word document: the line about the figures, the table with its caption, charts as pictures, and what it counts.
 * A table that is too wide for a page is set across it, and in several parts where that is not enough. The library is loaded
 * when first used.
 */
export async function toDocx(
  { table, charts }: Pick<Report<object>, 'table' | 'charts'>,
  rasterize: Rasterize,
): Promise<Uint8Array> {
  const docx = await import('docx');
  const { columns, rows } = readable(table);
  const layout = layoutColumns(columns, columnSizes(columns, rows), PAPER);
  const figures: Block[] = [];
  for (const [i, chart] of charts.entries()) figures.push(...(await figure(docx, chart, i + 1, rasterize)));
  const first = [titleOf(docx, table.title), ...above(table).map(text => soft(docx, text))];
  const { isLandscape } = layout;
  const body = [...first, ...tables(docx, table, layout)];
  const last = [...figures, ...lastWords(docx, table)];
  const sections =
    isLandscape && figures.length > 0
      ? [{ blocks: body, isLandscape }, { blocks: last }]
      : [{ blocks: [...body, ...last], isLandscape }];
  return docxFile(docx, { title: table.title, sections });
}

/** What is said after the table or the quotes. */
export function lastWords(docx: Docx, about: Pick<TableModel, 'definitions' | 'notes'>): Block[] {
  const sentences = below(about);
  if (sentences.length === 0) return [];
  return [heading(docx, WHAT_THIS_COUNTS, 0), ...sentences.map(text => soft(docx, text))];
}

/** A table with its captions. @param before number of the tables above it */
export function tables(docx: Docx, table: TableModel, { parts }: TableLayout, before = 0): Block[] {
  const { columns, rows } = readable(table);
  return parts.flatMap((placed, i) => {
    const title = oneLine(table.title);
    const named =
      parts.length === 1 ? title : l10n.t('{0} (columns: part {1} of {2})', title, i + 1, parts.length);
    return [
      caption('Table', before + i + 1, named),
      docxTable(columns, rows, placed),
      // two tables without anything between them would become one
      new docx.Paragraph({ spacing: { after: 0 }, children: [] }),
    ];
  });
}

async function figure(docx: Docx, chart: Chart, number: number, rasterize: Rasterize): Promise<Block[]> {
  const room = { width: UPRIGHT.width / PIXEL, height: UPRIGHT.height / PIXEL - CAPTION };
  // its title is in the caption
  const drawing = renderChart({ ...chart, title: '', caption: '' }, LIGHT, room.width);
  const [, width = 1, height = 1] = (/width="([\d.]+)" height="([\d.]+)"/.exec(drawing) ?? []).map(Number);
  const scale = Math.min(1, room.width / width, room.height / height);
  const title = oneLine(chart.title);
  return [
    caption('Figure', number, title),
    ...(chart.caption ? [soft(docx, chart.caption, { keepNext: true })] : []),
    new docx.Paragraph({
      children: [
        new docx.ImageRun({
          type: 'png',
          data: await rasterize(drawing),
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: clean(title), description: clean(oneLine(chart.caption ?? chart.title)) },
        }),
      ],
    }),
  ];
}
