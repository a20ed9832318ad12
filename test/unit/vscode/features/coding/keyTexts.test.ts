import assert from 'node:assert/strict';
import fs from 'node:fs';
import {
  type Keybinding,
  boundCommands,
  keyText,
} from '../../../../../src/vscode/features/coding/keys/keyTexts';

const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
  contributes: { keybindings: Keybinding[] };
};

describe('the texts of keys', () => {
  it('are what is on the keyboard', () => {
    assert.equal(keyText('alt+q'), 'Alt+Q');
    assert.equal(keyText('shift+/'), '?');
    assert.equal(keyText('ctrl+shift+left'), 'Ctrl+Shift+←');
    assert.equal(keyText('enter'), 'Enter');
  });

  it('are gathered by what the keys do, the shortest first', () => {
    const found = boundCommands([
      { command: 'a', key: 'alt+q', mac: 'ctrl+alt+q' },
      { command: 'b', key: '1', args: { singleKey: '1', number: 1 } },
      { command: 'b', key: '2', args: { singleKey: '2', number: 2 } },
      { command: 'a', key: 'a', args: { singleKey: 'a' } },
    ]);
    assert.deepEqual(found, [
      { command: 'a', args: {}, keys: ['A', 'Alt+Q (Mac: Ctrl+Alt+Q)'] },
      { command: 'b', args: { number: 1 }, keys: ['1'] },
      { command: 'b', args: { number: 2 }, keys: ['2'] },
    ]);
  });

  it('leave out no key of the manifest', () => {
    const all = boundCommands(contributes.keybindings).flatMap(({ keys }) => keys);
    for (const { key } of contributes.keybindings)
      assert.ok(
        all.some(text => text.split(' ')[0] === keyText(key)),
        key,
      );
  });
});
