import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

interface Sidecar {
  texts: Record<string, { length: number; sha256: string }>;
  segments: {
    id: string;
    text: string;
    start: number;
    end: number;
    quote?: string;
    hashes?: object;
    codes: string[];
  }[];
}

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';
const CORRECTED = `A title\n\n${TEXT.replace('hard', 'harder')}`;

describe('anchors', () => {
  let root: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    for (const words of ['It was hard at first', 'I liked the coach']) {
      select(editor, words);
      await run('applyCode', { codes: ['Effort'] });
    }
  });

  const sidecar = () => json<Sidecar>(root, 'a.txt.nd.coding.json');
  const quotes = async () => (await sidecar()).segments.map(({ quote }) => quote).sort();

  async function correct(): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await write(root, 'a.txt', CORRECTED);
    const editor = await openTranscript(root, 'a.txt');
    await until('the segment follows', async () => {
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await run('nextSegment');
      return editor.document.getText(editor.selection) === 'It was harder at first';
    });
    return editor;
  }

  it('stay as they are when the transcript changes, until they are re-stamped, which undo takes back', async () => {
    const before = await read(root, 'a.txt.nd.coding.json');
    await correct();
    assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
    await run('restampAnchors', true);
    assert.deepEqual(await quotes(), ['I liked the coach', 'It was harder at first']);
    for (const { start, end, quote } of (await sidecar()).segments)
      assert.equal(CORRECTED.slice(start, end), quote);
    assert.equal(Object.keys((await sidecar()).texts).length, 1);
    await run('undoCoding');
    assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
  });

  it('hold no words in a study that hashes its quotes, are found again, and get their words back', async () => {
    await run('switchQuotes', 'hashed');
    const study = await json<{ quotes: string; salt: string }>(root, 'study.json');
    assert.equal(study.quotes, 'hashed');
    assert.ok(study.salt.length > 10);
    for (const words of ['hard', 'liked', 'coach', 'first'])
      assert.ok(!(await read(root, 'a.txt.nd.coding.json'))!.includes(words), words);
    const editor = await correct();
    select(editor, 'then easier');
    await run('applyCode', { codes: ['Effort'] });
    const { segments } = await sidecar();
    assert.equal(segments.length, 3);
    assert.ok(segments.every(({ quote, hashes }) => quote === undefined && hashes));
    await run('restampAnchors', true);
    await run('switchQuotes', 'full');
    assert.deepEqual(await quotes(), ['I liked the coach', 'It was harder at first', 'then easier']);
  });
});
