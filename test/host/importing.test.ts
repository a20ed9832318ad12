import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DropFiles } from '../../src/vscode/features/study/importing/dropFiles';
import { docxOf, sourceFiles } from '../unit/core/exchange/transcriptsIn/sourceFiles';
import { expectCoded } from './codedTranscript';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const PARAGRAPHS = [
  'INT: How was the first week for you?',
  'P1: It was hard at first, and then it became easier.',
  'INT: What helped you to go on with it?',
  'P1: That somebody asked me how I was doing every day.',
];

describe('importing transcripts', () => {
  let root: vscode.Uri;
  let elsewhere: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': 'INT: How was it?\n\nP1: Fine.\n' });
    await openTranscript(root, 'a.txt');
    elsewhere = vscode.Uri.joinPath(root, '.in');
    await vscode.workspace.fs.createDirectory(elsewhere);
  });

  const at = async (name: string, content: Uint8Array) => {
    await write(elsewhere, name, content);
    return vscode.Uri.joinPath(elsewhere, name);
  };
  const sources = async () =>
    (await json<{ sources?: { transcript: string; file: string; format: string }[] }>(root, 'study.json'))
      .sources ?? [];

  it('makes transcripts of files of every format, and opens the first', async () => {
    const files = await sourceFiles();
    const uris: vscode.Uri[] = [];
    for (const [name, bytes] of files) uris.push(await at(name.replace(/\.(\w+)$/, '-$1.$1'), bytes));
    const paths = await run<string[]>('importTranscripts', uris, 'all');
    assert.equal(paths.length, files.size);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path.split('/').at(-1), paths[0]);
    for (const path of paths) assert.match((await read(root, path)) ?? '', /So how was it for you/, path);
    assert.equal((await sources()).length, files.size);
    await until(
      'it is a transcript',
      () => vscode.window.activeTextEditor?.document.languageId === 'transcript',
    );
  });

  it('imports nothing where one of the files cannot be read', async () => {
    const good = await at('good.docx', await docxOf(PARAGRAPHS));
    const bad = await at('bad.docx', new TextEncoder().encode('no archive'));
    assert.equal(await run('importTranscripts', [good, bad], 'all'), undefined);
    assert.equal(await read(root, 'good.txt'), undefined);
    assert.deepEqual(await sources(), []);
  });

  it('updates a transcript from a corrected file, and coding stays on its words', async () => {
    const uri = await at('b.docx', await docxOf(PARAGRAPHS));
    await run('importTranscripts', [uri], 'all');
    const editor = await openTranscript(root, 'b.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    for (const words of ['hard at first', 'somebody asked me']) {
      select(editor, words);
      await run('applyCode', { codes: ['Effort'] });
    }
    await at('b.docx', await docxOf(['INT: Good morning.', 'P1: Hello.', ...PARAGRAPHS]));
    assert.deepEqual(await run('importTranscripts', [uri], 'all'), ['b.txt']);
    await until('the editor shows it', () => editor.document.getText().startsWith('INT: Good morning.'));
    await expectCoded(await openTranscript(root, 'b.txt'), ['hard at first', 'somebody asked me']);
    assert.equal((await sources()).length, 1);
  });

  it('does not overwrite what comes from elsewhere, nor what is being edited', async () => {
    const other = await at('a.docx', await docxOf(PARAGRAPHS));
    assert.equal(await run('importTranscripts', [other], 'all'), undefined);
    assert.equal(await read(root, 'a.txt'), 'INT: How was it?\n\nP1: Fine.\n');
    const uri = await at('b.docx', await docxOf(PARAGRAPHS));
    await run('importTranscripts', [uri], 'all');
    await run('correctTranscript');
    const editor = await openTranscript(root, 'b.txt');
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'x'));
    await at('b.docx', await docxOf([...PARAGRAPHS, 'INT: Thank you.']));
    assert.equal(await run('importTranscripts', [uri], 'all'), undefined);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('imports what is dropped on the Transcripts view', async () => {
    const uri = await at('dropped.vtt', (await sourceFiles()).get('teams.vtt')!);
    const data = new vscode.DataTransfer();
    data.set('text/uri-list', new vscode.DataTransferItem(uri.toString()));
    let dropping: Promise<void> | undefined;
    // what it becomes is shown first; a list that is accepted while its rows are still to come has none, and imports nothing
    await until('it is asked and imported', async () => {
      dropping ??= new DropFiles().handleDrop(undefined, data).finally(() => (dropping = undefined));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await sources()).some(({ file }) => file === 'dropped.vtt');
    });
    assert.match((await read(root, 'dropped.txt')) ?? '', /^\[00:00:01\] Interviewer: So how/);
  });
});
