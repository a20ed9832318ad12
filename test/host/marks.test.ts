import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = `INT: How was the first week?

P1: It was hard at first, then it got easier, and my coach rang me every morning.

P2: I liked the coach. She asked what I wanted, and then we did that.
`;
const EN_SPACE = '\u2002';

describe('the marks of segments', () => {
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    const root = await makeStudy({ 'a.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    for (const name of ['Effort', 'Support', 'Trust']) await run('newCode', name);
    await code('hard at first', ['Effort']);
    await code('my coach rang me', ['Support', 'Trust']);
    await code('She asked what I wanted', ['Trust']);
  });

  afterEach(() => set('codeLabels', undefined));

  async function code(words: string, codes: readonly string[]): Promise<void> {
    select(editor, words);
    await run('applyCode', { codes });
  }

  const set = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration('transcriptCoder').update(name, value, true);
  const whole = () => new vscode.Range(0, 0, editor.document.lineCount, 0);
  const hints = async () => {
    const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      editor.document.uri,
      whole(),
    );
    return all.map(({ label, position }) => {
      const { text } = editor.document.lineAt(position);
      return { label: String(label), before: text.slice(0, position.character) };
    });
  };
  const lenses = async () => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      20,
    );
    // as VS Code calls it within
    return all.filter(({ command }) => command?.command === '_workbench.open');
  };
  const context = async (key: string) => {
    const extension = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
    const { contextValues } = (await extension.activate()) as { contextValues: Map<string, unknown> };
    return contextValues.get(key);
  };
  const selected = () => editor.document.getText(editor.selection);

  it('have room at the ends of the segments, more for more codes', async () => {
    const found = await until('there is room for three labels', async () => {
      const all = await hints();
      return all.length === 3 && all;
    });
    assert.ok(found.every(({ label }) => label.length > 3 && label === EN_SPACE.repeat(label.length)));
    assert.ok(found[0]!.before.endsWith('hard at first'));
    assert.ok(found[1]!.before.endsWith('my coach rang me'));
    assert.ok(found[2]!.before.endsWith('She asked what I wanted'));
    assert.ok(found[1]!.label.length > found[0]!.label.length);
  });

  it('say the names as inlay hints, above the turns or not at all, as the setting says', async () => {
    await set('codeLabels', 'inlayHints');
    const names = ['Effort', 'Support, Trust', 'Trust'];
    await until('the names are inlay hints', async () => {
      const all = await hints();
      return all.map(({ label }) => label).join('|') === names.join('|');
    });
    assert.deepEqual(await lenses(), []);

    await set('codeLabels', 'codeLens');
    const above = await until('the names are above the turns', async () => {
      const all = await lenses();
      return all.length === 4 && all;
    });
    assert.deepEqual(above.map(({ range, command }) => `${range.start.line} ${command!.title}`).sort(), [
      '2 Effort',
      '2 Support',
      '2 Trust',
      '4 Trust',
    ]);
    assert.deepEqual(await hints(), []);
    const { command } = above.find(({ range }) => range.start.line === 4)!;
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    await until('a click selects the segment', () => selected() === 'She asked what I wanted');

    await set('codeLabels', 'off');
    await until('there are no names', async () => (await hints()).length + (await lenses()).length === 0);
  });

  it('are those of one code or theme alone, until all are shown again', async () => {
    await set('codeLabels', 'inlayHints');
    const labels = async () => (await hints()).map(({ label }) => label).join('|');
    await run('showOnlyCode', 'Trust');
    await until('only Trust is named', async () => (await labels()) === 'Trust|Trust');
    assert.equal(await context('transcriptCoder.hasCodeFocus'), true);

    select(editor, 'hard at first');
    await run('showOnlyCode');
    await until('the code at the cursor is named', async () => (await labels()) === 'Effort');

    await run('newChildCode', 'Support', 'Coach');
    await code('I liked the coach', ['Coach']);
    await run('showOnlyTheme', 'Coach');
    await until('a theme has all codes below it', async () => (await labels()) === 'Support|Coach');

    await run('showAllCodes');
    await until('all are named', async () => (await labels()) === 'Effort|Support, Trust|Coach|Trust');
    assert.equal(await context('transcriptCoder.hasCodeFocus'), false);
  });

  it('lead from one segment of a code to the next, in the code that is shown or is at the cursor', async () => {
    select(editor, 'She asked what I wanted');
    await run('nextOfCode');
    await until('after the last comes the first', () => selected() === 'my coach rang me');
    // it has another code, too, and is not asked about
    await run('nextOfCode');
    await until('the second', () => selected() === 'She asked what I wanted');
    await run('previousOfCode');
    await until('and back', () => selected() === 'my coach rang me');
    await run('nextOfCode', 'Effort');
    await until('one that is named', () => selected() === 'hard at first');
    await run('showOnlyCode', 'Support');
    await run('nextOfCode');
    await until('one that is shown alone', () => selected() === 'my coach rang me');
    await run('showAllCodes');
  });

  describe('while coding is written', () => {
    const LOCK = '.transcript-coder.lock';
    const SIDECAR = 'a.txt.nd.coding.json';
    const BEFORE = 'Effort|Support, Trust|Trust';
    const WITH_ONE_MORE = 'Effort|Support, Trust|Support|Trust';
    let root: vscode.Uri;

    beforeEach(async () => {
      root = vscode.Uri.joinPath(editor.document.uri, '..');
      await set('codeLabels', 'inlayHints');
      await until('all is marked', async () => (await labels()) === BEFORE);
    });

    const labels = async () => (await hints()).map(({ label }) => label).join('|');
    /** Keeps everybody else from writing, as long as it is said again and again. */
    const hold = () => {
      const random = crypto.randomUUID().replaceAll('-', '').slice(0, 16);
      return write(root, `${LOCK}/1-00000000-${random}`, '');
    };
    const letGo = () =>
      vscode.workspace.fs.delete(vscode.Uri.joinPath(root, LOCK), { recursive: true, useTrash: false });

    /** Codes, and waits until that is marked, although it is not written. */
    async function codeHeld(): Promise<{ readonly written: Promise<unknown> }> {
      await hold();
      const file = await read(root, SIDECAR);
      const written = code('I liked the coach', ['Support']);
      await until('it is marked', async () => {
        await hold();
        return (await labels()) === WITH_ONE_MORE;
      });
      assert.equal(await read(root, SIDECAR), file);
      return { written };
    }

    it('are there at once, and stay', async () => {
      const { written } = await codeHeld();
      await letGo();
      await written;
      assert.equal(await labels(), WITH_ONE_MORE);
      const { segments } = await json<{ segments: unknown[] }>(root, SIDECAR);
      assert.equal(segments.length, 4);
    });

    it('are taken back when that fails', async () => {
      const { written } = await codeHeld();
      await write(root, SIDECAR, '{ broken');
      await letGo();
      await written;
      await until('it is marked no longer', async () => (await labels()) === BEFORE);
      assert.equal(await read(root, SIDECAR), '{ broken');
    });
  });
});
