import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, run, select, until, write } from './support';

const A = 'INT: How was it?\n\nP1: It was hard at first. Hard, but then easier.\n\nP2: The hard way.\n';
const B = 'INT: Was it hard?\n\nP1: Not at all. It was fun.\n\nP2: I liked it.\n';

interface Sidecar {
  segments: { id: string; quote: string; codes: string[]; rule?: string }[];
}

describe('searching the transcripts', () => {
  let root: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': A, 'b.txt': B });
    await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
  });

  const search = (pattern: string, more: object = {}) => run('searchTranscripts', { pattern, ...more });
  const quotes = async (path: string) =>
    (await json<Sidecar>(root, `${path}.nd.coding.json`)).segments.map(({ quote }) => quote).sort();

  it('finds words, sentences and turns, and codes some of them with one step of undo', async () => {
    assert.equal(await search('hard'), 4);
    await run('addCodesToSegments', { rows: [0, 3], codes: ['Effort'] });
    assert.deepEqual(await quotes('a.txt'), ['hard']);
    assert.deepEqual(await quotes('b.txt'), ['hard']);
    await run('undoCoding');
    assert.deepEqual(await quotes('a.txt'), []);
    assert.deepEqual(await quotes('b.txt'), []);
    assert.equal(await search('hard', { unit: 'turn' }), 3);
    await run('addCodesToSegments', { rows: [0, 1], codes: ['Effort'] });
    assert.deepEqual(await quotes('a.txt'), [
      'It was hard at first. Hard, but then easier.',
      'The hard way.',
    ]);
  });

  it('adds the codes to a segment of the same words, and makes new codes, which one undo takes back', async () => {
    const editor = vscode.window.activeTextEditor!;
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    await search('hard');
    await run('addCodesToSegments', { rows: [0, 1], codes: ['New one'] });
    const { segments } = await json<Sidecar>(root, 'a.txt.nd.coding.json');
    assert.deepEqual(segments.map(({ codes }) => codes.length).sort(), [1, 2]);
    const { codes } = await json<{ codes: { name: string }[] }>(root, 'codebook.json');
    assert.ok(codes.some(({ name }) => name === 'New one'));
    await run('undoCoding');
    const after = await json<{ codes: { name: string }[] }>(root, 'codebook.json');
    assert.ok(!after.codes.some(({ name }) => name === 'New one'));
    assert.deepEqual(await quotes('a.txt'), ['hard']);
  });

  it('goes to the hits, and finds them where they are after an edit', async () => {
    await search('hard');
    await run('nextListedSegment');
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), 'hard');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 5), 'Well, '));
    await run('addCodesToSegments', { rows: [1], codes: ['Effort'] });
    assert.deepEqual(await quotes('a.txt'), ['Hard']);
    await editor.document.save();
  });

  it('lists answers to questions', async () => {
    assert.equal(await search('hard', { unit: 'answer' }), 1);
    await run('addCodesToSegments', { rows: [0], codes: ['Effort'] });
    assert.deepEqual(await quotes('b.txt'), ['Not at all. It was fun.\n\nP2: I liked it.']);
  });

  it('searches inside and outside segments of a code', async () => {
    const editor = vscode.window.activeTextEditor!;
    select(editor, 'It was hard at first.');
    await run('applyCode', { codes: ['Effort'] });
    const { codes } = await json<{ codes: { id: string }[] }>(root, 'codebook.json');
    const [code] = codes;
    assert.equal(await search('hard', { filters: { codes: [code!.id] } }), 1);
    assert.equal(await search('hard', { outside: [code!.id] }), 3);
    assert.equal(await search('hard', { speakers: ['P2'] }), 1);
  });

  it('keeps a search as a rule, by which a new transcript is coded', async () => {
    await search('hard', { turns: 'participants' });
    const id = await run<string>('saveRule', { name: 'Hard times', codes: ['Effort'] });
    interface Book {
      codes: { id: string; name: string }[];
      rules?: { id: string; name: string; search: string; unit: string; codes: string[]; options?: object }[];
    }
    const book = () => json<Book>(root, 'codebook.json');
    const { codes, rules } = await book();
    const effort = codes[0]!.id;
    assert.deepEqual(rules, [
      {
        ...{ id, name: 'Hard times', search: 'hard', unit: 'hit', codes: [effort] },
        options: { turns: 'participants' },
      },
    ]);
    assert.equal(await run('codeByRule', 'Hard times'), 3);
    await run('addCodesToSegments', { rows: [0, 1] });
    const coded = (await json<Sidecar>(root, 'a.txt.nd.coding.json')).segments;
    assert.deepEqual(
      coded.map(({ codes: on, rule }) => [on, rule]),
      Array.from({ length: 2 }, () => [[effort], id]),
    );
    await write(root, 'c.txt', 'P1: Hard again.\n');
    await until('the new transcript is searched', async () => (await run('codeByRule', id)) === 2);
    await run('addCodesToSegments', { rows: [0] });
    assert.deepEqual(await quotes('c.txt'), ['Hard']);
    assert.equal(await run('codeByRule', id), 1);
    await run('codeByRule', id, { name: 'Hardship' });
    assert.equal((await book()).rules![0]!.name, 'Hardship');
    await run('searchTranscripts', { pattern: 'way' });
    assert.equal(await run('codeByRule', 'hardship'), 1);
    await run('codeByRule', id, 'delete');
    assert.equal((await book()).rules, undefined);
    await run('undoCoding');
    assert.equal((await book()).rules!.length, 1);
  });

  it('finds nothing with what is no pattern', async () => {
    assert.equal(await search('(', { kind: 'regex' }), 0);
  });
});
