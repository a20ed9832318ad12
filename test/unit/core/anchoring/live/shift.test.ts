import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, shiftSpans } from '../../../../../src/core/anchoring/live/shift';

function shift(span: [number, number], ...edits: Edit[]): [number, number] {
  const starts = Int32Array.of(span[0]);
  const ends = Int32Array.of(span[1]);
  shiftSpans(starts, ends, edits);
  return [starts[0]!, ends[0]!];
}

describe('shiftSpans', () => {
  it('moves a span behind an insertion and leaves one before it', () => {
    assert.deepEqual(shift([10, 20], { start: 3, end: 3, inserted: 4 }), [14, 24]);
    assert.deepEqual(shift([10, 20], { start: 25, end: 25, inserted: 4 }), [10, 20]);
  });

  it('does not grow when someone types at an edge', () => {
    assert.deepEqual(shift([10, 20], { start: 10, end: 10, inserted: 4 }), [14, 24]);
    assert.deepEqual(shift([10, 20], { start: 20, end: 20, inserted: 4 }), [10, 20]);
  });

  it('grows and shrinks with edits inside', () => {
    assert.deepEqual(shift([10, 20], { start: 12, end: 14, inserted: 5 }), [10, 23]);
    assert.deepEqual(shift([10, 20], { start: 12, end: 18, inserted: 0 }), [10, 14]);
  });

  it('keeps a replacement that shares an edge', () => {
    assert.deepEqual(shift([10, 20], { start: 10, end: 13, inserted: 5 }), [10, 22]);
    assert.deepEqual(shift([10, 20], { start: 17, end: 20, inserted: 1 }), [10, 18]);
    assert.deepEqual(shift([10, 20], { start: 10, end: 20, inserted: 3 }), [10, 13]);
  });

  it('loses what an edit across an edge took away', () => {
    assert.deepEqual(shift([10, 20], { start: 5, end: 15, inserted: 2 }), [7, 12]);
    assert.deepEqual(shift([10, 20], { start: 15, end: 25, inserted: 2 }), [10, 15]);
  });

  it('collapses when all words are gone', () => {
    const [start, end] = shift([10, 20], { start: 5, end: 25, inserted: 3 });
    assert.equal(start, end);
  });

  it('leaves spans without a place alone', () => {
    assert.deepEqual(shift([-1, -1], { start: 0, end: 0, inserted: 9 }), [-1, -1]);
  });

  it('follows every character that no edit touched, as a text of marked characters does', () => {
    const edit = fc.record({ start: fc.nat(40), length: fc.nat(8), inserted: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), fc.nat(39), fc.nat(39), (raw, a, b) => {
        const start = Math.min(a, b);
        const end = Math.max(a, b) + 1;
        const edits = disjoint(raw);
        // slow twin: characters that know whether they belong to the span
        let characters: string[] = Array.from({ length: 48 }, (_, i) =>
          i >= start && i < end ? 'in' : 'out',
        );
        for (const one of [...edits].sort((x, y) => y.start - x.start)) {
          const added: string[] = new Array(one.inserted).fill('new');
          characters = [...characters.slice(0, one.start), ...added, ...characters.slice(one.end)];
        }
        const [from, to] = shift([start, end], ...edits);
        characters.forEach((mark, i) => {
          if (mark === 'in') assert.ok(from <= i && i < to, `${i} not in ${from}…${to}`);
          if (mark === 'out') assert.ok(i < from || i >= to, `${i} in ${from}…${to}`);
        });
      }),
    );
  });
});

function disjoint(raw: { start: number; length: number; inserted: number }[]): Edit[] {
  const edits: Edit[] = [];
  let from = 0;
  for (const { start, length, inserted } of [...raw].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    edits.push({ start, end: start + length, inserted });
    from = start + length + 1;
  }
  return edits;
}
