import assert from 'node:assert/strict';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import type { ReadDocx } from './readDocx';

/** What another library reads in a Word document. */
export interface OtherReading {
  /** Texts of the cells, table by table and row by row. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Rows of each table that are its head. */
  readonly heads: readonly number[];
  readonly paragraphs: readonly { readonly name: string; readonly text: string }[];
  readonly pictures: number;
}

/** Styles to elements, so that they can be told apart. */
const STYLE_MAP = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Quote'] => p.quote:fresh",
];

/** Reads a Word document with mammoth. */
export async function readByMammoth(bytes: Uint8Array): Promise<OtherReading> {
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      styleMap: STYLE_MAP,
      ignoreEmptyParagraphs: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'x' })),
    },
  );
  for (const { type, message } of messages) if (type === 'error') throw new Error(message);
  const tables: string[][][] = [];
  const heads: number[] = [];
  const paragraphs: { name: string; text: string }[] = [];
  let pictures = 0;
  let [depth, isHead] = [0, false];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  const add = (text: string) => {
    if (depth > 0) {
      const row = tables.at(-1)!.at(-1)!;
      row[row.length - 1] += text;
    } else if (paragraphs.length > 0) paragraphs.at(-1)!.text += text;
  };
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table') {
      depth++;
      tables.push([]);
      heads.push(0);
    } else if (name === 'thead') isHead = true;
    else if (name === 'tr') {
      tables.at(-1)!.push([]);
      if (isHead) heads[heads.length - 1]!++;
    } else if (name === 'td' || name === 'th') tables.at(-1)!.at(-1)!.push('');
    else if (name === 'br') add('\n');
    else if (name === 'img') pictures++;
    else if (/^(?:p|h\d)$/.test(name) && depth === 0)
      paragraphs.push({ name: (attributes['class'] as string | undefined) ?? name, text: '' });
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'table') depth--;
    if (name === 'thead') isHead = false;
  });
  parser.on('text', add);
  parser.write(`<x>${value}</x>`).close();
  return { tables, heads, paragraphs, pictures };
}

/** Whether mammoth reads the same cells, paragraphs and pictures as we do. */
export async function assertReadAlike(bytes: Uint8Array, read: ReadDocx): Promise<void> {
  const other = await readByMammoth(bytes);
  assert.deepEqual(
    other.tables,
    read.tables.map(({ rows }) => rows.map(row => row.map(({ text }) => text))),
  );
  assert.deepEqual(
    other.heads,
    read.tables.map(() => 1),
  );
  assert.deepEqual(
    other.paragraphs.map(({ text }) => text),
    read.paragraphs.map(({ text }) => text),
  );
  const named = (name: string) => other.paragraphs.filter(one => one.name === name).length;
  const styled = (style: string) => read.paragraphs.filter(one => one.style === style).length;
  assert.deepEqual(
    [named('title'), named('caption'), named('quote'), named('h1')],
    [styled('Title'), styled('Caption'), styled('Quote'), styled('Heading1')],
  );
  assert.equal(other.pictures, read.pictures);
}
