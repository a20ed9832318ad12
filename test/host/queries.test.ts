import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until } from './support';

interface Query {
  id: string;
  name: string;
  query: string;
  color?: string;
}

const TEXT =
  'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach, it was hard.\n';

describe('queries', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    for (const name of ['Effort', 'Support']) await run('newCode', name);
    await apply('hard at first', 'Effort');
    await apply('I liked the coach', 'Support');
    await apply('it was hard', 'Effort');
  });

  const queries = async () => (await json<{ queries?: Query[] }>(root, 'codebook.json')).queries ?? [];
  const idOf = async (name: string) =>
    (await json<{ codes: { id: string; name: string }[] }>(root, 'codebook.json')).codes.find(
      code => code.name === name,
    )!.id;
  const apply = async (words: string, ...codes: string[]) => {
    select(editor, words);
    await run('applyCode', { codes });
  };

  it('are kept with ids, listed, renamed, recoloured, edited and deleted, each with one step of undo', async () => {
    const before = await read(root, 'codebook.json');
    await run('newQuery', 'Effort and then', 'Wrong');
    assert.equal(await read(root, 'codebook.json'), before, 'a query that is wrong is not kept');
    await run('newQuery', 'effort AND support IN turn', 'Both');
    const [query] = await queries();
    assert.equal(query!.query, `${await idOf('Effort')} AND ${await idOf('Support')} IN turn`);
    assert.equal(await run('showQueryPassages', 'Both'), 1);
    await run('renameQuery', 'Both', 'Together');
    await run('recolorQuery', 'Together', '#112233');
    await run('editQuery', 'Together', 'Effort AND NOT Support IN turn');
    const [changed] = await queries();
    assert.deepEqual([changed!.id, changed!.name, changed!.color], [query!.id, 'Together', '#112233']);
    assert.equal(await run('showQueryPassages', 'Together'), 1);
    await run('undoCoding');
    assert.equal((await queries())[0]!.query, query!.query);
    await run('deleteQuery', 'Together');
    assert.deepEqual(await queries(), []);
    await run('undoCoding');
    assert.equal((await queries()).length, 1);
    for (let i = 0; i < 3; i++) await run('undoCoding');
    assert.equal(await read(root, 'codebook.json'), before);
  });

  it('go on when a code is renamed or merged, and are refused with a reason when it was deleted', async () => {
    await run('newQuery', 'Effort OVERLAPS "hard"', 'Hard');
    await run('renameCode', 'Effort', 'Hard work');
    assert.equal(await run('showQueryPassages', 'Hard'), 2);
    await run('mergeCode', 'Hard work', 'Support');
    assert.equal(await run('showQueryPassages', 'Hard'), 2);
    await run('undoCoding');
    await run('deleteCode', 'Hard work', 'delete');
    assert.equal(await run('showQueryPassages', 'Hard'), undefined);
    const uri = vscode.Uri.joinPath(root, 'codebook.json');
    const found = () =>
      vscode.languages
        .getDiagnostics(uri)
        .filter(({ message }) => message.includes('The query “Hard”, column 1'));
    await until('the problem', () => found().length === 1);
    await run('undoCoding');
    assert.equal(await run('showQueryPassages', 'Hard'), 2);
  });
});
