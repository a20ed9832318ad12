import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortRows } from '../../../../../src/core/report/table/sortRows';
import type { Cell } from '../../../../../src/core/report/table/tableModel';

const row = (level: number, ...cells: Cell[]) => ({ level, strong: false, cells });

describe('sortRows', () => {
  const rows = [
    row(0, 'Care', 5),
    row(1, 'calm', 1),
    row(1, 'Time', 3),
    row(0, 'Act', 9),
    row(1, 'b 10', 2),
    row(1, 'b 2', 2),
    row(2, 'deep', 2),
    row(1, 'none', null),
  ];
  const names = (column: number, descending: boolean) =>
    sortRows({ rows, columns: [] }, column, descending)
      .map(i => rows[i]!.cells[0])
      .join(' ');

  it('goes by what people read, where that is not the value itself', () => {
    const coders = [row(0, 'a1'), row(0, 'b2'), row(0, 'c3')];
    const column = { title: 'Coder', name: 'coder', kind: 'text', shown: { a1: 'Zoe', b2: 'Ada' } } as const;
    assert.deepEqual(sortRows({ rows: coders, columns: [column] }, 0, false), [1, 2, 0]);
  });

  it('keeps rows under the row that they belong to', () => {
    assert.equal(names(1, true), 'Act b 10 b 2 deep none Care Time calm');
    assert.equal(names(1, false), 'Care calm Time Act b 10 b 2 deep none');
  });

  it('sorts text by alphabet, numbers in it by value, whatever the case', () => {
    assert.equal(names(0, false), 'Act b 2 deep b 10 none Care calm Time');
    assert.equal(names(0, true), 'Care Time calm Act none b 10 b 2 deep');
  });

  it('gives each row once, and sorts a flat table as a plain sort does', () => {
    const cells = fc.oneof(fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(cells), fc.boolean(), (values, descending) => {
        const sorted = sortRows({ rows: values.map(value => row(0, value)), columns: [] }, 0, descending).map(
          i => values[i]!,
        );
        const numbers = values.filter(value => value !== null).sort((a, b) => a - b);
        const expected = [
          ...(descending ? numbers.reverse() : numbers),
          ...values.filter(value => value === null),
        ];
        assert.deepEqual(sorted, expected);
      }),
    );
    const levels = fc.array(fc.tuple(fc.nat(3), fc.integer()));
    fc.assert(
      fc.property(levels, items => {
        const order = sortRows(
          { rows: items.map(([level, value]) => row(level, value)), columns: [] },
          0,
          true,
        );
        assert.deepEqual(
          order.toSorted((a, b) => a - b),
          items.map((_, i) => i),
        );
      }),
    );
  });
});
