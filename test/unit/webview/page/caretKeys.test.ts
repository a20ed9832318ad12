import assert from 'node:assert/strict';
import { type CaretKey, caretMoveOf } from '../../../../src/webview/page/caretKeys';

const key = (name: string, ...held: readonly ('ctrl' | 'alt' | 'meta')[]): CaretKey => ({
  key: name,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  metaKey: held.includes('meta'),
});

describe('caretMoveOf', () => {
  it('takes keys as editors do', () => {
    const cases: readonly [CaretKey, string | undefined][] = [
      [key('ArrowRight'), 'character forward'],
      [key('ArrowLeft', 'ctrl'), 'word backward'],
      [key('ArrowDown'), 'row forward'],
      [key('ArrowDown', 'ctrl'), 'turn forward'],
      [key('Home'), 'edge backward'],
      [key('End', 'ctrl'), 'text forward'],
      [key('PageUp'), 'page backward'],
      [key('PageUp', 'ctrl'), undefined],
      [key('ArrowLeft', 'alt'), undefined],
      [key('ArrowLeft', 'ctrl', 'alt'), undefined],
      [key('a'), undefined],
    ];
    for (const [pressed, expected] of cases) {
      const move = caretMoveOf(pressed, false);
      assert.equal(move && `${move.unit} ${move.direction}`, expected, JSON.stringify(pressed));
    }
  });

  it('takes those of a Mac', () => {
    const unit = (pressed: CaretKey) => caretMoveOf(pressed, true)?.unit;
    assert.equal(unit(key('ArrowRight', 'alt')), 'word');
    assert.equal(unit(key('ArrowRight', 'meta')), 'edge');
    assert.equal(unit(key('ArrowUp', 'alt')), 'turn');
    assert.equal(unit(key('ArrowUp', 'meta')), 'text');
    assert.equal(unit(key('ArrowUp', 'ctrl')), undefined);
  });
});
