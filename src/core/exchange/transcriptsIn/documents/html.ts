import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';
import { SourceNotes, type SourceTranscript } from '../source';
import { DocumentLines } from './documentLines';
import { leftOut } from './leftOut';

/** Elements that stand by themselves. */
export const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'ul',
]);
/** Elements of which no words are shown. */
export const SKIPPED = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'select',
  'textarea',
  'button',
  'title',
  'audio',
  'video',
  'canvas',
]);
/** Deeper elements are in no page that a person has written. */
const MAX_DEEP = 2000;

/**
 * Reads the words of a web page, in the paragraphs in which it would be shown.
 * @throws UnusableFile
 */
export async function readHtml(html: string): Promise<SourceTranscript> {
  const { Parser } = await import('htmlparser2');
  const notes = new SourceNotes();
  const lines = new DocumentLines(notes);
  let skipped = 0;
  let depth = 0;
  let preformatted = 0;
  let blank = true;
  const block = () => {
    lines.flush();
    blank = true;
  };
  const parser = new Parser({
    onopentag(name) {
      if (++depth > MAX_DEEP) throw new UnusableFile(l10n.t('The file is nested too deeply.'));
      if (SKIPPED.has(name)) skipped++;
      if (skipped > 0) return;
      if (name === 'img') leftOut(notes, 'pictures');
      if (name === 'pre') preformatted++;
      if (name === 'br') {
        lines.text('\n');
        blank = true;
      } else if (name === 'table') lines.beginTable();
      else if (name === 'tr') lines.beginRow();
      else if (name === 'td' || name === 'th') lines.beginCell();
      else if (BLOCKS.has(name)) block();
      if (['table', 'tr', 'td', 'th'].includes(name)) blank = true;
    },
    ontext(text) {
      if (skipped > 0) return;
      if (preformatted > 0) return lines.text(text);
      // white space is one blank, and none at the start of a line
      const spaced = text.replace(/[^\S\u00a0]+/g, ' ');
      const told = blank ? spaced.replace(/^ /, '') : spaced;
      if (told === '') return;
      blank = told.endsWith(' ');
      lines.text(told);
    },
    onclosetag(name) {
      depth--;
      if (SKIPPED.has(name)) skipped--;
      else if (skipped > 0) return;
      else if (name === 'table') lines.endTable();
      else if (name === 'td' || name === 'th') lines.endCell();
      else if (name === 'pre') {
        preformatted--;
        block();
      } else if (BLOCKS.has(name)) block();
    },
  });
  parser.write(html);
  parser.end();
  return { format: 'html', content: { kind: 'lines', lines: lines.end(), isPlain: false }, notes: notes.all };
}
