import { escapeHtml } from '../../report/formats/html';
import { escapeMarkdown } from '../../report/formats/markdown';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import type { ManuscriptFormat } from '../manuscript';

/** The forms of papers that can be written into. */
export type TextFormat = Exclude<ManuscriptFormat, 'docx'>;

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  // two of them would be a quotation mark
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Words as they have to be written in the file of a paper to be read as just these. */
export function writtenIn(format: TextFormat, words: string): string {
  switch (format) {
    case 'markdown':
      // brackets around words are no link by themselves
      return escapeMarkdown(words)
        .replaceAll('^', '\\^')
        .replace(/\\\[([^[\]\\]*)\\\](?![([{:])/g, '[$1]');
    case 'latex':
      return words.replace(/[\\~^`<>{}&%$#_]/g, sign => LATEX[sign] ?? `\\${sign}`);
    case 'html':
      return escapeHtml(words);
  }
}

/** What a stretch of such a file says, if it is words alone: signs of markup are left as they are. */
export function plainWords(format: TextFormat, source: string): string {
  const unescaped = UNESCAPED[format](source);
  return collapseWhiteSpace(unescaped).replaceAll('’', "'");
}

const UNESCAPED: Readonly<Record<TextFormat, (source: string) => string>> = {
  // the signs of a block quote are before each of its lines
  markdown: source => source.replace(/(\r\n?|\n)(?:[ \t]*>)+/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  latex: source => source.replace(/\\([{}&%$#_])/g, '$1'),
  html: source =>
    source.replace(/&(?:lt|gt|quot|apos|#39);/g, entity => ENTITIES[entity]!).replaceAll('&amp;', '&'),
};

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&#39;': "'" },
};
