import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select } from './support';

interface Codebook {
  readonly codes: readonly { id: string; name: string; mergedInto?: string }[];
  readonly groups?: readonly { id: string; name: string; description?: string; codes: readonly string[] }[];
}

const TEXT =
  'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach, it was hard.\n';

describe('code groups', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    for (const name of ['Effort', 'Support', 'Time']) await run('newCode', name);
    for (const [words, code] of [
      ['hard at first', 'Effort'],
      ['I liked the coach', 'Support'],
      ['it was hard', 'Effort'],
      ['then easier', 'Time'],
    ] as const) {
      select(editor, words);
      await run('applyCode', { codes: [code] });
    }
  });

  const codebook = () => json<Codebook>(root, 'codebook.json');
  const groups = async () => (await codebook()).groups ?? [];
  const namesIn = async (group: string) => {
    const { codes } = await codebook();
    const found = (await groups()).find(({ name }) => name === group);
    return found?.codes.map(id => codes.find(code => code.id === id)?.name);
  };

  it('are made, filled, named, described and deleted, each with one step of undo', async () => {
    const before = await read(root, 'codebook.json');
    await run('newCodeGroup', ['Effort', 'Support'], 'Feelings');
    assert.deepEqual(await namesIn('Feelings'), ['Effort', 'Support']);
    assert.equal(await run('showCodeGroupSegments', 'Feelings'), 3);
    await run('addToCodeGroup', ['Time'], 'feelings');
    assert.equal(await run('showCodeGroupSegments', 'Feelings'), 4);
    await run('removeFromCodeGroup', ['Effort', 'Time'], 'Feelings');
    assert.deepEqual(await namesIn('Feelings'), ['Support']);
    await run('renameCodeGroup', 'Feelings', 'Emotions');
    await run('describeCodeGroup', 'Emotions', 'What people feel');
    await run('chooseGroupCodes', 'Emotions', [
      (await codebook()).codes.find(one => one.name === 'Time')!.id,
    ]);
    assert.deepEqual(await namesIn('Emotions'), ['Time']);
    assert.equal((await groups())[0]!.description, 'What people feel');
    await run('deleteCodeGroup', 'Emotions');
    assert.equal(await read(root, 'codebook.json'), before);
    for (let i = 0; i < 5; i++) await run('undoCoding');
    assert.deepEqual(await namesIn('Feelings'), ['Effort', 'Support', 'Time']);
    for (let i = 0; i < 2; i++) await run('undoCoding');
    assert.equal(await read(root, 'codebook.json'), before);
  });

  it('follow codes that are merged and deleted', async () => {
    await run('newCodeGroup', ['Effort', 'Time'], 'Work');
    await run('mergeCode', 'Effort', 'Support');
    assert.equal(await run('showCodeGroupSegments', 'Work'), 4);
    await run('deleteCode', 'Time', 'delete');
    assert.equal(await run('showCodeGroupSegments', 'Work'), 3);
    await run('undoCoding');
    assert.equal(await run('showCodeGroupSegments', 'Work'), 4);
  });

  it('refuse a name that is taken, and a group that there is not', async () => {
    await run('newCodeGroup', ['Effort'], 'Work');
    const before = await read(root, 'codebook.json');
    await run('newCodeGroup', ['Time'], 'work');
    await run('addToCodeGroup', ['Time'], 'Nothing');
    assert.equal(await read(root, 'codebook.json'), before);
  });
});
