import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { decodeTranscript } from '../../src/core/text/decode';
import { textVersion } from '../../src/core/text/textVersion';
import { expectCoded } from './codedTranscript';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';
import { encodeAs } from '../unit/core/text/encode';

const TEXT =
  'INT: Comment s’est passée la première semaine ?\r\n\r\nP1: C’était dur au début. À l’été, j’étais déjà très fatiguée.\r\n';
const CODED = ['passée la première', 'dur au début', 'À l’été'];

describe('a transcript in another encoding', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({});
    await write(root, 'a.txt', encodeAs(TEXT, 'windows-1252'));
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    for (const words of CODED) {
      select(editor, words.replaceAll(/[^\0-\x7f]/g, '\ufffd'));
      await run('applyCode', { codes: ['Effort'] });
    }
  });

  const diagnostic = () =>
    until('the problem is told', () =>
      vscode.languages.getDiagnostics(editor.document.uri).find(({ code }) => code === 'not-utf8'),
    );

  it('has a quick fix', async () => {
    const { range } = await diagnostic();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      range,
    );
    const fix = actions.find(({ title }) => title === 'Convert to UTF-8…')!;
    assert.equal(fix.command!.command, 'transcriptCoder.convertEncoding');
    assert.deepEqual(String(fix.command!.arguments![0]), String(editor.document.uri));
  });

  it('is converted with its coding, under an open editor', async () => {
    await diagnostic();
    await run('convertEncoding', editor.document.uri, 'windows-1252');
    assert.equal(await read(root, 'a.txt'), TEXT);
    await until('the editor shows it', () => editor.document.getText() === TEXT);
    assert.equal(editor.document.isDirty, false);
    await expectCoded(editor, CODED);
    const { segments } = await json<{ segments: { quote: string; start: number; end: number }[] }>(
      root,
      'a.txt.nd.coding.json',
    );
    const lf = TEXT.replaceAll('\r\n', '\n');
    assert.deepEqual(segments.map(({ start, end }) => lf.slice(start, end)).sort(), [...CODED].sort());
    assert.deepEqual(segments.map(({ quote }) => quote).sort(), [...CODED].sort());
    await until('the problem is gone', () =>
      vscode.languages.getDiagnostics(editor.document.uri).every(({ code }) => code !== 'not-utf8'),
    );
    // and it goes on
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Été\r\n'));
    await expectCoded(editor, CODED);
    assert.ok(await editor.document.save());
    await expectCoded(editor, CODED);
  });

  it('is not converted while it has changes that are not saved', async () => {
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'x'));
    await run('convertEncoding', editor.document.uri, 'windows-1252');
    const bytes = await vscode.workspace.fs.readFile(editor.document.uri);
    assert.deepEqual([...bytes], [...encodeAs(TEXT, 'windows-1252')]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await expectCoded(
      editor,
      CODED.map(words => words.replaceAll(/[^\0-\x7f]/g, '\ufffd')),
    );
  });

  describe('with the lock on', () => {
    const SETTING = 'transcriptCoder.lockTranscripts';
    const set = (value: boolean) =>
      vscode.workspace.getConfiguration().update(SETTING, value, vscode.ConfigurationTarget.Workspace);
    const type = () => vscode.commands.executeCommand('type', { text: 'x' });
    beforeEach(async () => {
      await diagnostic();
      await set(true);
    });
    afterEach(() => set(false));

    it('is not unlocked, since saving it would lose what cannot be read', async () => {
      await run('correctTranscript');
      await type();
      await run('convertEncoding', editor.document.uri, 'windows-1252');
      assert.equal(await read(root, 'a.txt'), TEXT);
      await until('the editor shows it', () => editor.document.getText() === TEXT);
      await run('correctTranscript');
      await type();
      assert.ok(editor.document.isDirty);
    });

    it('takes back what is typed after VS Code itself has unlocked it', async () => {
      const { document } = editor;
      const before = document.getText();
      let changes = 0;
      const counting = vscode.workspace.onDidChangeTextDocument(event => {
        if (event.document === document && event.contentChanges.length > 0) changes++;
      });
      await until('something could be typed', async () => {
        await vscode.commands.executeCommand('workbench.action.files.setActiveEditorWriteableInSession');
        await type();
        return changes > 0;
      });
      await until('it is taken back', () => !document.isDirty && document.getText() === before);
      counting.dispose();
      const bytes = await vscode.workspace.fs.readFile(document.uri);
      assert.deepEqual([...bytes], [...encodeAs(TEXT, 'windows-1252')]);
    });
  });
});

describe('a transcript in UTF-16 without a byte order mark', () => {
  for (const [name, bytesOf] of [
    ['little-endian', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ] as const)
    it(`has one text in the editor and on the disk: ${name}`, async () => {
      const text = 'INT: How was it?\r\n\r\nP1: It was hard, déjà au début.\r\n';
      const root = await makeStudy({});
      await write(root, 'a.txt', bytesOf(text));
      await write(root, 'b.txt', encodeAs(TEXT, 'windows-1252'));
      const editor = await openTranscript(root, 'a.txt');
      assert.equal(editor.document.getText(), text);
      await codeAs('nd', 'N. D.');
      await run('newCode', 'Effort');
      select(editor, 'déjà au début');
      await run('applyCode', { codes: ['Effort'] });
      await expectCoded(editor, ['déjà au début']);
      const lf = text.replaceAll('\r\n', '\n');
      const { texts } = await json<{ texts: Record<string, object> }>(root, 'a.txt.nd.coding.json');
      assert.deepEqual(Object.keys(texts), [decodedVersion(bytesOf(text))]);
      assert.deepEqual(Object.keys(texts), [textVersion(lf).id]);
      // once another one is complained of, this one would have been
      await until('the problems are told', () =>
        vscode.languages
          .getDiagnostics(vscode.Uri.joinPath(root, 'b.txt'))
          .some(({ code }) => code === 'not-utf8'),
      );
      assert.deepEqual(vscode.languages.getDiagnostics(editor.document.uri), []);
    });

  const decodedVersion = (bytes: Uint8Array) => textVersion(decodeTranscript(bytes).text).id;
});
