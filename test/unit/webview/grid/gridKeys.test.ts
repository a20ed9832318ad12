import assert from 'node:assert/strict';
import { type GridAction, gridAction } from '../../../../src/webview/grid/gridKeys';

const PLACE = { row: 2, column: 3, rows: 10, columns: 6, page: 4, isRightToLeft: false, isMac: false };
const NO_KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

/** `Control+Alt+Shift+key`. */
function press(keys: string, over: Partial<typeof PLACE> = {}): GridAction | undefined {
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  const held = new Set(parts.slice(0, -1));
  const [ctrlKey, altKey, shiftKey] = [held.has('Control'), held.has('Alt'), held.has('Shift')];
  const getModifierState = (name: string) => held.has(name);
  return gridAction({ ...NO_KEYS, key, ctrlKey, altKey, shiftKey, getModifierState }, { ...PLACE, ...over });
}

describe('keys in the Summary Grid', () => {
  it('move within it, and stay at its edges', () => {
    const cases: Readonly<Record<string, [number, number]>> = {
      ArrowUp: [1, 3],
      ArrowDown: [3, 3],
      ArrowLeft: [2, 2],
      ArrowRight: [2, 4],
      PageDown: [6, 3],
      PageUp: [0, 3],
      Home: [2, 0],
      End: [2, 5],
      'Control+Home': [0, 0],
      'Control+End': [9, 5],
      'Control+ArrowDown': [9, 3],
      'Control+ArrowLeft': [2, 0],
    };
    for (const [keys, [row, column]] of Object.entries(cases))
      assert.deepEqual(press(keys), { type: 'move', row, column }, keys);
    assert.deepEqual(press('ArrowUp', { row: 0 }), { type: 'move', row: 0, column: 3 });
    assert.deepEqual(press('ArrowRight', { column: 5 }), { type: 'move', row: 2, column: 5 });
    assert.deepEqual(press('ArrowRight', { isRightToLeft: true }), { type: 'move', row: 2, column: 2 });
    assert.deepEqual(press('Control+ArrowRight', { isRightToLeft: true }), {
      type: 'move',
      row: 2,
      column: 0,
    });
  });

  it('edit, delete and undo', () => {
    const cases: Readonly<Record<string, string>> = {
      Enter: 'edit',
      F2: 'edit',
      ' ': 'edit',
      Delete: 'remove',
      Backspace: 'remove',
      F8: 'nextChanged',
      'Alt+Enter': 'quotes',
      'Control+z': 'undo',
    };
    for (const [keys, type] of Object.entries(cases)) assert.equal(press(keys)?.type, type, keys);
  });

  it('leave text to the cell, and alone what means something elsewhere', () => {
    for (const typed of ['a', 'É', '字', '𝒵', '“', '1', 'Shift+A'])
      assert.deepEqual(press(typed), { type: 'text' }, typed);
    for (const keys of ['Tab', 'Escape', 'Shift', 'AltGraph', 'Control+c', 'Alt+u', 'Control+Shift+z'])
      assert.equal(press(keys), undefined, keys);
  });

  it('leave to the cell what is typed by several keys', () => {
    // of a keyboard whose AltGr is Control and Alt at once, and of one where it is a key of its own
    for (const keys of ['Control+Alt+AltGraph+@', 'Control+Alt+AltGraph+€', 'AltGraph+{', 'Alt+AltGraph+Ł'])
      assert.deepEqual(press(keys), { type: 'text' }, keys);
    for (const keys of ['Dead', 'Shift+Dead', 'AltGraph+Dead', 'Process', 'Unidentified'])
      assert.deepEqual(press(keys), { type: 'text' }, keys);
    // without AltGr, these are keys of the workbench
    for (const keys of ['Control+Alt+q', 'Alt+q', 'Control+@']) assert.equal(press(keys), undefined, keys);
  });

  it('leave to the cell what the Option key of a Mac types', () => {
    for (const keys of ['Alt+@', 'Alt+œ', 'Alt+Dead', 'Alt+Shift+»'])
      assert.deepEqual(press(keys, { isMac: true }), { type: 'text' }, keys);
    assert.deepEqual(press('Alt+Enter', { isMac: true }), { type: 'quotes' });
    assert.equal(press('Control+Alt+q', { isMac: true }), undefined);
  });
});
