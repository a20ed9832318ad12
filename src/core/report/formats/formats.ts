import * as l10n from '@vscode/l10n';
import type { Report } from '../report';
import { chartSheet } from '../chart/chartSheet';
import { renderChart } from '../chart/renderChart';
import { LIGHT } from '../chart/theme';
import { csvLines, excelCsvLines } from './csv';
import { gathered } from './gathered';
import { htmlLines } from './html';
import { jsonLines } from './json';
import { markdownLines } from './markdown';
import { quotesHtml } from './quotesHtml';
import { quotesMarkdown } from './quotesMarkdown';
import type { Rasterize } from './rasterize';
import { textLines } from './text';
import { toXlsx } from './xlsx';

/** A kind of file that a report can be written as. */
export interface Format {
  /** On the command line. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  /** Of the file's name, without the dot. */
  readonly ending: string;
  /** Whether it shows the charts and nothing else. */
  readonly isPicture: boolean;
  readonly isBinary: boolean;
  /** Text in chunks that are made while they are written, or all bytes. */
  readonly write: (report: Report<object>, rasterize: Rasterize) => Iterable<string> | Promise<Uint8Array>;
}

/** All formats, in the order of menus. */
export const FORMATS: readonly Format[] = [
  table('text', l10n.t('Text'), 'txt', ({ table }) => gathered(textLines(table))),
  table('md', 'Markdown', 'md', ({ table, quotes }) =>
    gathered(quotes ? quotesMarkdown(quotes) : markdownLines(table)),
  ),
  table('csv', 'CSV', 'csv', ({ table }) => gathered(csvLines(table))),
  table('excel-csv', l10n.t('CSV for Excel, with semicolons and decimal commas'), 'csv', ({ table }) =>
    gathered(excelCsvLines(table)),
  ),
  {
    ...table('xlsx', l10n.t('Excel workbook'), 'xlsx', ({ table }) => toXlsx(table)),
    isBinary: true,
  },
  table('html', l10n.t('Web page'), 'html', ({ table, charts, quotes }) => {
    if (quotes) return gathered(quotesHtml(quotes));
    const drawings = charts.map(chart => renderChart(chart, LIGHT));
    return gathered(htmlLines(table, drawings));
  }),
  {
    ...table('docx', l10n.t('Word document'), 'docx', async (report, rasterize) =>
      report.quotes
        ? (await import('./quotesDocx')).quotesDocx(report.quotes)
        : (await import('./docx')).toDocx(report, rasterize),
    ),
    isBinary: true,
  },
  table('json', 'JSON', 'json', ({ data }) => gathered(jsonLines(data))),
  picture('svg', l10n.t('SVG image of the charts'), ({ charts }) => [chartSheet(charts)]),
  {
    ...picture('png', l10n.t('PNG image of the charts'), ({ charts }, rasterize) =>
      rasterize(chartSheet(charts)),
    ),
    isBinary: true,
  },
];

/** The format for a file's name. */
export function formatOf(fileName: string): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return FORMATS.find(format => format.ending === ending);
}

function table(id: string, title: string, ending: string, write: Format['write']): Format {
  return { id, title, ending, isPicture: false, isBinary: false, write };
}

function picture(id: string, title: string, write: Format['write']): Format {
  return { id, title, ending: id, isPicture: true, isBinary: false, write };
}
