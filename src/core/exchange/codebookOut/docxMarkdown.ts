import type { Paragraph } from 'docx';
import type { Docx, Run } from '../../report/docx/docxText';
import { type Token, markdownTokens } from '../../text/markdown';

/** By what a level of a list or quotation is moved in, in twentieths of a point. */
const INDENT = 360;

/** Markdown as paragraphs of Word: emphasis, lists with their signs, quotations moved in, code in its own font. */
export function markdownParagraphs(docx: Docx, text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  /** For each list around: the number of its next item, none where it has signs. */
  const lists: (number | undefined)[] = [];
  let quotes = 0;
  let sign: string | undefined;
  const add = (runs: readonly Run[]) => {
    const left = (lists.length + quotes) * INDENT;
    const mark = sign === undefined ? [] : [new docx.TextRun(`${sign}\t`)];
    const indent = sign === undefined ? { left } : { left, hanging: INDENT };
    sign = undefined;
    paragraphs.push(new docx.Paragraph({ indent, children: [...mark, ...runs] }));
  };
  for (const token of markdownTokens(text)) {
    switch (token.type) {
      case 'bullet_list_open':
        lists.push(undefined);
        break;
      case 'ordered_list_open':
        lists.push(Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const number = lists.at(-1);
        sign = number === undefined ? '•' : `${number}.`;
        if (number !== undefined) lists[lists.length - 1] = number + 1;
        break;
      }
      case 'blockquote_open':
        quotes++;
        break;
      case 'blockquote_close':
        quotes--;
        break;
      case 'inline':
        add(runsOf(docx, token.children ?? []));
        break;
      case 'fence':
      case 'code_block':
        for (const line of token.content.replace(/\n$/, '').split('\n')) add([code(docx, line)]);
        break;
    }
  }
  return paragraphs;
}

function runsOf(docx: Docx, tokens: readonly Token[]): Run[] {
  let [bold, italics, strike] = [0, 0, 0];
  return tokens.flatMap(({ type, content }) => {
    if (type === 'strong_open') bold++;
    if (type === 'strong_close') bold--;
    if (type === 'em_open') italics++;
    if (type === 'em_close') italics--;
    if (type === 's_open') strike++;
    if (type === 's_close') strike--;
    if (type === 'softbreak') return [new docx.TextRun(' ')];
    if (type === 'hardbreak') return [new docx.TextRun({ break: 1 })];
    if (type === 'code_inline') return [code(docx, content)];
    if (type !== 'text' && type !== 'text_special') return [];
    return [new docx.TextRun({ text: content, bold: bold > 0, italics: italics > 0, strike: strike > 0 })];
  });
}

function code(docx: Docx, text: string): Run {
  return new docx.TextRun({ text, font: 'Consolas' });
}
