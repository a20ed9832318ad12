import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CODED, TEXT, codeTranscript, codedWords, expectCoded } from './codedTranscript';
import { json, openTranscript, read, run, select, until, write } from './support';

interface Sidecar {
  texts: Record<string, object>;
  segments: { id: string; text: string; start: number; end: number; quote: string }[];
}

for (const eol of ['LF', 'CRLF'] as const) {
  describe(`a coded transcript that is edited (${eol})`, () => {
    const onDisk = (text: string) => (eol === 'CRLF' ? text.replaceAll('\n', '\r\n') : text);
    let root: vscode.Uri;
    let editor: vscode.TextEditor;

    beforeEach(async () => {
      ({ root, editor } = await codeTranscript(onDisk(TEXT)));
    });

    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    const sidecar = () => json<Sidecar>(root, 'a.txt.nd.coding.json');
    const replace = (words: string, by: string) => {
      select(editor, words);
      const { selection } = editor;
      return editor.edit(edit => edit.replace(selection, by));
    };

    it('follows typing, letter by letter, before, beside and in a segment', async () => {
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      for (const text of ['N', 'o', 't', 'e', '\n']) await vscode.commands.executeCommand('type', { text });
      const at = editor.document.getText().indexOf('hard at first');
      const position = editor.document.positionAt(at);
      editor.selection = new vscode.Selection(position, position);
      for (const text of ['s', 'o', ' ']) await vscode.commands.executeCommand('type', { text });
      select(editor, 'at first');
      editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
      for (const text of 'right ') await vscode.commands.executeCommand('type', { text });
      await expectCoded(editor, ['hard right at first', ...CODED.slice(1)]);
    });

    it('follows a paste over a part of a segment', async () => {
      select(editor, 'rang me every');
      await vscode.env.clipboard.writeText('called me on the phone every single');
      await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
      await expectCoded(editor, [
        CODED[0],
        'my coach called me on the phone every single morning',
        ...CODED.slice(2),
      ]);
    });

    it('follows several cursors at once', async () => {
      const places = ['hard', 'coach rang', 'liked'].map(words => {
        const at = editor.document.positionAt(editor.document.getText().indexOf(words));
        return new vscode.Selection(at, at);
      });
      editor.selections = places;
      for (const text of '(x) ') await vscode.commands.executeCommand('type', { text });
      await expectCoded(editor, [
        'hard at first',
        'my (x) coach rang me every morning',
        'I (x) liked the coach',
        'we did that',
      ]);
    });

    it('follows Replace All', async () => {
      const edit = new vscode.WorkspaceEdit();
      const text = editor.document.getText();
      for (let at = text.indexOf('coach'); at >= 0; at = text.indexOf('coach', at + 1)) {
        const start = editor.document.positionAt(at);
        edit.replace(editor.document.uri, new vscode.Range(start, start.translate(0, 5)), 'counsellor');
      }
      await vscode.workspace.applyEdit(edit);
      await expectCoded(editor, [
        CODED[0],
        'my counsellor rang me every morning',
        'I liked the counsellor',
        CODED[3],
      ]);
    });

    it('brings back what undo brings back, and takes away what redo takes away', async () => {
      await replace('hard at first, then it got easier, and my coach', 'fine, and my aunt');
      await replace('I liked the coach. ', '');
      await expectCoded(editor, [' rang me every morning', CODED[3]]);
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('undo');
      await expectCoded(editor, CODED);
      await vscode.commands.executeCommand('redo');
      await vscode.commands.executeCommand('redo');
      await expectCoded(editor, [' rang me every morning', CODED[3]]);
      await vscode.commands.executeCommand('undo');
      await vscode.commands.executeCommand('undo');
      await expectCoded(editor, CODED);
    });

    it('comes back after ten deletions of a letter that one undo takes back', async () => {
      select(editor, ' the coach.');
      const { start } = editor.selection;
      editor.selection = new vscode.Selection(start, start);
      for (let i = 0; i < 7; i++) await vscode.commands.executeCommand('deleteLeft');
      assert.equal(editor.document.getText().includes('I liked'), false);
      await until('everything is undone', async () => {
        await vscode.commands.executeCommand('undo');
        return editor.document.getText().replaceAll('\r\n', '\n') === TEXT;
      });
      await expectCoded(editor, CODED);
    });

    it('follows a formatter that runs on save', async () => {
      const formatter = vscode.languages.registerDocumentFormattingEditProvider('transcript', {
        provideDocumentFormattingEdits: document =>
          [...Array(document.lineCount).keys()].map(line =>
            vscode.TextEdit.insert(
              new vscode.Position(line, 0),
              document.lineAt(line).isEmptyOrWhitespace ? '' : '  ',
            ),
          ),
      });
      const configuration = vscode.workspace.getConfiguration('editor');
      try {
        await configuration.update('formatOnSave', true, vscode.ConfigurationTarget.Workspace);
        await replace('first week', 'second week');
        await editor.document.save();
        assert.match((await read(root, 'a.txt'))!, /^ {2}INT: How was the second week/);
        await expectCoded(editor, CODED);
      } finally {
        formatter.dispose();
        await configuration.update('formatOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    it('follows a change on disk under an open editor', async () => {
      const changed = TEXT.replace('first week', 'very first week of all')
        .replace('hard at first', 'really hard at first')
        .replace('And after that?', 'And after that, when the training had begun?');
      await write(root, 'a.txt', onDisk(changed));
      await until('the editor shows it', () => editor.document.getText().includes('training had begun'));
      await expectCoded(editor, CODED);
    });

    it('follows a change on disk of a transcript that is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await write(
        root,
        'a.txt',
        onDisk(`A title\n\n${TEXT.replace('every morning', 'every single morning')}`),
      );
      editor = await openTranscript(root, 'a.txt');
      await until('the segments stand at their words', async () => {
        const words = await codedWords(editor);
        return words[1] === 'my coach rang me every single morning' && words.length === 4;
      });
    });

    it('follows Revert File', async () => {
      await replace('hard at first, then it got easier', 'fine');
      await replace('INT: How was the first week?', '');
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await until('the text is what it was', () => editor.document.getText() === onDisk(TEXT));
      await expectCoded(editor, CODED);
    });

    it('follows words that are cut and pasted elsewhere, and asks to confirm', async () => {
      select(editor, 'She asked what I wanted, and then we did that.');
      const { selection } = editor;
      const words = editor.document.getText(selection);
      await editor.edit(edit => edit.delete(selection));
      assert.equal((await codedWords(editor)).length, 3);
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), `${words}\n`));
      await expectCoded(editor, ['we did that', ...CODED.slice(0, 3)]);
    });

    it('does not touch the sidecar while the text is edited and saved', async () => {
      const before = await read(root, 'a.txt.nd.coding.json');
      await replace('hard at first', 'hard, very hard at first');
      await editor.document.save();
      assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
    });

    it('ties what was coded on unsaved text to the text that is saved', async () => {
      await replace('then it got easier', 'then it became lighter');
      select(editor, 'became lighter');
      await run('applyCode', { codes: ['Effort'] });
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Title\n'));
      await editor.document.save();
      const saved = editor.document.getText().replaceAll('\r\n', '\n');
      await until('the segment names the saved text', async () => {
        const { segments } = await sidecar();
        const added = segments.find(({ quote }) => quote === 'became lighter')!;
        return saved.slice(added.start, added.end) === 'became lighter';
      });
      assert.equal(Object.keys((await sidecar()).texts).length, 2);
      await run('undoCoding');
      assert.equal((await sidecar()).segments.length, 4);
    });

    it('keeps a coding that another window makes of the saved text, at its words in the edited one', async () => {
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Not saved yet\n'));
      const mine = await sidecar();
      const start = TEXT.indexOf('what I wanted');
      const [one] = mine.segments;
      const theirs = {
        ...mine,
        coder: 'xy',
        segments: [
          {
            ...one!,
            id: 'zz',
            start,
            end: start + 13,
            quote: 'what I wanted',
            prefix: undefined,
            suffix: undefined,
          },
        ],
      };
      await write(root, 'a.txt.xy.coding.json', JSON.stringify(theirs));
      await until('it is shown', async () => (await codedWords(editor)).includes('what I wanted'));
    });
  });
}
