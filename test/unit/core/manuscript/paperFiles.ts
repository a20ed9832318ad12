import { strToU8, zipSync } from 'fflate';
import type { ManuscriptFormat } from '../../../../src/core/manuscript/manuscript';

/** A paragraph of a paper as a person reads it; a table is rows of cells. */
export type PaperBlock =
  | { readonly kind: 'text' | 'quote' | 'heading'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export const FORMATS: readonly ManuscriptFormat[] = ['markdown', 'latex', 'html', 'docx'];

/** A paper in one of the forms. @param pick gives a number from 0 to below the one given, for what can be written in several ways */
export function paperFile(
  blocks: readonly PaperBlock[],
  format: ManuscriptFormat,
  pick: (count: number) => number = () => 0,
): Uint8Array {
  const written = WRITERS[format](blocks, pick);
  if (typeof written !== 'string') return written;
  const lineEnd = ['\n', '\r\n'][pick(2)]!;
  return new TextEncoder().encode(`${pick(4) === 3 ? '\ufeff' : ''}${written.replace(/\n/g, lineEnd)}`);
}

type Pick = (count: number) => number;
type Writer = (blocks: readonly PaperBlock[], pick: Pick) => string | Uint8Array;

const WRITERS: Readonly<Record<ManuscriptFormat, Writer>> = {
  markdown: (blocks, pick) => {
    const words = (text: string) => wrapped(markdownText(text, pick), pick);
    const front = pick(2) ? '---\ntitle: “Not a word of this is read by anyone”\n---\n\n' : '';
    const code = pick(2) ? '```{r}\nx <- "nor is a word of this read"\n```\n\n' : '';
    return `${front}${code}${blocks.map(block => `${markdownBlock(block, words)}\n${pick(3) ? '' : '\n<!-- “and this is a comment only” -->\n'}`).join('\n')}`;
  },
  latex: (blocks, pick) => {
    const words = (text: string) => wrapped(latexText(text, pick), pick);
    const body = blocks
      .map(block => latexBlock(block, words))
      .join(pick(2) ? '\n\n% “a comment”\n\n' : '\n\n');
    return pick(3)
      ? `\\documentclass{article}\n\\title{“Nobody reads this at all”}\n\\begin{document}\n${body}\n\\end{document}\n“nor what is after it”`
      : body;
  },
  html: (blocks, pick) => {
    const words = (text: string) => wrapped(htmlText(text, pick), pick);
    return `<!doctype html><html><head><title>“Not in the text at all”</title></head><body>\n<script>"no word of code"</script>\n${blocks.map(block => htmlBlock(block, words)).join('\n')}\n</body></html>`;
  },
  docx: (blocks, pick) => {
    return docxPaper(blocks.map(block => docxBlock(block, pick)).join(''));
  },
};

function wrapped(text: string, pick: Pick): string {
  return text.replace(/ /g, space => (pick(9) === 0 ? '\n' : space));
}

function markdownText(text: string, pick: Pick): string {
  const signs = text.replace(/[\\`*_{}[\]<>#+|$~^@=&-]/g, sign => (sign === '&' ? '&amp;' : `\\${sign}`));
  return emphasised(signs, pick, word => [`*${word}*`, `**${word}**`, `[${word}](https://a.b/c_d)`]);
}

/** Marks some words up. */
function emphasised(text: string, pick: Pick, ways: (word: string) => readonly string[]): string {
  return text.replace(/(?<= |^)\p{L}{2,}(?= |$)/gu, word => {
    const marked = ways(word);
    return pick(12) === 0 ? marked[pick(marked.length)]! : word;
  });
}

function markdownBlock(block: PaperBlock, words: (text: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return `## ${words(block.text).replace(/\n/g, ' ')}\n`;
    case 'quote':
      return `${words(block.text).replace(/^/gm, '> ')}\n`;
    case 'text':
      return `${words(block.text)}\n`;
    case 'table': {
      const rows = block.rows.map(
        row => `| ${row.map(cell => words(cell).replace(/\n/g, ' ')).join(' | ')} |\n`,
      );
      return [rows[0], `${'|---'.repeat(block.rows[0]!.length)}|\n`, ...rows.slice(1)].join('');
    }
  }
}

const LATEX: Readonly<Record<string, string>> = {
  ...{ '\\': '\\textbackslash{}', '&': '\\&', '%': '\\%', $: '\\$', '#': '\\#', _: '\\_', '{': '\\{' },
  ...{ '}': '\\}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '<': '\\textless{}' },
  ...{
    '>': '\\textgreater{}',
    '`': '\\textasciigrave{}',
    "'": '\\textquotesingle{}',
    '"': '\\textquotedbl{}',
  },
};
/** What LaTeX has two ways for. */
const LATEX_WAYS: Readonly<Record<string, readonly string[]>> = {
  ...{
    '“': ['“', '``'],
    '”': ['”', "''"],
    '‘': ['‘', '`'],
    '’': ['’', "'"],
    é: ['é', "\\'e", "{\\'e}", "\\'{e}"],
  },
  ...{
    ü: ['ü', '\\"u', '\\"{u}'],
    ß: ['ß', '\\ss{}'],
    '–': ['–', '--'],
    '—': ['—', '---'],
    '…': ['…', '\\ldots{}'],
  },
  ...{ ø: ['ø', '{\\o}', '\\o{}'] },
};

function latexText(text: string, pick: Pick): string {
  let signs = '';
  for (const sign of text) {
    const ways = LATEX_WAYS[sign];
    const next = ways ? ways[pick(ways.length)]! : (LATEX[sign] ?? sign);
    // three in a row would be read in another way
    signs += /[`'-]$/.test(signs) && signs.at(-1) === next[0] ? `{}${next}` : next;
  }
  return emphasised(signs, pick, word => [`\\emph{${word}}`, `\\textbf{${word}}`, `{\\bfseries ${word}}`]);
}

function latexBlock(block: PaperBlock, words: (text: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return `\\section{${words(block.text)}}\\label{sec:a}`;
    case 'quote':
      return `\\begin{quote}\n${words(block.text)}\n\\end{quote}`;
    case 'text':
      return words(block.text);
    case 'table': {
      const rows = block.rows.map(row => row.map(words).join(' & '));
      return `\\begin{tabular}{${'l'.repeat(block.rows[0]!.length)}}\n\\toprule\n${rows.join(' \\\\\n')} \\\\\n\\bottomrule\n\\end{tabular}`;
    }
  }
}

function htmlText(text: string, pick: Pick): string {
  const signs = text.replace(/[&<>"éß“]/g, sign => {
    const code = `&#${sign.codePointAt(0)!};`;
    return '&<'.includes(sign) || pick(2) ? code : sign;
  });
  return emphasised(signs, pick, word => [
    `<em>${word}</em>`,
    `<b class="x">${word}</b>`,
    `${word}<!-- no -->`,
  ]);
}

function htmlBlock(block: PaperBlock, words: (text: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${words(block.text)}</h2>`;
    case 'quote':
      return `<blockquote><p>${words(block.text)}</p></blockquote>`;
    case 'text':
      return `<p>${words(block.text)}</p>`;
    case 'table':
      return `<table>${block.rows.map(row => `<tr>${row.map(cell => `<td>${words(cell)}</td>`).join('')}</tr>`).join('\n')}</table>`;
  }
}

const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** In runs that are cut anywhere, as Word leaves them, with words that were deleted in between. */
function docxRuns(text: string, pick: Pick): string {
  let runs = '';
  for (let at = 0; at < text.length;) {
    let end = at + 1 + pick(30);
    if (/[\udc00-\udfff]/.test(text[end] ?? '')) end++;
    const run = `<w:r><w:t xml:space="preserve">${xml(text.slice(at, end))}</w:t></w:r>`;
    const kind = pick(8);
    runs += kind === 0 ? `<w:ins>${run}</w:ins>` : run;
    if (kind === 1) runs += '<w:del><w:r><w:delText>“words that were deleted here”</w:delText></w:r></w:del>';
    at = end;
  }
  return runs;
}

function docxBlock(block: PaperBlock, pick: Pick): string {
  if (block.kind === 'table') {
    const cell = (text: string) => `<w:tc><w:p>${docxRuns(text, pick)}</w:p></w:tc>`;
    return `<w:tbl>${block.rows.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  }
  const style = { heading: '<w:pStyle w:val="berschrift1"/>', quote: QUOTE_WAYS[pick(2)]!, text: '' }[
    block.kind
  ];
  return `<w:p><w:pPr>${style}</w:pPr>${docxRuns(block.text, pick)}</w:p>`;
}

const QUOTE_WAYS = ['<w:pStyle w:val="Zitat2"/>', '<w:ind w:left="720" w:right="720"/>'];

const STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style><w:style w:styleId="Zitat2"><w:name w:val="Mine"/><w:basedOn w:val="Zitat"/></w:style></w:styles>`;

/** A Word file with styles, footnotes and a body of one’s own. */
export function docxPaper(body: string, footnotes?: string): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    'word/document.xml': strToU8(`<w:document ${space}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(STYLES),
    ...(footnotes === undefined
      ? {}
      : { 'word/footnotes.xml': strToU8(`<w:footnotes ${space}>${footnotes}</w:footnotes>`) }),
  });
}
