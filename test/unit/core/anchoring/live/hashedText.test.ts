import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HashedText } from '../../../../../src/core/anchoring/live/hashedText';
import { SortedEdits, type TextEdit } from '../../../../../src/core/anchoring/live/sortedEdits';
import { hashOf } from '../../../../../src/core/anchoring/live/textHash';
import { edited } from './undoStack';

/** Lengths around those of leaves and pages, and many small ones. */
const length = fc.oneof(fc.nat(5), fc.nat(1500), fc.nat(60_000));
const event = fc.array(fc.record({ at: fc.nat(200_000), taken: length, put: length }), {
  minLength: 1,
  maxLength: 6,
});

describe('HashedText', () => {
  it('has the words and the fingerprint of a plain string after any edits', () => {
    fc.assert(
      fc.property(length, fc.array(event, { maxLength: 8 }), (start, events) => {
        let plain = words(start);
        let text = HashedText.of(plain);
        const kept = [{ snapshot: text.snapshot, plain }];
        for (const raw of events) {
          const before = text;
          const old = plain;
          const edits = disjoint(raw, plain);
          text = text.edited(SortedEdits.from(edits, plain.length));
          plain = edited(plain, edits);
          assert.equal(text.length, plain.length);
          assert.ok(text.text === plain);
          assert.deepEqual(text.hash, hashOf(plain));
          assert.ok(text.equals(HashedText.of(plain)));
          assert.equal(text.equals(before), plain === old);
          assert.ok(before.text === old);
          kept.push({ snapshot: text.snapshot, plain });
        }
        // what was kept stays as it was, whatever became of the text
        for (const { snapshot, plain: then } of kept) {
          assert.ok(snapshot.text === then);
          assert.equal(snapshot.length, then.length);
          for (const [from, to] of [
            [0, then.length],
            [Math.floor(then.length / 3), Math.floor(then.length / 2)],
            [then.length - 1, then.length + 5],
          ] as const)
            assert.ok(snapshot.slice(Math.max(from, 0), to) === then.slice(Math.max(from, 0), to));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives any stretch of its words', () => {
    const plain = words(100_000);
    const text = HashedText.of(plain).edited(
      SortedEdits.from([{ start: 40_000, end: 40_700, text: 'x' }], 100_000),
    );
    const wanted = `${plain.slice(0, 40_000)}x${plain.slice(40_700)}`;
    fc.assert(
      fc.property(fc.nat(wanted.length), fc.oneof(fc.nat(3), fc.nat(wanted.length)), (start, count) => {
        const end = Math.min(start + count, wanted.length);
        assert.ok(text.slice(start, end) === wanted.slice(start, end));
      }),
    );
  });

  it('tells texts apart that differ in one unit of a part that they do not share', () => {
    const plain = words(100_000);
    const text = HashedText.of(plain);
    const [one, other] = ['x', 'y'].map(put =>
      text.edited(SortedEdits.from([{ start: 50_000, end: 50_001, text: put }], 100_000)),
    );
    assert.ok(!one!.equals(other!));
    assert.ok(!one!.equals(text));
    assert.ok(one!.equals(HashedText.of(one!.text)));
  });

  it('is that of a plain string after every key, whether or not it was joined between them', () => {
    const key = fc.record({
      at: fc.nat(),
      taken: fc.nat(2),
      put: fc.constantFrom('', 'x', '字y'),
      isJoined: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.nat(9_000), fc.array(key, { minLength: 20, maxLength: 60 }), (start, keys) => {
        let plain = words(start);
        let text = HashedText.of(plain);
        for (const { at, taken, put, isJoined } of keys) {
          const from = at % (plain.length + 1);
          const edit = { start: from, end: Math.min(from + taken, plain.length), text: put };
          text = text.edited(SortedEdits.from([edit], plain.length));
          plain = edited(plain, [edit]);
          assert.deepEqual(text.hash, hashOf(plain));
          assert.ok(text.slice(from - 300, from + 300) === plain.slice(Math.max(from - 300, 0), from + 300));
          if (isJoined) assert.ok(text.text === plain);
        }
        assert.ok(text.text === plain);
      }),
      { numRuns: 40 },
    );
  });

  it('stays in large parts after a thousand keystrokes and as many deletions', () => {
    let plain = words(20_000);
    let text = HashedText.of(plain);
    const follow = (edit: TextEdit) => {
      text = text.edited(SortedEdits.from([edit], plain.length));
      plain = edited(plain, [edit]);
    };
    for (let i = 0; i < 1000; i++) follow({ start: 9000 + i, end: 9000 + i, text: 'x' });
    for (let i = 0; i < 1000; i++)
      follow({ start: (i * 37) % 15_000, end: ((i * 37) % 15_000) + 5, text: '' });
    assert.ok(text.text === plain);
    assert.deepEqual(text.hash, hashOf(plain));
  });
});

/** Words that are the same for the same length, of letters of every width. */
function words(length: number): string {
  const units = ['a', 'b', ' ', '字', '\n', 'é', '😀'].join('');
  let state = length + 1;
  let made = '';
  while (made.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    made += units[state % units.length];
  }
  return made;
}

function disjoint(raw: readonly { at: number; taken: number; put: number }[], text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { at, taken, put } of raw) {
    const start = at % (text.length + 1);
    const end = Math.min(start + taken, text.length);
    if (edits.every(edit => end < edit.start || edit.end < start))
      edits.push({ start, end, text: words(put) });
  }
  return edits;
}
