import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type RecordParts,
  applyChange,
  recordChange,
  reversed,
} from '../../../../../src/core/versions/merge/recordChange';

const PARTS: RecordParts = { list: 'records', units: [['start', 'end']], maps: ['texts'] };

interface Row {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly memo?: string;
}
interface File {
  readonly status: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly records: readonly Row[];
}

const row = (id: string, start: number, end: number, memo?: string): Row => ({
  id,
  start,
  end,
  ...(memo === undefined ? {} : { memo }),
});
const file = (...records: Row[]): File => ({ status: 'open', texts: {}, records });

const arbitraryRow = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.nat(3),
  fc.nat(3),
  fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
);
const arbitraryFile: fc.Arbitrary<File> = fc
  .tuple(fc.constantFrom('open', 'done'), fc.uniqueArray(arbitraryRow, { selector: ([id]) => id }))
  .map(([status, rows]) => ({
    status,
    texts: {},
    records: rows.map(([id, start, end, memo]) => row(id, start, end, memo)).sort(byId),
  }));

function byId(a: Row, b: Row): number {
  return a.id < b.id ? -1 : 1;
}

describe('applyChange', () => {
  it('makes a change and takes it back', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryFile, (before, after) => {
        const change = recordChange<Row>(before, after, PARTS);
        const made = applyChange(before, change, PARTS);
        assert.deepEqual(made, { ok: true, value: after });
        assert.deepEqual(applyChange(after, reversed(change), PARTS), { ok: true, value: before });
        // nothing is left to do
        const again = applyChange(after, change, PARTS);
        assert.ok(again.ok && again.value === after);
      }),
    );
  });

  it('keeps what others did to other records and other fields', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryFile, arbitraryFile, (before, after, now) => {
        const result = applyChange(now, recordChange<Row>(before, after, PARTS), PARTS);
        for (const id of ['a', 'b', 'c', 'd']) {
          const [b, a, n] = [before, after, now].map(one => one.records.find(record => record.id === id));
          const fields = [(r?: Row) => r && `${r.start}-${r.end}`, (r?: Row) => r?.memo];
          // written another way: field by field, by hand
          const clashes =
            !same(a, b) &&
            !same(n, a) &&
            !same(n, b) &&
            (!a || !b || !n || fields.some(f => f(a) !== f(b) && f(n) !== f(b) && f(n) !== f(a)));
          if (clashes) return assert.equal(result.ok, false);
          if (!result.ok) continue;
          const made = result.value.records.find(record => record.id === id);
          if (same(a, b)) assert.deepEqual(made, n);
          else if (!a || !b || !n) assert.deepEqual(made, a);
          else for (const f of fields) assert.equal(f(made), f(a) === f(b) ? f(n) : f(a));
        }
      }),
    );
  });

  it('treats other lists of records like the first one, and leaves a file without them that has none', () => {
    const parts = { ...PARTS, others: ['more'] };
    const anyTwo = fc
      .tuple(arbitraryFile, arbitraryFile)
      .map(([one, { records }]) => ({ ...one, more: records }));
    fc.assert(
      fc.property(anyTwo, anyTwo, arbitraryFile, (before, after, plain) => {
        const change = recordChange<Row>(before, after, parts);
        assert.deepEqual(applyChange(before, change, parts), { ok: true, value: after });
        assert.deepEqual(applyChange(after, reversed(change), parts), { ok: true, value: before });
        // what somebody else has added to the other list stays
        const added = row('z', 0, 1);
        const result = applyChange({ ...before, more: [...before.more, added] }, change, parts);
        assert.deepEqual(result, { ok: true, value: { ...after, more: [...after.more, added] } });
        const without = applyChange(plain, recordChange<Row>(plain, file(), parts), parts);
        assert.ok(without.ok && !('more' in without.value));
      }),
    );
  });

  it('refuses where the same record has become something else, and names it', () => {
    const change = recordChange<Row>(file(row('a', 1, 2)), file(row('a', 1, 3)), PARTS);
    const result = applyChange(file(row('a', 0, 9)), change, PARTS);
    assert.deepEqual(result, { ok: false, error: '“a” has been changed since.' });
    assert.equal(applyChange(file(), change, PARTS).ok, false);
  });

  it('takes an anchor for one thing', () => {
    const change = recordChange<Row>(file(row('a', 1, 5)), file(row('a', 1, 6)), PARTS);
    assert.equal(applyChange(file(row('a', 0, 5)), change, PARTS).ok, false);
  });

  it('brings back what a record refers to', () => {
    const before: File = { status: 'open', texts: { v1: 'one' }, records: [row('a', 1, 2)] };
    const removal = recordChange<Row>(before, file(), PARTS);
    const now: File = { status: 'open', texts: { v2: 'two' }, records: [row('b', 1, 2)] };
    const result = applyChange(now, reversed(removal), PARTS);
    assert.ok(result.ok);
    assert.deepEqual(result.value.texts, { v1: 'one', v2: 'two' });
    assert.deepEqual(
      result.value.records.map(({ id }) => id),
      ['a', 'b'],
    );
  });
});

function same(a: Row | undefined, b: Row | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
