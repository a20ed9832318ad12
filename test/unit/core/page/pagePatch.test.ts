import assert from 'node:assert/strict';
import fc from 'fast-check';
import { patchOf, patched } from '../../../../src/core/page/pagePatch';
import { randomContent, turnsIn } from './randomPage';

describe('patchOf', () => {
  it('makes any page of any other', () => {
    fc.assert(
      fc.property(randomContent, randomContent, (before, after) => {
        assert.deepEqual(patched(before, patchOf(before, after)), after);
      }),
    );
  });

  it('says little where little has changed: a letter, and what is after it further on', () => {
    const page = (text: string) => ({
      text,
      turns: turnsIn(text),
      codes: [],
      coders: [],
      segments: ['one', 'two', 'three'].map(word => ({
        id: word,
        coder: 0,
        codes: [],
        start: text.indexOf(word),
        end: text.indexOf(word) + word.length,
      })),
    });
    const before = page('A: one.\n\nB: so, two.\n\nC: three.\n');
    const after = page('A: one.\n\nB: so!, two.\n\nC: three.\n');
    const patch = patchOf(before, after);
    assert.deepEqual(patch.text, { start: 14, end: 14, inserted: '!' });
    assert.deepEqual([patch.turns.from, patch.turns.end, patch.turns.items.length], [1, 2, 1]);
    assert.deepEqual(patch.segments, { from: 1, end: 1, items: [] });
    assert.deepEqual(patched(before, patch), after);
  });
});
