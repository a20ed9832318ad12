import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Keybinding {
  key: string;
  command: string;
  when?: string;
}

interface OwnKeybinding {
  key: string;
  when: string;
  args?: { singleKey?: string };
}

/** The character that a key types; the name of a key that types none. */
function typedBy(key: string): string {
  if (key === 'shift+/') return '?';
  return key.startsWith('shift+') ? key.slice(-1).toUpperCase() : key.replace('numpad', '');
}

const CHOOSE_FIX = 'transcriptCoder.chooseFix';

/** Of VS Code's keys where text has the focus, those for something that a text that cannot be changed does not show. */
const NOT_IN_LOCKED_TEXT =
  /WidgetVisible|InputVisible|Focuss?ed|suggest|inline|inChat|inDebugRepl|!editorReadonly|!textInputFocus/;
/** Those that a locked text refuses. */
const REFUSED = ['deleteLeft', 'deleteRight'];

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
    const isSingle = (one: Keybinding) => one.when?.includes('transcriptCoder.singleKeys') === true;
    // F4 goes through a list of results in VS Code, and through ours while there is one
    const isForList = (one: Keybinding) => one.when?.includes('transcriptCoder.hasSegmentList') === true;
    // Escape says that a coding gets no value, while one is asked for
    const isForValue = (one: Keybinding) => one.when?.includes('transcriptCoder.expectsValue') === true;
    const inEditor = ours.filter(
      one =>
        one.when?.includes('editorTextFocus') &&
        one.command !== CHOOSE_FIX &&
        !isSingle(one) &&
        !isForList(one) &&
        !isForValue(one),
    );
    const taken = inEditor.filter(own =>
      all.some(one => one.key === own.key && !one.command.startsWith('transcriptCoder.')),
    );
    assert.deepEqual(taken, []);
    const inLocked = ours.filter(one => isSingle(one) && one.when?.includes('editorTextFocus'));
    assert.ok(inLocked.length > 60, 'every letter has a meaning, or says that it has none');
    for (const { when } of inLocked) assert.match(when!, /(^| )editorReadonly( |$)/);
    const keys = new Set(inLocked.map(one => one.key));
    const clashes = all.filter(
      ({ key, command, when = '' }) =>
        keys.has(key) &&
        !command.startsWith('transcriptCoder.') &&
        (when === '' || /(textInput|editorText|editor)Focus/.test(when)) &&
        !NOT_IN_LOCKED_TEXT.test(when) &&
        !REFUSED.includes(command),
    );
    assert.deepEqual(clashes, []);
  });

  it('say of themselves which single key they are, so that they can be held back', () => {
    const { packageJSON } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
    const { keybindings } = (packageJSON as { contributes: { keybindings: OwnKeybinding[] } }).contributes;
    for (const { key, when, args } of keybindings) {
      const isSingle = when.includes('config.transcriptCoder.singleKeys');
      assert.equal(args?.singleKey !== undefined, isSingle, key);
      if (isSingle) assert.equal(args!.singleKey, typedBy(key), key);
    }
  });
});
