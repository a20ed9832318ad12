import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

interface Sidecar {
  segments: { id: string; quote: string; codes: string[]; memo?: string }[];
}

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';
const SIDECAR = 'a.txt.nd.coding.json';

describe('memos', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
  });

  const segments = async () => (await json<Sidecar>(root, SIDECAR)).segments;

  /** The memo that is open in an editor of its own. */
  async function opened(): Promise<vscode.TextEditor> {
    return until('the memo is open', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'transcript-coder-memo' && active;
    });
  }

  async function type(memo: vscode.TextEditor, text: string): Promise<void> {
    const { document } = memo;
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    assert.ok(await memo.edit(edit => edit.replace(whole, text)));
  }

  it('on words without a code are annotations, until these are coded', async () => {
    select(editor, 'then easier');
    await run('editMemo', { memo: 'Why?\nAsk again.' });
    const [note] = await segments();
    assert.deepEqual([note!.quote, note!.codes, note!.memo], ['then easier', [], 'Why?\nAsk again.']);
    select(editor, 'then easier');
    await run('applyCode', { codes: ['Effort'] });
    const [coded, other] = await segments();
    assert.deepEqual([coded!.id, coded!.codes.length, other], [note!.id, 1, undefined]);
    await run('removeCode', {});
    assert.deepEqual(await segments(), [note], 'the memo stays');
    await run('removeCode', { segment: note!.id });
    assert.deepEqual(await segments(), []);
    await run('undoCoding');
    assert.deepEqual(await segments(), [note]);
  });

  it('are written in an editor of their own, and saved into the record', async () => {
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    const { id } = (await segments())[0]!;
    await run('openMemo', { segment: id });
    const memo = await opened();
    assert.equal(memo.document.languageId, 'markdown');
    await type(memo, '# Hard\n\n- at *first*\n\n');
    assert.ok(await memo.document.save());
    assert.equal((await segments())[0]!.memo, '# Hard\n\n- at *first*');
    assert.equal(memo.document.getText(), '# Hard\n\n- at *first*\n\n', 'what was typed stays');
    // another window, or a pull
    const changed = (await read(root, SIDECAR))!.replace('# Hard', '# Harder');
    await write(root, SIDECAR, changed);
    await until('the other memo is shown', () => memo.document.getText().startsWith('# Harder'));
    await type(memo, 'lost?');
    await write(root, SIDECAR, changed.replace(/\{"id".*\n/, ''));
    await until('the segment is gone', async () => (await segments()).length === 0);
    assert.equal(await memo.document.save(), false);
    assert.equal(memo.document.isDirty, true);
    assert.equal(memo.document.getText(), 'lost?');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('on selected words begin in an editor, and are there once they are saved', async () => {
    select(editor, 'I liked the coach');
    await run('openMemo');
    const memo = await opened();
    assert.equal(await read(root, SIDECAR), undefined);
    await type(memo, 'Who is\nthat?');
    assert.ok(await memo.document.save());
    const [note] = await segments();
    assert.deepEqual([note!.quote, note!.codes, note!.memo], ['I liked the coach', [], 'Who is\nthat?']);
  });

  it('on the study, participants and codes are records like others', async () => {
    await run('newParticipant', 'Ann');
    await run('editStudyMemo', 'Why coaches?\nWhy now?');
    const study = await json<{ memo: string }>(root, 'study.json');
    assert.equal(study.memo, 'Why coaches?\nWhy now?');
  });

  it('link to passages, wherever these are after the transcript was edited', async () => {
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    const link = await run<string>('copyPassageLink', {});
    assert.match(link, /^\[hard at first\]\(segment:[a-z0-9]+\)$/);
    assert.equal(await vscode.env.clipboard.readText(), link);
    const uri = await run<vscode.Uri>('newMemo', 'On effort');
    assert.match(
      (await read(root, 'memos/On effort.md'))!,
      /^---\ncodes: \[\][^]*coder: nd[^]*# On effort\n/,
    );
    const file = vscode.window.activeTextEditor!;
    assert.equal(file.document.uri.toString(), uri.toString());
    await file.edit(edit => edit.insert(file.selection.active, `It is ${link}.\n`));
    await file.document.save();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(editor.document.uri, new vscode.Position(0, 0), 'INT: Hello.\n\n');
    await vscode.workspace.applyEdit(edit);
    await editor.document.save();
    const links = await until('the link is found', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        uri,
      );
      return found.length > 0 && found;
    });
    const [command, args] = links[0]!.target!.toString(true).split('?');
    assert.equal(command, 'command:transcriptCoder.goToPassage');
    await run('goToPassage', ...(JSON.parse(decodeURIComponent(args!)) as unknown[]));
    const shown = vscode.window.activeTextEditor!;
    assert.equal(shown.document.getText(shown.selection), 'hard at first');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      file.document.positionAt(file.document.getText().indexOf('hard at first')),
    );
    const said = hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .map(({ value }) => value);
    assert.match(said.join('\n'), /hard at first[^]*line 5[^]*Effort/);
  });
});
