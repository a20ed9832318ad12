import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select } from './support';

interface Records {
  codes: { id: string; name: string }[];
  segments: { quote: string; codes: string[]; memo?: string }[];
}

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';

describe('undo of coding', () => {
  let root: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'b.txt': TEXT });
    await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    await run('newCode', 'Ease');
  });

  const codings = async (path: string) =>
    ((await json<Records>(root, `${path}.nd.coding.json`))?.segments ?? []).map(
      ({ quote, codes }) => `${quote}: ${codes.map(code => code.replace(/-....$/, '')).join(', ')}`,
    );
  const names = async () => (await json<Records>(root, 'codebook.json')).codes.map(({ name }) => name).sort();

  async function code(path: string, words: string, ...codes: string[]): Promise<void> {
    select(await openTranscript(root, path), words);
    await run('applyCode', { codes });
  }

  it('takes back one action after the other and makes them again, without touching the transcript', async () => {
    await code('a.txt', 'hard', 'Effort');
    await code('a.txt', 'hard', 'Ease');
    await code('b.txt', 'easier', 'Ease');
    await run('undoCoding');
    assert.deepEqual(await codings('b.txt'), []);
    await run('undoCoding');
    assert.deepEqual(await codings('a.txt'), ['hard: effort']);
    await run('undoCoding');
    assert.deepEqual(await codings('a.txt'), []);
    await run('undoCoding');
    assert.deepEqual(await names(), ['Effort']);
    for (let i = 0; i < 4; i++) await run('redoCoding');
    assert.deepEqual(await names(), ['Ease', 'Effort']);
    assert.deepEqual(await codings('a.txt'), ['hard: effort, ease']);
    assert.deepEqual(await codings('b.txt'), ['easier: ease']);
    assert.equal(await read(root, 'a.txt'), TEXT);
  });

  it('brings back a deleted code with its codings in every transcript', async () => {
    await code('a.txt', 'hard', 'Effort');
    await code('b.txt', 'hard', 'Effort', 'Ease');
    const { codes } = await json<Records>(root, 'codebook.json');
    await run('deleteCode', codes.find(({ name }) => name === 'Effort')!.id, 'delete');
    assert.deepEqual(
      [await names(), await codings('a.txt'), await codings('b.txt')],
      [['Ease'], [], ['hard: ease']],
    );
    await run('undoCoding');
    assert.deepEqual(
      [await names(), await codings('a.txt'), await codings('b.txt')],
      [['Ease', 'Effort'], ['hard: effort'], ['hard: effort, ease']],
    );
  });

  it('takes a code made while coding away with the coding', async () => {
    select(await openTranscript(root, 'a.txt'), 'then easier');
    await run('codeInVivo');
    assert.deepEqual(await names(), ['Ease', 'Effort', 'then easier']);
    await run('undoCoding');
    assert.deepEqual(await codings('a.txt'), []);
    assert.deepEqual(await names(), ['Ease', 'Effort']);
  });

  it('leaves the undo of text to the editor', async () => {
    await code('a.txt', 'hard', 'Effort');
    const editor = await openTranscript(root, 'a.txt');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'x'));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), TEXT);
    assert.deepEqual(await codings('a.txt'), ['hard: effort']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
