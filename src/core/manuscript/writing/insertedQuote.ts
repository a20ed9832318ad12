import { withoutDash } from '../../analyses/kit/attribution';
import { oneLine } from '../../base/visible';
import { segmentComment } from '../live/segmentComments';
import type { Quotable } from './quotable';
import { type TextFormat, writtenIn } from './written';

/** A quotation as it is written into a paper. */
export interface InsertedQuote {
  /** Its lines are ended by LF. */
  readonly text: string;
  /** Whether it has to be in lines of its own. */
  readonly isBlock: boolean;
}

/**
 * A segment’s words as a quotation with where they are from, and, where the form has comments within a line, of which segment
 * they are. Those of several turns are a block.
 */
export function insertedQuote(
  quote: Pick<Quotable, 'id' | 'words' | 'attribution'>,
  format: TextFormat,
): InsertedQuote {
  const lines = quote.words.split('\n').map(line => writtenIn(format, line));
  const comment = format === 'latex' ? '' : segmentComment(quote.id);
  if (lines.length > 1) {
    const source = writtenIn(format, quote.attribution);
    return { text: BLOCKS[format](lines, [source, comment].filter(Boolean).join(' ')), isBlock: true };
  }
  const source = withoutDash(oneLine(quote.attribution));
  const inBrackets = source === '' || /^\(.*\)$/.test(source) ? source : `(${source})`;
  const [open, close] = format === 'latex' ? ['``', "''"] : ['“', '”'];
  const after = writtenIn(format, inBrackets);
  return { text: `${open}${lines[0]!}${close}${after && ` ${after}`}${comment}`, isBlock: false };
}

const BLOCKS: Readonly<Record<TextFormat, (lines: readonly string[], source: string) => string>> = {
  markdown: (lines, source) =>
    [...lines, source]
      .filter(Boolean)
      .map(line => `> ${line}`)
      .join('\n>\n'),
  latex: (lines, source) =>
    `\\begin{quote}\n${[...lines, source].filter(Boolean).join('\n\n')}\n\\end{quote}`,
  html: (lines, source) =>
    `<blockquote>\n${[...lines, source]
      .filter(Boolean)
      .map(line => `<p>${line}</p>`)
      .join('\n')}\n</blockquote>`,
};
