import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SlowFiles } from './slowFiles';
import { codeAs, json, read, run, select, until } from './support';

const SCHEME = 'slow';
const ROOT = vscode.Uri.from({ scheme: SCHEME, path: '/' });
const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';

interface Coding {
  readonly segments: readonly { readonly quote: string }[];
}

describe('a study that is being opened', () => {
  let files: SlowFiles;
  let provider: vscode.Disposable;

  beforeEach(() => {
    const many = Array.from({ length: 30 }, (_, i) => [`/${i}.txt`, TEXT] as const);
    files = new SlowFiles(
      {
        ...Object.fromEntries(many),
        '/first.txt': TEXT,
        '/codebook.json': '{"schema": 1, "codes": [{"id":"effort-ab12","name":"Effort"}]}',
      },
      path => /\d\.txt$/.test(path),
    );
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, files);
  });

  afterEach(async () => {
    files.allow();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(vscode.Uri.joinPath(ROOT, 'study.json'), { ignoreIfNotExists: true });
    await vscode.workspace.applyEdit(edit);
    await until('the study is closed', () => keys().get('transcriptCoder.hasStudy') === false);
    provider.dispose();
  });

  it('can be coded in the transcript in sight, and that undone; what counts waits for the rest', async () => {
    await vscode.extensions.getExtension('transcript-coder.transcript-coder')!.activate();
    const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(ROOT, 'first.txt'));
    const made = run('createStudy', ROOT);
    await until('the key is there', () => keys().get('transcriptCoder.isTranscript') === true);
    await codeAs('nd', 'N. D.');
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    const coding = 'first.txt.nd.coding.json';
    const quotes = async () => (await json<Coding>(ROOT, coding))?.segments.map(({ quote }) => quote);
    assert.deepEqual(await quotes(), ['hard']);
    await run('undoCoding');
    assert.deepEqual(await quotes(), []);
    select(editor, 'easier');
    await run('applyCode', { codes: ['Effort'] });

    const table = vscode.Uri.joinPath(ROOT, 'table.json');
    const exported = run('exportReport', { analysis: 'frequency', uri: table });
    // a command that came later and needs less is done before it
    select(editor, 'I liked');
    await run('applyCode', { codes: ['Effort'] });
    assert.equal(await read(ROOT, 'table.json'), undefined);

    files.allow();
    await exported;
    const { rows } = await json<{ rows: { name: string; segments: number }[] }>(ROOT, 'table.json');
    assert.deepEqual(
      rows.map(({ name, segments }) => [name, segments]),
      [['Effort', 2]],
    );
    await made;
  });

  it('reads a transcript next that is opened meanwhile', async () => {
    await vscode.extensions.getExtension('transcript-coder.transcript-coder')!.activate();
    await vscode.window.showTextDocument(vscode.Uri.joinPath(ROOT, 'first.txt'));
    const made = run('createStudy', ROOT);
    await until('the key is there', () => keys().get('transcriptCoder.isTranscript') === true);
    const opened = vscode.window.showTextDocument(vscode.Uri.joinPath(ROOT, '29.txt'), { preview: false });
    files.allow();
    const editor = await opened;
    await codeAs('nd', 'N. D.');
    select(editor, 'the coach');
    await run('applyCode', { codes: ['Effort'] });
    const { segments } = await json<Coding>(ROOT, '29.txt.nd.coding.json');
    assert.deepEqual(
      segments.map(({ quote }) => quote),
      ['the coach'],
    );
    await made;
  });
});

function keys(): ReadonlyMap<string, unknown> {
  const extension = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
  return (extension.exports as { contextValues: ReadonlyMap<string, unknown> }).contextValues;
}
