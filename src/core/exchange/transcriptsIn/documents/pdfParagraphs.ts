import * as l10n from '@vscode/l10n';
import type { SourceNotes } from '../source';
import type { PdfLine } from './pdfLines';

/** A page of a PDF file. */
export interface PdfPage {
  readonly number: number;
  readonly lines: readonly PdfLine[];
  /** In points. */
  readonly bottom: number;
  readonly top: number;
}

/** So many lines at the top and at the bottom of a page may be headers and footers. */
const MARGIN_LINES = 2;
/** … where they are in this share of its height. */
const MARGIN = 0.1;
/** What stands at the same place on so many pages, and half of all, is one. */
const MIN_REPEATS = 3;
/** A line that ends so much before its column does, in shares of its width, is the last one of a paragraph. */
const SHORT = 0.15;
/** Gaps between lines that are so much wider than usual ones part paragraphs. */
const WIDE = 1.3;

/** The paragraphs of all pages, without headers and footers. */
export function paragraphsOf(pages: readonly PdfPage[], notes: SourceNotes): readonly string[] {
  const repeated = repeatedIn(pages);
  const pitch = usualPitch(pages);
  const paragraphs: string[][] = [];
  let last: PdfLine | undefined;
  for (const page of pages) {
    const { number, lines } = page;
    const left = lines.filter((line, i) => {
      if (!repeated.has(keyOf(page, line, i))) return true;
      const shown = line.text.slice(0, 60);
      notes.add('header', count =>
        l10n.t('Headers, footers and page numbers are left out: {0} lines, such as “{1}”.', count, shown),
      );
      return false;
    });
    for (const line of left) {
      if (last && !beginsParagraph(last, line, pitch)) join(paragraphs.at(-1)!, line.text, notes, number);
      else paragraphs.push([line.text]);
      last = line;
    }
  }
  return paragraphs.map(pieces => pieces.join(''));
}

/** A line at the top or the bottom of a page by where it stands and what it says, with any number for another. */
function keyOf({ lines, bottom, top }: PdfPage, { text, y }: PdfLine, index: number): string {
  const margin = (top - bottom) * MARGIN;
  const isTop = index < MARGIN_LINES && y > top - margin;
  const isBottom = index >= lines.length - MARGIN_LINES && y < bottom + margin;
  if (!isTop && !isBottom) return '';
  return `${isTop ? 'top' : 'bottom'} ${Math.round(y / 4)} ${text.replace(/\p{Nd}+/gu, '#')}`;
}

function repeatedIn(pages: readonly PdfPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.lines.map((line, i) => keyOf(page, line, i)));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  counts.delete('');
  const least = Math.max(MIN_REPEATS, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

/** The distance between two lines that is the most frequent, in points. */
function usualPitch(pages: readonly PdfPage[]): number {
  const counts = new Map<number, number>();
  for (const { lines } of pages) {
    for (let i = 1; i < lines.length; i++) {
      const gap = Math.round((lines[i - 1]!.y - lines[i]!.y) * 2) / 2;
      if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? Infinity;
}

function beginsParagraph(before: PdfLine, line: PdfLine, pitch: number): boolean {
  const gap = before.y - line.y;
  // the first line of a page or a column goes on where the one before it was full
  if (gap > 0 && gap > pitch * WIDE) return true;
  const width = before.columnEnd - before.columnStart;
  if (before.columnEnd - before.end > width * SHORT) return true;
  if (
    /^(?:[[(#<]?\d{1,2}:\d{2}|[\p{Lu}\p{N}][^\s:]{0,24}(?: [\p{Lu}\p{N}][^\s:]{0,24}){0,2}(?: [[(]\d[\d:.]*[\])])?:\s)/u.test(
      line.text,
    )
  )
    return true;
  return line.x - line.columnStart > line.size && before.x - before.columnStart < line.size;
}

/** Adds a line to a paragraph, without the hyphen before it where that only parts a word. */
function join(paragraph: string[], line: string, notes: SourceNotes, page: number): void {
  const before = paragraph.at(-1)!;
  const start = /\p{Ll}[-\u2010\u00ad]$/u.test(before.slice(-3))
    ? /^\p{Ll}[\p{L}\p{M}]{0,40}/u.exec(line)?.[0]
    : undefined;
  if (start === undefined) {
    paragraph.push(` ${line}`);
    return;
  }
  const shown = `${/\S*$/u.exec(before.slice(-20, -1))![0]}${start}`;
  notes.add(
    'hyphens',
    count =>
      l10n.t('Words that were hyphenated at the end of a line are joined: {0}, such as “{1}”.', count, shown),
    l10n.t('page {0}', page),
  );
  paragraph[paragraph.length - 1] = before.slice(0, -1);
  paragraph.push(line);
}
