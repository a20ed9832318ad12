import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier. I liked it.\n';
const SETTING = 'transcriptCoder.lockTranscripts';
const CONFLICT = `<<<<<<< HEAD\n${TEXT}=======\n${TEXT.replace('hard', 'easy')}>>>>>>> other\n`;

describe('the lock of transcripts', () => {
  let root: vscode.Uri;

  before(() => set(true));
  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'b.txt': TEXT, 'notes.md': TEXT });
  });
  after(() => set(false));

  const set = (value: boolean) =>
    vscode.workspace.getConfiguration().update(SETTING, value, vscode.ConfigurationTarget.Workspace);
  const type = (text: string) => vscode.commands.executeCommand('type', { text });

  /** Does something, and waits until VS Code has been told of a file because of it. */
  async function telling(
    what: 'lock' | 'unlock',
    path: string,
    work: () => Thenable<unknown>,
  ): Promise<void> {
    const { traceLines } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!.exports as {
      traceLines: readonly string[];
    };
    const before = traceLines.length;
    await work();
    await until(`${what} ${path} is in the log`, () =>
      traceLines.slice(before).some(line => line.startsWith(`${what} ${path}: `)),
    );
  }

  async function openLocked(path = 'a.txt'): Promise<vscode.TextEditor> {
    await telling('lock', path, () => openTranscript(root, path));
    return vscode.window.activeTextEditor!;
  }

  /** Types at the beginning of the text; says whether that changed it. */
  async function takesKeys({ document }: vscode.TextEditor): Promise<boolean> {
    const before = document.getText();
    await type('x');
    return document.getText() !== before;
  }

  it('keeps keys, deletions, pastes and cuts from the text, and codes all the same', async () => {
    const editor = await openLocked();
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    select(editor, 'It was hard at first');
    await type('q');
    await vscode.commands.executeCommand('deleteLeft');
    await vscode.env.clipboard.writeText('pasted');
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await vscode.commands.executeCommand('editor.action.clipboardCutAction');
    await vscode.commands.executeCommand('editor.action.deleteLines');
    await run('applyCode', { codes: ['Effort'] });
    await type('q');
    assert.equal(editor.document.getText(), TEXT);
    assert.equal(editor.document.isDirty, false);
    const { segments } = await json<{ segments: { quote: string }[] }>(root, 'a.txt.nd.coding.json');
    assert.deepEqual(
      segments.map(({ quote }) => quote),
      ['It was hard at first'],
    );
    assert.equal(await read(root, 'a.txt'), TEXT);
  });

  it('leaves text files alone that are no transcripts, also right after one', async () => {
    await openLocked();
    const notes = await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'notes.md'));
    assert.ok(await takesKeys(notes));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('unlocks the one that is to be corrected, and follows what is corrected', async () => {
    const editor = await openLocked();
    await telling('unlock', 'a.txt', () => run('correctTranscript'));
    assert.ok(await takesKeys(editor));
    assert.ok(await editor.document.save());
    assert.equal(await read(root, 'a.txt'), `x${TEXT}`);
    assert.ok(await takesKeys(editor), 'also after it was saved');
    await editor.document.save();
    const other = await openLocked('b.txt');
    assert.equal(await takesKeys(other), false);
    await openTranscript(root, 'a.txt');
    assert.ok(await takesKeys(vscode.window.activeTextEditor!), 'also after another was looked at');
  });

  it('locks it again when that is asked for, and when it was closed', async () => {
    const editor = await openLocked();
    await telling('unlock', 'a.txt', () => run('correctTranscript'));
    await telling('lock', 'a.txt', () => run('lockTranscript'));
    assert.equal(await takesKeys(editor), false);
    await telling('unlock', 'a.txt', () => run('correctTranscript'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal(await takesKeys(await openLocked()), false);
  });

  it('does not lock what is not saved, which could then never be saved', async () => {
    await set(false);
    const editor = await openTranscript(root, 'a.txt');
    assert.ok(await takesKeys(editor));
    await set(true);
    await openLocked('b.txt');
    await openTranscript(root, 'a.txt');
    assert.ok(await takesKeys(vscode.window.activeTextEditor!));
    assert.ok(await vscode.window.activeTextEditor!.document.save());
    assert.equal(await read(root, 'a.txt'), `xx${TEXT}`);
    await telling('lock', 'a.txt', () => run('lockTranscript'));
  });

  it('takes a text that was changed all the same for unlocked', async () => {
    const editor = await openLocked();
    // as the link in VS Code’s own message does
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorWriteableInSession');
    await telling('unlock', 'a.txt', async () => assert.ok(await takesKeys(editor)));
    assert.ok(await takesKeys(editor));
    assert.ok(await editor.document.save());
    await telling('lock', 'a.txt', () => run('lockTranscript'));
    assert.equal(await takesKeys(editor), false);
  });

  it('takes what changes on the disk, and locks nothing that git could not merge', async () => {
    const editor = await openLocked();
    await write(root, 'a.txt', TEXT.replace('hard', 'very hard'));
    await until('the editor shows it', () => editor.document.getText().includes('very hard'));
    assert.equal(await takesKeys(editor), false);
    await telling('unlock', 'a.txt', () => write(root, 'a.txt', CONFLICT));
    assert.ok(await takesKeys(editor));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await telling('lock', 'a.txt', () => write(root, 'a.txt', TEXT));
    assert.equal(await takesKeys(editor), false);
  });

  it('goes with the setting, at once', async () => {
    const editor = await openLocked();
    await telling('unlock', 'a.txt', () => set(false));
    assert.ok(await takesKeys(editor));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await telling('lock', 'a.txt', () => set(true));
    assert.equal(await takesKeys(editor), false);
  });

  it('is not led astray by a quick change of editors', async () => {
    // one that another has overtaken is not opened
    const show = (path: string) =>
      vscode.window.showTextDocument(vscode.Uri.joinPath(root, path), { preview: false }).then(
        editor => editor,
        () => undefined,
      );
    for (let i = 0; i < 5; i++) {
      void show('a.txt');
      await show('notes.md');
    }
    const notes = await until('notes.md is looked at', async () => {
      const editor = await show('notes.md');
      return editor === vscode.window.activeTextEditor && editor;
    });
    await until('it can be written in', () => takesKeys(notes));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('takes back what changes the text past it', async () => {
    const { document } = await openLocked();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 3), 'CHANGED');
    await vscode.workspace.applyEdit(edit);
    await until('the text is that of the disk again', () => document.getText() === TEXT);
    assert.equal(document.isDirty, false);
    assert.equal(await read(root, 'a.txt'), TEXT);
  });
});
