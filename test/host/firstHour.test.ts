import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, run, select, until } from './support';

const TEXT = 'INT: How was it?\nP1: It was hard at first, then easier, and nobody asked.\n';

const CODEBOOK = JSON.stringify({ schema: 1, codes: [{ id: 'effort-ab12', name: 'Effort' }] });

describe('the first hour', () => {
  // the extension may not be active yet when tests are collected
  const contextValues = {
    get: (key: string) => {
      const { exports } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
      return (exports as { contextValues: ReadonlyMap<string, unknown> }).contextValues.get(key);
    },
  };

  it('is ticked off by what is done: coding, and then a memo', async () => {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    await until('something was coded', () => contextValues.get('transcriptCoder.hasCoded') === true);
    assert.equal(contextValues.get('transcriptCoder.hasCoder'), true);
    select(editor, 'hard at first');
    await run('editMemo', { memo: 'Ask again.' });
    await until('a memo was written', () => contextValues.get('transcriptCoder.hasWrittenMemo') === true);
  });

  describe('nesting coding files', () => {
    const NAMES = ['explorer.fileNesting.enabled', 'explorer.fileNesting.patterns', 'search.exclude'];
    const settings = () => vscode.workspace.getConfiguration();
    const own = (name: string) => settings().inspect(name)?.workspaceValue;
    const before = new Map<string, unknown>();

    beforeEach(() => {
      for (const name of NAMES) before.set(name, own(name));
    });
    afterEach(async () => {
      for (const [name, value] of before)
        await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
    });

    it('is written to the settings of the workspace, beside what is there, and once', async () => {
      const set = (name: string, value: unknown) =>
        settings().update(name, value, vscode.ConfigurationTarget.Workspace);
      await set('explorer.fileNesting.patterns', { '*.txt': '${capture}.bak', '*.ts': '${capture}.js' });
      await set('search.exclude', { '**/old': true });
      await run('nestCodingFiles');
      await run('nestCodingFiles');
      assert.equal(own('explorer.fileNesting.enabled'), true);
      assert.deepEqual(own('explorer.fileNesting.patterns'), {
        '*.txt': '${capture}.bak, ${capture}.txt.*.coding.json',
        '*.ts': '${capture}.js',
        '*.md': '${capture}.md.*.coding.json',
      });
      assert.deepEqual(own('search.exclude'), { '**/old': true, '**/*.coding.json': true });
    });
  });
});
