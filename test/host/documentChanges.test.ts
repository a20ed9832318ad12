import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CODED, TEXT, codeTranscript, codedWords, expectCoded } from './codedTranscript';
import { json, read, run, select, until, write } from './support';

interface Sidecar {
  texts: Record<string, object>;
  segments: { id: string; text: string; start: number; end: number; quote: string }[];
}

/** What somebody else has made of the transcript: on another branch, in another program. */
const CHANGED = TEXT.replace('first week', 'very first week of all')
  .replace('hard at first', 'really hard at first')
  .replace('And after that?', 'And after that, when the training had begun?');

for (const eol of ['LF', 'CRLF'] as const) {
  describe(`a coded transcript that VS Code changes (${eol})`, () => {
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
    const shown = () => editor.document.getText().replaceAll('\r\n', '\n');
    const makeDirty = () => editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Not saved yet\n'));

    it('follows Replace All of the find widget, and its undo', async () => {
      // a find widget that is only just made takes what is selected for what is wanted, and may not replace yet
      select(editor, 'coach');
      await until('everything is replaced', async () => {
        await vscode.commands.executeCommand('editor.actions.findWithArgs', {
          searchString: 'coach',
          replaceString: 'job counsellor',
          isRegex: false,
          matchWholeWord: true,
        });
        await vscode.commands.executeCommand('editor.action.replaceAll');
        return !shown().includes('coach');
      });
      await vscode.commands.executeCommand('closeFindWidget');
      const replaced = [
        CODED[0],
        'my job counsellor rang me every morning',
        'I liked the job counsellor',
        CODED[3],
      ];
      // the find widget selects its next match a moment later
      await until(
        'the segments stand at the new words',
        async () => (await codedWords(editor)).join('|') === replaced.join('|'),
      );
      await vscode.commands.executeCommand('undo');
      await expectCoded(editor, CODED);
    });

    it('follows lines that are moved, copied, joined and deleted by a command', async () => {
      select(editor, 'How was');
      for (const command of ['copyLinesDownAction', 'copyLinesUpAction', 'moveLinesUpAction'])
        await vscode.commands.executeCommand(`editor.action.${command}`);
      select(editor, 'And after that');
      await vscode.commands.executeCommand('editor.action.joinLines');
      await vscode.commands.executeCommand('editor.action.joinLines');
      await expectCoded(editor, CODED);
      select(editor, 'hard at first');
      await vscode.commands.executeCommand('editor.action.deleteLines');
      await expectCoded(editor, CODED.slice(2));
      await vscode.commands.executeCommand('undo');
      await expectCoded(editor, CODED);
    });

    it('follows a change of the line ends', async () => {
      const other = eol === 'LF' ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF;
      await editor.edit(edit => edit.setEndOfLine(other));
      await expectCoded(editor, CODED);
      await editor.edit(edit => edit.insert(new vscode.Position(1, 0), 'One more line\n'));
      assert.deepEqual(await codedWords(editor), CODED);
      await editor.document.save();
      assert.equal((await read(root, 'a.txt'))!.includes('\r\n'), eol === 'LF');
      await expectCoded(editor, CODED);
    });

    it('follows white space that goes when the text is saved', async () => {
      const files = vscode.workspace.getConfiguration('files');
      try {
        for (const name of ['trimTrailingWhitespace', 'insertFinalNewline'])
          await files.update(name, true, vscode.ConfigurationTarget.Workspace);
        await editor.edit(edit => {
          for (let line = 0; line < editor.document.lineCount; line++)
            edit.insert(editor.document.lineAt(line).range.end, '  ');
        });
        await editor.document.save();
        await until(
          'no white space is left over',
          async () => !/[ \t]\r?\n/.test((await read(root, 'a.txt'))!),
        );
        await expectCoded(editor, CODED);
      } finally {
        for (const name of ['trimTrailingWhitespace', 'insertFinalNewline'])
          await files.update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
    });

    describe('on disk while it is dirty in the editor', () => {
      /** A checkout: another text, and a coding of it by somebody else. */
      async function checkOut(): Promise<void> {
        const mine = await sidecar();
        const start = CHANGED.indexOf('the training had begun');
        const theirs = {
          ...{ ...mine, coder: 'xy', texts: {} as Record<string, object> },
          segments: [
            { ...mine.segments[0]!, id: 'zz', start, end: start + 22, quote: 'the training had begun' },
          ],
        };
        const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(CHANGED));
        const sha256 = [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
        const version = sha256.slice(0, 12);
        theirs.texts[version] = { sha256, length: CHANGED.length };
        theirs.segments[0]!.text = version;
        await write(root, 'a.txt', onDisk(CHANGED));
        await write(root, 'a.txt.xy.coding.json', `${JSON.stringify(theirs)}\n`);
      }

      it('keeps the segments at their words in the editor, and takes the other text when that is chosen', async () => {
        await makeDirty();
        const before = await read(root, 'a.txt.nd.coding.json');
        await checkOut();
        await expectCoded(editor, CODED);
        assert.ok(editor.document.isDirty && shown().startsWith('Not saved yet'));
        await vscode.commands.executeCommand('workbench.action.files.revert');
        await until('the other text is shown', () => shown() === CHANGED);
        await until('everybody’s segments stand at their words', async () => {
          const words = await codedWords(editor);
          return (
            words.join('|') === [...CODED.slice(0, 2), 'the training had begun', ...CODED.slice(2)].join('|')
          );
        });
        assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
      });

      it('keeps what was coded meanwhile when the text of the editor is saved over the other one', async () => {
        await makeDirty();
        await checkOut();
        select(editor, 'Not saved yet');
        await run('applyCode', { codes: ['Effort'] });
        const files = vscode.workspace.getConfiguration('files');
        try {
          await files.update(
            'saveConflictResolution',
            'overwriteFileOnDisk',
            vscode.ConfigurationTarget.Workspace,
          );
          await until('it is saved', () => editor.document.save());
        } finally {
          await files.update('saveConflictResolution', undefined, vscode.ConfigurationTarget.Workspace);
        }
        assert.equal(await read(root, 'a.txt'), onDisk(`Not saved yet\n${TEXT}`));
        await expectCoded(editor, ['Not saved yet', ...CODED]);
        const { segments } = await sidecar();
        assert.deepEqual(segments.map(({ quote }) => quote).sort(), ['Not saved yet', ...CODED].sort());
        // the other one's words are not in this text: their coding stays in its file
        assert.equal((await json<Sidecar>(root, 'a.txt.xy.coding.json')).segments.length, 1);
      });

      it('merges a sidecar that was changed on disk with what is coded in the dirty editor', async () => {
        await makeDirty();
        const mine = await sidecar();
        const gone = mine.segments.find(({ quote }) => quote === CODED[3])!;
        await write(
          root,
          'a.txt.nd.coding.json',
          `${JSON.stringify({ ...mine, segments: mine.segments.filter(({ id }) => id !== gone.id) })}\n`,
        );
        await until('what is gone on disk is gone', async () => (await codedWords(editor)).length === 3);
        select(editor, 'what I wanted');
        await run('applyCode', { codes: ['Effort'] });
        const quotes = (await sidecar()).segments.map(({ quote }) => quote).sort();
        assert.deepEqual(quotes, [...CODED.slice(0, 3), 'what I wanted'].sort());
        await expectCoded(editor, [...CODED.slice(0, 3), 'what I wanted']);
      });
    });
  });
}
