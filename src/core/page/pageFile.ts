import * as l10n from '@vscode/l10n';
import { counted } from '../base/phrases';
import { oneLine } from '../base/visible';
import { colorClass } from './drawMargin';
import { drawSheet } from './drawSheet';
import { estimatedWidths } from './glyphWidths';
import { type Page, layoutPage } from './layoutPage';
import type { ScopedPage } from './pageContent';
import { fileStyle } from './pageFileStyle';
import type { PageContent, PageSegment } from './pageModel';
import { rowAt } from './pageRows';
import type { PageStyle } from './pageStyle';
import { escaped } from './shownText';
import { htmlHead } from '../report/formats/htmlHead';

/** Of the text and of labels, in pixels. */
const FONT_SIZES = { text: 14, label: 12 };

/** In pixels of 1/96 inch: what A4 and Letter both have room for, upright, and across for two coders. */
const UPRIGHT = { width: 690, sheetHeight: 930 };
const ACROSS = { width: 960, sheetHeight: 620 };
/** What the heading of the first sheet takes of it. */
const HEADING = 170;
/** Of the words of a memo’s segment. */
const MAX_QUOTE = 160;

function styleOf({ sides }: PageContent): PageStyle {
  const paper = sides ? ACROSS : UPRIGHT;
  return {
    ...paper,
    firstSheetHeight: paper.sheetHeight - HEADING,
    isContinuous: false,
    rowHeight: 21,
    labelHeight: 17,
    turnGap: 9,
    paragraphGap: 4,
    textWidths: estimatedWidths(FONT_SIZES.text),
    headWidths: estimatedWidths(FONT_SIZES.text, true),
    labelWidths: estimatedWidths(FONT_SIZES.label),
  };
}

/** What else is on a page that is written to a file. */
export interface PageHeading {
  /** The transcript’s path, and the study’s name. */
  readonly transcript: string;
  readonly study: string;
}

/**
 * A coded transcript as one HTML page: nothing remote, no script, fit to print on A4 and Letter. After the transcript come
 * its codes and the memos of its segments.
 */
export function* pageFile({ content, said }: ScopedPage, heading: PageHeading): Generator<string> {
  const style = styleOf(content);
  const page = layoutPage(content, style);
  const { caption, notes } = said();
  const title = escaped(oneLine(heading.transcript));
  // lines of markup, without words for people
  yield* lines(
    ...htmlHead(title, fileStyle(content.codes, page.columns, style, FONT_SIZES)),
    '<main>',
    `<header><h1>${title}</h1>`,
    ...[heading.study, ...caption, counted.segments(content.segments.length)].map(paragraph),
    sideNames(content),
    '</header>',
  );
  for (let i = 0; i < page.sheets.length; i++)
    yield `<section class="sheet" style="height:${page.sheets[i]!.height}px">${drawSheet(page, content, style, i, 'file')}</section>\n`; // not for the catalogue
  yield* lines(
    ...legend(content),
    ...memos(content, page),
    '<footer class="notes">', // not for the catalogue
    ...notes.map(paragraph),
    '</footer>',
    '</main>',
    '</body>',
    '</html>',
  );
}

function* lines(...all: readonly string[]): Generator<string> {
  for (const line of all) if (line !== '') yield `${line}\n`;
}

function paragraph(text: string): string {
  return `<p>${escaped(oneLine(text))}</p>`;
}

function sideNames({ sides, coders }: PageContent): string {
  if (!sides) return '';
  const [left, right] = sides.map(coder => `<span>${escaped(oneLine(coders[coder]!.name))}</span>`);
  return `<div class="sides">${left}${right}</div>`; // not for the catalogue
}

function legend({ codes, segments }: PageContent): string[] {
  if (codes.length === 0) return [];
  const counts = new Map<number, number>();
  for (const segment of segments)
    for (const code of segment.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [
    `<h2>${escaped(l10n.t('Codes'))}</h2>`,
    '<ul class="legend">', // not for the catalogue
    ...codes.map(
      ({ path }, i) =>
        `<li class="${colorClass(i)}"><i></i>${escaped(oneLine(path))} <b>${counts.get(i) ?? 0}</b></li>`, // not for the catalogue
    ),
    '</ul>',
  ];
}

function memos(content: PageContent, page: Page): string[] {
  const { text, segments, codes, coders } = content;
  const own = segments.filter(({ memo }) => memo);
  if (own.length === 0) return [];
  const item = (segment: PageSegment) => {
    const words = oneLine(text.slice(segment.start, segment.end));
    const quote = words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE).trimEnd()}…` : words;
    const names = segment.codes.map(code => codes[code]!.name).join(', ');
    const source = [l10n.t('l. {0}', lineAt(page, segment.start)), names, coders[segment.coder]!.name];
    return `<li>${escaped(source.filter(Boolean).map(oneLine).join(' · '))}: <q>${escaped(quote)}</q><p>${escaped(segment.memo!)}</p></li>`;
  };
  return [`<h2>${escaped(l10n.t('Memos'))}</h2>`, '<ul class="memos">', ...own.map(item), '</ul>']; // not for the catalogue
}

/** The number of the line that an offset is in, as the page has it. */
function lineAt({ rows }: Page, offset: number): number {
  let row = rowAt(rows, offset);
  while (row > 0 && rows[row]!.line === undefined) row--;
  return rows[row]?.line ?? 1;
}
