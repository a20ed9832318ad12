import type { Span } from '../text/span';
import { type Drawing, drawMargin } from './drawMargin';
import type { Page } from './layoutPage';
import type { PageContent } from './pageModel';
import type { Row } from './pageRows';
import type { PageStyle } from './pageStyle';
import type { Sheet } from './sheets';
import { escaped, shownText } from './shownText';

/** Words under more segments than this look alike. */
const MAX_DEPTH = 3;

/**
 * A sheet as HTML: line numbers, speakers and words, with the margins beside them. `data-at` is where a row begins in the
 * text; in a webview, `data-gap` is the room above a row in pixels.
 */
export function drawSheet(
  page: Page,
  content: PageContent,
  style: PageStyle,
  index: number,
  drawing: Drawing,
): string {
  const sheet = page.sheets[index]!;
  const margins = page.margins.map((_, margin) =>
    drawMargin(page, content, style, { sheet: index, margin }, drawing),
  );
  const rows = drawRows(page, content, style, sheet, drawing);
  const [first, second] = margins;
  return second === undefined ? `${rows}${first}` : `${first}${rows}${second}`;
}

function drawRows(
  page: Page,
  content: PageContent,
  style: PageStyle,
  sheet: Sheet,
  drawing: Drawing,
): string {
  const runs = new Runs(content, sheet);
  let html = '<div class="rows">'; // not for the catalogue
  let bottom = 0;
  for (let i = sheet.firstRow; i < sheet.endRow; i++) {
    const row = page.rows[i]!;
    const top = sheet.tops[i - sheet.firstRow]!;
    if (i === sheet.firstRow || row.opens) html += `${i === sheet.firstRow ? '' : '</p>'}<p>`;
    html += drawRow(row, content.text, runs, gapOf(top - bottom, drawing), page.columns.speaker > 0);
    bottom = top + style.rowHeight;
  }
  return `${html}</p></div>`;
}

function gapOf(gap: number, drawing: Drawing): string {
  if (gap === 0) return '';
  return drawing === 'webview' ? ` data-gap="${gap}"` : ` style="margin-top:${gap}px"`; // not for the catalogue
}

function drawRow(row: Row, text: string, runs: Runs, gap: string, hasSpeakers: boolean): string {
  const { line = '', head, start } = row;
  const who = hasSpeakers
    ? `<span class="who ${head?.kind ?? ''}" dir="auto">${escaped(shownText(head?.text ?? ''))}</span>` // not for the catalogue
    : '';
  return `<span class="row"${gap}><span class="no" aria-hidden="true">${line}</span>${who}<span class="words" dir="auto" data-at="${start}">${drawWords(row, text, runs)}</span></span>`; // not for the catalogue
}

function drawWords(row: Span, text: string, runs: Runs): string {
  let html = '';
  for (const { start, end, depth } of runs.in(row)) {
    const words = escaped(shownText(text.slice(start, end)));
    html += depth === 0 ? words : `<mark class="d${Math.min(depth, MAX_DEPTH)}">${words}</mark>`; // not for the catalogue
  }
  return html;
}

interface Run extends Span {
  /** How many segments have these words. */
  readonly depth: number;
}

/** Which words of a sheet are under how many segments, for rows in their order. */
class Runs {
  /** Where a segment starts or ends, ascending, and by how much the depth changes there. */
  private readonly changes: { readonly at: number; readonly by: number }[] = [];
  private next = 0;
  private depth = 0;

  constructor({ segments }: PageContent, { margins }: Sheet) {
    const own = margins.flatMap(({ pieces }) => pieces.map(({ bracket }) => segments[bracket.segment]!));
    for (const { start, end } of own) this.changes.push({ at: start, by: 1 }, { at: end, by: -1 });
    this.changes.sort((a, b) => a.at - b.at);
  }

  *in({ start, end }: Span): Generator<Run> {
    let at = start;
    for (
      let change = this.changes[this.next];
      change && change.at < end;
      change = this.changes[++this.next]
    ) {
      if (change.at > at) {
        yield { start: at, end: change.at, depth: this.depth };
        at = change.at;
      }
      this.depth += change.by;
    }
    if (at < end) yield { start: at, end, depth: this.depth };
  }
}
