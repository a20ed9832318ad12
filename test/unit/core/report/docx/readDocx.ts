import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface ReadParagraph {
  readonly style: string | undefined;
  readonly text: string;
  readonly isRightToLeft: boolean;
  /** Of its runs that are read from right to left. */
  readonly reversed: readonly string[];
}

export interface ReadTable {
  /** Paragraphs of the cells, row by row. */
  readonly rows: readonly (readonly ReadParagraph[])[];
  readonly hasHead: boolean;
  /** In twentieths of a point. */
  readonly widths: readonly number[];
}

export interface ReadComment {
  readonly author: string;
  readonly date: string | undefined;
  readonly text: string;
  /** What it is on, `\n` between paragraphs. */
  readonly on: string;
}

export interface ReadDocx {
  readonly blocks: readonly (ReadParagraph | ReadTable)[];
  readonly paragraphs: readonly ReadParagraph[];
  readonly tables: readonly ReadTable[];
  readonly comments: readonly ReadComment[];
  readonly pictures: number;
  readonly orientations: readonly string[];
}

interface Event {
  readonly kind: 'open' | 'close' | 'text';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A Word document read with nothing but a zip library and an XML parser; every part must be well-formed. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(files))
    if (/\.(?:xml|rels)$/.test(name)) eventsOf(strFromU8(content), name);
  const { open, ...read } = readBody(eventsOf(strFromU8(files['word/document.xml']!), 'document'));
  assert.equal(open, 0, 'every comment ends');
  const tables = read.blocks.filter(block => 'rows' in block);
  const comments = files['word/comments.xml']
    ? readComments(eventsOf(strFromU8(files['word/comments.xml']), 'comments'), read.on)
    : [];
  assert.equal(comments.length, read.on.size, 'every comment is on something');
  return {
    ...read,
    tables,
    paragraphs: read.blocks.filter(block => 'text' in block),
    comments,
  };
}

function eventsOf(xml: string, name: string): Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  parser.on('error', error => assert.fail(`${name}: ${error.message}`));
  parser.on('opentag', tag => events.push({ kind: 'open', name: tag.name, attributes: tag.attributes }));
  parser.on('closetag', tag => events.push({ kind: 'close', name: tag.name, attributes: {} }));
  parser.on('text', text => events.push({ kind: 'text', name: text, attributes: {} }));
  parser.write(xml).close();
  return events;
}

/** What is being read of a paragraph. */
interface Draft {
  style: string | undefined;
  text: string;
  isRightToLeft: boolean;
  readonly reversed: string[];
}

function readBody(events: readonly Event[]) {
  const blocks: (ReadParagraph | ReadTable)[] = [];
  const on = new Map<string, string>();
  const open = new Map<string, string>();
  const orientations: string[] = [];
  let pictures = 0;
  let table: { rows: ReadParagraph[][]; hasHead: boolean; widths: number[] } | undefined;
  let paragraph: Draft | undefined;
  let [isText, isReversed] = [false, false];
  const said = (text: string) => {
    paragraph!.text += text;
    if (isReversed) paragraph!.reversed.push(text);
    for (const [id, before] of open) open.set(id, before + text);
  };
  for (const { kind, name, attributes } of events) {
    if (kind === 'text' && isText) said(name);
    if (kind === 'open') {
      const value = attributes['w:val'];
      if (name === 'w:tbl') table = { rows: [], hasHead: false, widths: [] };
      if (name === 'w:gridCol') table!.widths.push(Number(attributes['w:w']));
      if (name === 'w:tr') table!.rows.push([]);
      if (name === 'w:tblHeader') table!.hasHead ||= table!.rows.length === 1;
      if (name === 'w:p') paragraph = { style: undefined, text: '', isRightToLeft: false, reversed: [] };
      if (name === 'w:pStyle') paragraph!.style = value;
      if (name === 'w:bidi') paragraph!.isRightToLeft = true;
      if (name === 'w:r') isReversed = false;
      if (name === 'w:rtl') isReversed = true;
      if (name === 'w:br') said('\n');
      if (name === 'w:tab' && attributes['w:pos'] === undefined) said('\t');
      if (name === 'w:t') isText = true;
      if (name === 'pic:pic') pictures++;
      if (name === 'w:pgSz') orientations.push(attributes['w:orient'] ?? 'portrait');
      if (name === 'w:commentRangeStart') open.set(attributes['w:id']!, '');
      if (name === 'w:commentRangeEnd') {
        const words = open.get(attributes['w:id']!);
        assert.ok(words !== undefined, 'a comment begins before it ends');
        assert.ok(!on.has(attributes['w:id']!), 'and does so once');
        on.set(attributes['w:id']!, words);
        open.delete(attributes['w:id']!);
      }
    }
    if (kind === 'close') {
      if (name === 'w:t') isText = false;
      if (name === 'w:p') {
        for (const [id, before] of open) open.set(id, `${before}\n`);
        if (table) table.rows.at(-1)!.push(paragraph!);
        else blocks.push(paragraph!);
      }
      if (name === 'w:tbl') {
        blocks.push(table!);
        table = undefined;
      }
    }
  }
  return { blocks, on, open: open.size, pictures, orientations };
}

function readComments(events: readonly Event[], on: ReadonlyMap<string, string>): ReadComment[] {
  const comments: ReadComment[] = [];
  let draft: { id: string; author: string; date: string | undefined; lines: string[] } | undefined;
  let isText = false;
  for (const { kind, name, attributes } of events) {
    if (kind === 'text' && isText) draft!.lines.push(draft!.lines.pop()! + name);
    if (name === 'w:t') isText = kind === 'open';
    if (kind === 'open' && (name === 'w:p' || name === 'w:br')) draft!.lines.push('');
    if (name !== 'w:comment') continue;
    if (kind === 'open')
      draft = {
        ...{ id: attributes['w:id']!, author: attributes['w:author']! },
        ...{ date: attributes['w:date'], lines: [] },
      };
    else {
      const { id, author, date, lines } = draft!;
      comments.push({ author, date, text: lines.join('\n'), on: on.get(id)! });
    }
  }
  return comments;
}
