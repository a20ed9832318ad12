import { UnusableFile } from '../codebookIn/readXml';
import * as l10n from '@vscode/l10n';
import { firstAtLeast } from '../../base/sorted';
import type { Span } from '../../text/span';

/** Shown with blank lines around them. */
const PARAGRAPHS = new Set('p blockquote pre h1 h2 h3 h4 h5 h6 ul ol dl table'.split(' ')); // not for the catalogue
/** Shown on lines of their own. */
const LINES = new Set(['li', 'dt', 'dd', 'tr', 'caption', 'div']);
/** Deeper elements are in no document that a person has written. */
const MAX_DEEP = 2000;

/** A transcript has some ten thousand words. In UTF-16 units. */
const MAX_LENGTH = 2 ** 24;

/** The words of a document, and where its positions are in them. */
export interface TaguetteText {
  /** LF, in the paragraphs in which the document is shown. */
  readonly text: string;
  /** A stretch of the document, in bytes of the UTF-8 of its texts without tags. */
  readonly spanOf: (start: number, end: number) => Span;
}

/**
 * Reads a document of Taguette, which is HTML. The white space of which HTML is made is not shown, but counts.
 * @throws UnusableFile
 */
export async function readTaguetteText(html: string): Promise<TaguetteText> {
  if (html.length > MAX_LENGTH) throw new UnusableFile(l10n.t('The project is too large.'));
  const layout = new Layout();
  await parse(html, layout);
  return layout.end();
}

async function parse(html: string, layout: Layout): Promise<void> {
  const { Parser } = await import('htmlparser2');
  let depth = 0;
  let preformatted = 0;
  const parser = new Parser({
    onopentag(name) {
      if (++depth > MAX_DEEP) throw new UnusableFile(l10n.t('The file is nested too deeply.'));
      layout.tag();
      if (name === 'br') layout.lineEnd();
      else if (name === 'td' || name === 'th') layout.cell();
      else layout.block(linesAround(name));
      if (name === 'pre') {
        preformatted++;
        layout.skipLineEnd();
      }
    },
    ontext: text => layout.add(text, preformatted > 0),
    onclosetag(name) {
      depth--;
      layout.tag();
      if (name === 'pre') preformatted--;
      layout.block(linesAround(name));
    },
  });
  parser.write(html);
  parser.end();
}

function linesAround(name: string): number {
  return PARAGRAPHS.has(name) ? 2 : LINES.has(name) ? 1 : 0;
}

/** Lays texts out in lines and remembers where each of their characters is. */
class Layout {
  private readonly parts: string[] = [];
  private length = 0;
  /** Line ends and white space that come before the next word. */
  private lines = 0;
  private gap = '';
  private isFirst = true;
  private isAfterPre = false;
  private bytes = 0;
  /** Ends in the document and in the text, in bytes and units, of the characters. */
  private readonly byteEnds: number[] = [];
  private readonly unitEnds: number[] = [];

  /** White space counts after the first tag; only right after that of preformatted text, a line end does not. */
  tag(): void {
    this.isFirst = false;
    this.isAfterPre = false;
  }

  /** @param lines line ends around a block; of several, the most count */
  block(lines: number): void {
    if (lines === 0) return;
    if (this.length > 0) this.lines = Math.max(this.lines, lines);
    this.gap = '';
  }

  lineEnd(): void {
    if (this.length > 0) this.lines = Math.min(this.lines + 1, 2);
  }

  cell(): void {
    this.gap = '\t';
  }

  /** HTML has no line end at the beginning of preformatted text. */
  skipLineEnd(): void {
    this.isAfterPre = true;
  }

  add(text: string, isPreformatted: boolean): void {
    for (const char of text.replace(/\r\n?/g, '\n')) {
      if (this.isAfterPre) {
        this.isAfterPre = false;
        if (char === '\n') continue;
      }
      const isBlank = /[ \t\n\f]/.test(char);
      if (this.isFirst && isBlank) continue;
      this.isFirst = false;
      this.bytes += utf8Length(char);
      if (!isBlank) this.put(char, isPreformatted);
      else if (!isPreformatted) this.gap ||= ' ';
      else if (char === '\n') this.newLine();
      else this.gap += char;
      this.byteEnds.push(this.bytes);
      this.unitEnds.push(this.length);
    }
  }

  end(): TaguetteText {
    const { byteEnds, unitEnds } = this;
    const endOf = (bytes: number) => {
      const at = firstAtLeast(byteEnds, bytes);
      return bytes <= 0 ? 0 : (unitEnds[at] ?? (bytes > this.bytes ? NaN : this.length));
    };
    if (this.length > 0) this.parts.push('\n');
    return {
      text: this.parts.join(''),
      spanOf: (start, end) => ({ start: endOf(start), end: endOf(end) }),
    };
  }

  private newLine(): void {
    if (this.length > 0) this.lines++;
    this.gap = '';
  }

  private put(char: string, isPreformatted: boolean): void {
    const isInLine = this.lines === 0 && this.length > 0;
    const before = '\n'.repeat(this.lines) + (isInLine || isPreformatted ? this.gap : '');
    this.parts.push(before, char);
    this.length += before.length + char.length;
    this.lines = 0;
    this.gap = '';
  }
}

function utf8Length(char: string): number {
  const point = char.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
