import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, read, run, select } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';

describe('exchanging a study with other programs', () => {
  let root: vscode.Uri;
  let elsewhere: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    elsewhere = vscode.Uri.joinPath(root, '.out');
    await vscode.workspace.fs.createDirectory(elsewhere);
  });

  it('exports it as a project, and nothing over a file of the study', async () => {
    const uri = vscode.Uri.joinPath(elsewhere, 'study.qdpx');
    assert.equal((await run<vscode.Uri>('exportProject', uri))?.toString(), uri.toString());
    const bytes = await vscode.workspace.fs.readFile(uri);
    assert.equal(new TextDecoder().decode(bytes.subarray(0, 2)), 'PK');
    const before = await read(root, 'study.json');
    assert.equal(await run('exportProject', vscode.Uri.joinPath(root, 'study.json')), undefined);
    assert.equal(await read(root, 'study.json'), before);
  });
});
