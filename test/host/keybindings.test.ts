import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Keybinding {
  key: string;
  command: string;
  when?: string;
}

const CHOOSE_FIX = 'transcriptCoder.chooseFix';

describe('keybindings', () => {
  it('take no default of VS Code away', async () => {
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    const all = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as Keybinding[];
    const ours = all.filter(one => one.command.startsWith('transcriptCoder.'));
    assert.ok(ours.length >= 7, 'each daily command has a key');
    // its key is VS Code's where text can be changed, and nobody's where it cannot
    const fix = all.find(one => one.command === 'editor.action.quickFix')!;
    assert.match(fix.when!, /!editorReadonly/);
    assert.match(ours.find(one => one.command === CHOOSE_FIX)!.when!, /(^| )editorReadonly/);
    const inEditor = ours.filter(one => one.when?.includes('editorTextFocus') && one.command !== CHOOSE_FIX);
    const taken = inEditor.filter(own =>
      all.some(one => one.key === own.key && !one.command.startsWith('transcriptCoder.')),
    );
    assert.deepEqual(taken, []);
  });
});
