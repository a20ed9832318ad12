import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

interface Segment {
  id: string;
  text: string;
  start: number;
  end: number;
  quote?: string;
  codes: string[];
  memo?: string;
  created: string;
}

const TEXT =
  'INT: How was it?\n\nP1: It was hard 👩‍👩‍👧 at first, then easier. I liked it.\n\nP2: Yes. I liked the coach.\n';
const SIDECAR = 'a.txt.nd.coding.json';

describe('boundaries', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  async function open(text = TEXT, more: Record<string, string> = {}): Promise<void> {
    root = await makeStudy({ 'a.txt': text, ...more });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    await run('newCode', 'Support');
  }

  async function code(words: string, ...codes: string[]): Promise<string> {
    const before = new Set((await segments()).map(one => one.id));
    select(editor, words);
    await run('applyCode', { codes });
    return (await segments()).find(one => !before.has(one.id))!.id;
  }

  const segments = async () => (await json<{ segments: Segment[] } | null>(root, SIDECAR))?.segments ?? [];
  const quotes = async () => (await segments()).map(one => one.quote).sort();
  const quoteOf = async (id: string) => (await segments()).find(one => one.id === id)?.quote;

  function putCursor(before: string): void {
    select(editor, before);
    editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
  }

  /** The text between the start and the cursor. */
  const beforeCursor = () =>
    editor.document.getText(new vscode.Range(new vscode.Position(0, 0), editor.selection.active));

  for (const [kind, text] of [
    ['LF', TEXT],
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`resizes the segment at the cursor, which stays at the edge, in a transcript with ${kind}`, async () => {
      await open(text);
      const id = await code('at first', 'Effort');
      putCursor('first');
      await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'sentence' });
      assert.equal(await quoteOf(id), 'at first, then easier.');
      assert.ok(beforeCursor().endsWith('then easier.'));
      await run('resizeSegment', { edge: 'start', direction: 'backward', unit: 'word' });
      assert.equal(await quoteOf(id), 'hard 👩‍👩‍👧 at first, then easier.');
      assert.equal(await read(root, 'a.txt'), text, 'the transcript is untouched');
      const segment = (await segments())[0]!;
      assert.equal(TEXT.slice(segment.start, segment.end), segment.quote);
    });
  }

  it('does quick steps one after the other, each on what the one before has made', async () => {
    await open();
    const id = await code('It', 'Effort');
    const step = { edge: 'end', direction: 'forward', unit: 'word' };
    await Promise.all(Array.from({ length: 5 }, () => run('resizeSegment', step)));
    assert.equal(await quoteOf(id), 'It was hard 👩‍👩‍👧 at first, then');
  });

  it('goes on with the same segment when its edge comes into a shorter one', async () => {
    await open();
    const long = await code('hard 👩‍👩‍👧 at first', 'Effort');
    const short = await code('first, then', 'Support');
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word', segment: long });
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word' });
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word' });
    assert.equal(await quoteOf(long), 'hard 👩‍👩‍👧 at first, then easier.');
    assert.equal(await quoteOf(short), 'first, then');
    select(editor, 'first');
    await run('resizeSegment', { edge: 'end', direction: 'backward', unit: 'word' });
    assert.equal(await quoteOf(short), 'first,', 'with other words selected it is about the segment there');
  });

  it('steps over the words that are another segment, and leaves a segment one word', async () => {
    await open();
    const one = await code('then easier', 'Effort');
    const other = await code('then', 'Support');
    await run('resizeSegment', { edge: 'end', direction: 'backward', unit: 'word', segment: one });
    assert.equal(await quoteOf(one), 'then easier');
    await run('resizeSegment', { edge: 'end', direction: 'backward', unit: 'word', segment: other });
    assert.equal(await quoteOf(other), 'then');
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word', segment: other });
    assert.equal(await quoteOf(other), 'then easier.');
  });

  it('moves a segment by a word and by a turn', async () => {
    await open();
    const id = await code('at first,', 'Effort');
    await run('moveSegment', { direction: 'forward', unit: 'word' });
    assert.equal(await quoteOf(id), 'first, then');
    await run('moveSegment', { direction: 'forward', unit: 'turn' });
    assert.equal(await quoteOf(id), 'Yes. I liked the coach.');
  });

  it('keeps id, codes, memo and date, and names the text as it is', async () => {
    await open();
    const id = await code('at first', 'Effort', 'Support');
    const sidecar = await json<{ segments: Segment[] }>(root, SIDECAR);
    const noted = sidecar.segments.map(one => ({ ...one, memo: 'A doubt', mark: 7 }));
    await write(root, SIDECAR, JSON.stringify({ ...sidecar, segments: noted }));
    const [before] = await segments();
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'A title\n\n'));
    await editor.document.save();
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word', segment: id });
    const [after] = await segments();
    const { text, start, end, quote, ...rest } = after!;
    assert.deepEqual(
      { ...rest, prefix: '', suffix: '' },
      {
        ...{ id, codes: before!.codes, memo: 'A doubt', mark: 7, created: before!.created },
        ...{ prefix: '', suffix: '' },
      },
    );
    assert.notEqual(text, before!.text);
    assert.equal(editor.document.getText().slice(start, end), quote);
    assert.equal(quote, 'at first,');
  });

  it('gives the segment that the selection overlaps the selected words', async () => {
    await open();
    const id = await code('at first', 'Effort');
    select(editor, ' first, then easier');
    await run('setSegmentToSelection');
    assert.equal(await quoteOf(id), 'first, then easier');
    const other = await code('I liked', 'Effort');
    select(editor, 'easier. I');
    await run('setSegmentToSelection', { segment: other });
    assert.equal(await quoteOf(other), 'easier. I');
    select(editor, 'first, then easier');
    await run('setSegmentToSelection', { segment: other });
    assert.equal(await quoteOf(other), 'easier. I', 'two segments on the same words would be one');
  });

  it('splits at the cursor, and at both ends of a selection', async () => {
    await open();
    await code('hard 👩‍👩‍👧 at first, then easier.', 'Effort', 'Support');
    putCursor(' then');
    await run('splitSegment');
    assert.deepEqual(await quotes(), ['hard 👩‍👩‍👧 at first,', 'then easier.']);
    const [a, b] = await segments();
    assert.deepEqual(a!.codes, b!.codes);
    assert.equal(a!.created, b!.created);
    select(editor, 'at');
    await run('splitSegment');
    assert.deepEqual(await quotes(), ['at', 'first,', 'hard 👩‍👩‍👧', 'then easier.']);
    putCursor('INT');
    await run('splitSegment');
    assert.equal((await segments()).length, 4);
  });

  it('joins the segments that the selection touches', async () => {
    await open();
    const first = await code('at first', 'Effort');
    await code('easier', 'Support');
    await code('liked the coach', 'Effort');
    select(editor, 'first, then easier');
    await run('joinSegments');
    const joined = (await segments()).find(one => one.id === first)!;
    assert.equal(joined.quote, 'at first, then easier');
    assert.equal(joined.codes.length, 2);
    assert.equal((await segments()).length, 2);
  });

  it('leaves what a colleague has coded as it is', async () => {
    await open();
    await code('at first', 'Effort');
    const mine = await read(root, SIDECAR);
    await codeAs('ab', 'A. B.');
    putCursor('first');
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word' });
    await run('splitSegment');
    assert.equal(await read(root, SIDECAR), mine);
    assert.equal(await read(root, 'a.txt.ab.coding.json'), undefined);
  });

  it('writes no words for a study that keeps none', async () => {
    const study = { schema: 1, name: 'T', transcripts: ['*.txt'], quotes: 'hashed', coders: [{ id: 'nd' }] };
    await open(TEXT, { 'study.json': JSON.stringify(study) });
    const id = await code('at first', 'Effort');
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word', segment: id });
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word', segment: id });
    putCursor(' then');
    await run('splitSegment');
    const all = await segments();
    assert.deepEqual(all.map(one => TEXT.slice(one.start, one.end)).sort(), ['at first,', 'then']);
    assert.doesNotMatch((await read(root, SIDECAR))!, /first|easier/);
  });

  it('does not change a segment whose words have no place', async () => {
    await open();
    const id = await code('at first', 'Effort');
    const before = await read(root, SIDECAR);
    select(editor, 'at first');
    await editor.edit(edit => edit.delete(editor.selection));
    await editor.document.save();
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word', segment: id });
    assert.equal(await read(root, SIDECAR), before);
  });

  it('is undone step by step', async () => {
    await open();
    const id = await code('at first', 'Effort');
    const before = await read(root, SIDECAR);
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word' });
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word' });
    await run('undoCoding');
    assert.equal(await quoteOf(id), 'at first,');
    await run('undoCoding');
    assert.equal(await read(root, SIDECAR), before);
  });

  describe('resize mode', () => {
    const key = (args: object) => run('resizeSegment', args);

    it('gives the segment back as it was, or keeps it', async () => {
      await open();
      const id = await code('at first', 'Effort');
      const before = await read(root, SIDECAR);
      await run('resizeMode');
      await key({ edge: 'end', direction: 'forward', unit: 'sentence' });
      await key({ edge: 'start', direction: 'backward', unit: 'turn' });
      await run('moveSegment', { direction: 'forward', unit: 'word' });
      assert.notEqual(await read(root, SIDECAR), before);
      await run('cancelResizeMode');
      assert.equal(await read(root, SIDECAR), before);
      await run('resizeMode');
      await key({ edge: 'end', direction: 'forward', unit: 'word' });
      await key({ edge: 'end', direction: 'forward', unit: 'word' });
      await run('endResizeMode');
      await run('cancelResizeMode');
      assert.equal(await quoteOf(id), 'at first, then');
      await run('undoCoding');
      assert.equal(await read(root, SIDECAR), before, 'all of it is one action');
    });

    it('goes on after an undo in the middle of it', async () => {
      await open();
      const id = await code('at first', 'Effort');
      const before = await read(root, SIDECAR);
      await run('resizeMode');
      await key({ edge: 'end', direction: 'forward', unit: 'word' });
      await run('undoCoding');
      assert.equal(await read(root, SIDECAR), before);
      await key({ edge: 'start', direction: 'forward', unit: 'word' });
      assert.equal(await quoteOf(id), 'first');
      await run('cancelResizeMode');
      assert.equal(await read(root, SIDECAR), before);
    });

    it('ends when somebody turns to another transcript', async () => {
      await open(TEXT, { 'b.txt': TEXT });
      const id = await code('at first', 'Effort');
      await run('resizeMode');
      await key({ edge: 'end', direction: 'forward', unit: 'word' });
      await openTranscript(root, 'b.txt');
      await until('the other editor is active', () =>
        vscode.window.activeTextEditor?.document.uri.path.endsWith('b.txt'),
      );
      await run('cancelResizeMode');
      assert.equal(await quoteOf(id), 'at first,');
    });
  });
});
