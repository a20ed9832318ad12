import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, run, select } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';

interface Sidecar {
  status: string;
  memo?: string;
  segments: { id: string; quote: string; codes: string[]; key?: true }[];
}

describe('the Segments panel', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'b.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    for (const name of ['Effort', 'Support', 'Hope']) await run('newCode', name);
    await apply('hard', 'Effort');
    await apply('the coach', 'Effort', 'Support');
    editor = await openTranscript(root, 'b.txt');
    await apply('easier', 'Effort');
  });

  const own = async (path: string) => (await json<Sidecar>(root, `${path}.nd.coding.json`)).segments;
  const apply = async (words: string, ...codes: string[]) => {
    select(editor, words);
    await run('applyCode', { codes });
  };
  /** Words and names of codes of all segments. */
  const coded = async () => {
    const { codes } = await json<{ codes: { id: string; name: string }[] }>(root, 'codebook.json');
    const nameOf = (id: string) => codes.find(code => code.id === id)!.name;
    const all = [...(await own('a.txt')), ...(await own('b.txt'))];
    return Object.fromEntries(all.map(({ quote, codes: ids }) => [quote, ids.map(nameOf)]));
  };
  const ids = async () => [...(await own('a.txt')), ...(await own('b.txt'))].map(({ id }) => id);

  it('recodes segments of several transcripts, with one step of undo', async () => {
    assert.equal(await run('showSegments', 'Effort'), 3);
    const before = await coded();
    await run('addCodesToSegments', { segments: await ids(), codes: ['Hope'] });
    assert.deepEqual(await coded(), {
      hard: ['Effort', 'Hope'],
      'the coach': ['Effort', 'Support', 'Hope'],
      easier: ['Effort', 'Hope'],
    });
    await run('undoCoding');
    assert.deepEqual(await coded(), before);
    await run('replaceCodeOfSegments', { segments: await ids(), replaced: 'Effort', codes: ['Hope'] });
    assert.deepEqual(await coded(), { hard: ['Hope'], 'the coach': ['Support', 'Hope'], easier: ['Hope'] });
    await run('undoCoding');
    await run('removeCodesFromSegments', { segments: await ids(), codes: ['Effort'] });
    assert.deepEqual(await coded(), { 'the coach': ['Support'] });
    await run('undoCoding');
    assert.deepEqual(await coded(), before);
  });

  it('marks key quotes, and unmarks them where all are', async () => {
    await run('showSegments', 'Effort');
    const [first] = await ids();
    const keys = async () =>
      [...(await own('a.txt')), ...(await own('b.txt'))].filter(({ key }) => key).map(({ id }) => id);
    await run('toggleKeyQuotes', { segments: [first!] });
    assert.deepEqual(await keys(), [first]);
    await run('toggleKeyQuotes', { segments: await ids() });
    assert.equal((await keys()).length, 3);
    await run('toggleKeyQuotes', { segments: await ids() });
    assert.deepEqual(await keys(), []);
  });

  it('leaves segments of other coders alone', async () => {
    const before = await coded();
    await codeAs('xy', 'X. Y.');
    await run('showSegments', 'Effort');
    await run('addCodesToSegments', { segments: await ids(), codes: ['Hope'] });
    assert.deepEqual(await coded(), before);
  });

  it('goes from one to the next in the text, and round again', async () => {
    await run('showSegments', 'Effort');
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) {
      await run('nextListedSegment');
      const { document, selection } = vscode.window.activeTextEditor!;
      seen.push(document.getText(selection));
    }
    assert.deepEqual(seen, ['hard', 'the coach', 'easier', 'hard']);
    await run('previousListedSegment');
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.equal(document.getText(selection), 'easier');
  });

  it('lists what a participant says', async () => {
    await run('newParticipant', 'Ann');
    await run('assignLabel', 'P2', { participant: 'Ann' });
    assert.equal(await run('showPersonSegments', 'Ann'), 1);
  });
});

describe('a transcript as a whole', () => {
  let root: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'notes.md': '# Notes\n\nP1: Said so.\n' });
    await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
  });

  const sidecar = () => json<Sidecar>(root, 'a.txt.nd.coding.json');
  const patterns = async () => (await json<{ transcripts: string[] }>(root, 'study.json')).transcripts;

  it('is marked as complete and reopened, and both can be undone', async () => {
    await run('markComplete');
    assert.equal((await sidecar()).status, 'complete');
    await run('undoCoding');
    assert.equal((await sidecar()).status, 'in-progress');
    await run('redoCoding');
    await run('reopenTranscript');
    assert.equal((await sidecar()).status, 'in-progress');
    await run('undoCoding');
    assert.equal((await sidecar()).status, 'complete');
  });

  it('has a memo, which can be undone', async () => {
    const uri = vscode.Uri.joinPath(root, 'a.txt');
    await run('editTranscriptMemo', uri, 'Short.\nBut good.');
    assert.equal((await sidecar()).memo, 'Short.\nBut good.');
    await run('editTranscriptMemo', uri, '');
    assert.equal((await sidecar()).memo, undefined);
    await run('undoCoding');
    assert.equal((await sidecar()).memo, 'Short.\nBut good.');
  });

  it('can be Markdown: taken into the study, coded, and taken out with its coding kept', async () => {
    const uri = vscode.Uri.joinPath(root, 'notes.md');
    await run('includeTranscript', uri);
    assert.deepEqual(await patterns(), ['**/*.txt', 'notes.md']);
    const editor = await vscode.window.showTextDocument(uri, { preview: false });
    select(editor, 'Said so');
    await run('newCode', 'Effort');
    await run('applyCode', { codes: ['Effort'] });
    assert.equal((await json<Sidecar>(root, 'notes.md.nd.coding.json')).segments.length, 1);
    assert.equal(await run('showSegments', 'Effort'), 1);
    await run('excludeTranscript', uri, undefined, true);
    assert.deepEqual(await patterns(), ['**/*.txt']);
    assert.equal((await json<Sidecar>(root, 'notes.md.nd.coding.json')).segments.length, 1);
    assert.equal(await run('showSegments', 'Effort'), 0);
    await run('includeTranscript', uri);
    assert.equal(await run('showSegments', 'Effort'), 1);
  });
});
