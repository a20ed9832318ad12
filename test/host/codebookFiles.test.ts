import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';

describe('the codebook in files', () => {
  let root: vscode.Uri;
  let elsewhere: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    elsewhere = vscode.Uri.joinPath(root, 'out');
    await vscode.workspace.fs.createDirectory(elsewhere);
  });

  const write = async (name: string, text: string) => {
    const uri = vscode.Uri.joinPath(elsewhere, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  };

  it('is exported in every format, and imported again without a change', async () => {
    const before = await read(root, 'codebook.json');
    for (const format of ['md', 'html', 'docx', 'xlsx', 'csv', 'json', 'qdc']) {
      const uri = vscode.Uri.joinPath(elsewhere, `c.${format}`);
      assert.equal((await run<vscode.Uri>('exportCodebook', uri))?.toString(), uri.toString());
      assert.ok((await vscode.workspace.fs.stat(uri)).size > 100, format);
      if (format === 'html' || format === 'docx') continue;
      await run('importCodebook', uri, 'usual');
      assert.equal(await read(root, 'codebook.json'), before, format);
    }
    assert.match(
      (await read(root, 'out/c.md')) ?? '',
      /## Effort <!-- .* -->\n\n\d participants?, 1 transcript, 1 segment/,
    );
  });

  it('takes new codes and definitions from a table, and one undo takes them back', async () => {
    const before = await read(root, 'codebook.json');
    const uri = await write(
      'more.csv',
      'name,parent,description\nEffort,,Work that is hard.\nPain,Effort,\n',
    );
    const taken = await run<readonly unknown[]>('importCodebook', uri, 'usual');
    assert.equal(taken?.length, 2);
    const { codes } = await json<{ codes: { name: string; description?: string }[] }>(root, 'codebook.json');
    assert.deepEqual(codes.map(({ name }) => name).sort(), ['Effort', 'Pain']);
    assert.equal(codes.find(({ name }) => name === 'Effort')!.description, 'Work that is hard.');
    await run('undoCoding');
    assert.equal(await read(root, 'codebook.json'), before);
  });

  it('is left as it is by a file that cannot be used', async () => {
    const before = await read(root, 'codebook.json');
    const uri = await write('bad.csv', 'name,parent\nA,B\nB,A\n');
    assert.equal(await run('importCodebook', uri, 'all'), undefined);
    assert.equal(await read(root, 'codebook.json'), before);
  });
});
