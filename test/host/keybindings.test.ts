import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Keybinding {
  key: string;
  command: string;
  when?: string;
}

describe('keybindings', () => {
  it('take no default of VS Code away', async () => {
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const all = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as Keybinding[];
    const ours = all.filter(one => one.command.startsWith('transcriptCoder.'));
    assert.ok(ours.length >= 7, 'each daily command has a key');
    const inEditor = ours.filter(one => one.when?.includes('editorTextFocus'));
    const taken = inEditor.filter(own =>
      all.some(one => one.key === own.key && !one.command.startsWith('transcriptCoder.')),
    );
    assert.deepEqual(taken, []);
  });
});
