import type { Manuscript, Paragraph } from '../../../../../src/core/manuscript/manuscript';

/** A part of a paper: a heading (`## …`), a block quotation (`> …`), a paragraph, or a table. */
export type Part = string | readonly (readonly string[])[];

/** A paper made of parts; its file is taken to be its paragraphs, a line each. */
export function paperOf(parts: readonly Part[]): Manuscript {
  const paragraphs: Paragraph[] = [];
  let offset = 0;
  let tables = 0;
  const add = (paragraph: Omit<Paragraph, 'sourceOf'>) => {
    const from = offset;
    const line = paragraphs.length + 1;
    const sourceOf = (start: number, end: number) =>
      ({ kind: 'text', start: from + start, end: from + end, line, column: start + 1 }) as const;
    paragraphs.push({ ...paragraph, sourceOf });
    offset += paragraph.text.length + 1;
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      const [, hashes, heading] = /^(#+) (.*)$/s.exec(part) ?? [];
      if (heading !== undefined) add({ kind: 'heading', level: hashes!.length, text: heading });
      else if (part.startsWith('> ')) add({ kind: 'quote', text: part.slice(2) });
      else add({ kind: 'text', text: part });
      continue;
    }
    const table = tables++;
    for (const [row, cells] of part.entries())
      for (const [column, text] of cells.entries())
        if (text !== '') add({ kind: 'cell', text, cell: { table, row, column } });
  }
  return { format: 'markdown', paragraphs };
}
