import { oneLine, visibleLines } from '../../base/visible';
import { type ReadableRow, type TableModel, readable } from '../table/tableModel';
import { WHAT_THIS_COUNTS, above, below } from './around';
import { MAX_INDENT } from './indent';
import { htmlHead } from './htmlHead';

/** How reports look. */
export const PAGE_STYLE = [
  ':root { color-scheme: light dark; }', // not for the catalogue
  'body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }', // not for the catalogue
  'h1 { font-size: 1.25rem; }',
  'h2 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }', // not for the catalogue
  'p { margin: 0.25rem 0; }',
  'table { border-collapse: collapse; width: 100%; margin: 1.25rem 0; border-block: 1.5px solid; font-variant-numeric: tabular-nums; }', // not for the catalogue
  'thead th { border-bottom: 1px solid; vertical-align: bottom; font-weight: 600; }', // not for the catalogue
  'th, td { padding: 0.25rem 0.9rem 0.25rem 0; text-align: start; vertical-align: baseline; }', // not for the catalogue
  'tbody th { font-weight: normal; }', // not for the catalogue
  'tbody tr.strong th { font-weight: 600; padding-top: 0.6rem; }', // not for the catalogue
  'tbody tr.faint td { opacity: 0.6; }', // not for the catalogue
  'th.number, td.number { text-align: end; white-space: nowrap; }', // not for the catalogue
  'th.right, td.right { text-align: end; }', // not for the catalogue
  'figure { margin: 1.5rem 0; overflow-x: auto; break-inside: avoid; }', // not for the catalogue
  'figure svg { max-width: 100%; height: auto; }', // not for the catalogue
  '@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; } tr.strong { break-after: avoid; } thead { display: table-header-group; } }', // not for the catalogue
].join('\n');

/**
 * A table as one HTML page: nothing remote, no script, fit to print, light or dark as the reader's system is.
 * @param drawings SVG, put below the table
 */
export function* htmlLines(table: TableModel, drawings: readonly string[] = []): Generator<string> {
  const title = escapeHtml(oneLine(table.title));
  // lines of markup, without words for people
  const first = [...htmlHead(title, PAGE_STYLE), `<h1>${title}</h1>`, ...paragraphs(above(table))];
  const last = [
    ...drawings.map(drawing => `<figure>${drawing}</figure>`),
    ...(below(table).length > 0 ? [`<h2>${escapeHtml(WHAT_THIS_COUNTS)}</h2>`] : []),
    ...paragraphs(below(table)),
    '</body>',
    '</html>',
  ];
  for (const one of first) yield `${one}\n`;
  yield* tableLines(table);
  for (const one of last) yield `${one}\n`;
}

/** A table alone. */
export function* tableLines(table: TableModel): Generator<string> {
  const { columns, rows } = readable(table);
  const side = (i: number) => {
    const { kind, isRight } = columns[i]!;
    return isRight ? ' class="right"' : kind === 'text' ? '' : ' class="number"'; // not for the catalogue
  };
  const head = columns.map(({ title }, i) => `<th scope="col"${side(i)}>${escapeHtml(title)}</th>`); // not for the catalogue
  const line = ({ level, strong, faint, cells: [name, ...figures] }: ReadableRow) => {
    const indent = level > 0 ? ` style="padding-inline-start: ${Math.min(level, MAX_INDENT) * 1.5}em"` : '';
    const cells = figures.map((figure, i) => `<td${side(i + 1)}>${lines(figure)}</td>`);
    const classes = [...(strong ? ['strong'] : []), ...(faint ? ['faint'] : [])].join(' ');
    return `<tr${classes ? ` class="${classes}"` : ''}><th scope="row"${columns[0]!.isRight ? side(0) : ''}${indent}>${lines(name!)}</th>${cells.join('')}</tr>`; // not for the catalogue
  };
  for (const one of ['<table>', `<thead><tr>${head.join('')}</tr></thead>`, '<tbody>']) yield `${one}\n`;
  let isEmpty = true;
  for (const row of rows) {
    yield `${line(row)}\n`;
    isEmpty = false;
  }
  if (isEmpty) yield '\n';
  for (const one of ['</tbody>', '</table>']) yield `${one}\n`;
}

/** A paragraph for each sentence. */
export function paragraphs(sentences: readonly string[]): readonly string[] {
  return sentences.map(sentence => `<p>${escapeHtml(oneLine(sentence))}</p>`);
}

/** A cell, also one of several lines; what is moved in stays so. */
function lines(cell: string): string {
  const text = escapeHtml(cell);
  if (!text.includes('\n')) return text;
  return text.replace(/\n */g, lineEnd => `<br>${'&ensp;'.repeat(lineEnd.length - 1)}`);
}

export function escapeHtml(text: string): string {
  return visibleLines(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
