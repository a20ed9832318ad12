import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HeadMemory } from '../../../../src/core/turns/headMemory';
import { findTurns } from '../../../../src/core/turns/turns';

const line = fc.oneof(
  fc.constantFrom(
    '',
    'INT: How was it?',
    'P1: Well.',
    'P1:',
    '[00:01:02] Job Coach 2: Yes',
    'Job Coach 2',
    'A\tb',
  ),
  fc.constantFrom(
    'x'.repeat(240),
    `P1: ${'y'.repeat(236)}`,
    `P1: ${'y'.repeat(236)}z`,
    'Date: 3 March',
    'However: no',
  ),
);

describe('a memory of heads', () => {
  it('finds in a text that is edited the turns that are found in it afresh', () => {
    const edit = fc.record({ at: fc.nat(20), removed: fc.nat(2), put: fc.array(line, { maxLength: 2 }) });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.array(edit, { maxLength: 8 }),
        fc.subarray(['P1', 'Job Coach 2', 'A']),
        (lines, edits, claimed) => {
          const memory = new HeadMemory({ labels: claimed });
          const text = [...lines];
          for (const { at, removed, put } of [{ at: 0, removed: 0, put: [] }, ...edits]) {
            text.splice(at, removed, ...put);
            const now = text.join('\n');
            assert.deepEqual(findTurns(now, memory), findTurns(now, { labels: claimed }));
          }
        },
      ),
    );
  });
});
