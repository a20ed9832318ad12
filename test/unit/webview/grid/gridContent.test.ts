import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GridContent, type GridPlace } from '../../../../src/webview/grid/gridContent';
import type { CellView, HeadView } from '../../../../src/webview/grid/messages';

/** Heads of which the last one is a sum, as the extension tells them. */
function heads(kind: string, count: number): HeadView[] {
  const all = Array.from({ length: count }, (_, i) => ({
    key: `${kind}${i}`,
    name: `${kind} ${i}`,
    about: '',
  }));
  return [...all, { key: '', name: 'All', about: '', isSum: true }];
}

function changed(row: string, column: string): CellView {
  const summary = { coder: 'A', initials: 'A', isOwn: true, text: 'x', written: '', versions: [] };
  return { row, column, segments: 1, summaries: [{ ...summary, changed: '1 segment added' }] };
}

const gridOf = (rows: number, columns: number, cells: readonly CellView[] = []) =>
  new GridContent({ rows: heads('r', rows), columns: heads('c', columns), cells });

const sizes = fc.record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) });
const anywhere = fc.record({
  row: fc.integer({ min: -2, max: 9 }),
  column: fc.integer({ min: -2, max: 9 }),
});

describe('what is in a summary grid', () => {
  it('knows cells by their keys and their places', () => {
    const grid = gridOf(2, 2, [changed('r1', '')]);
    assert.deepEqual(grid.placeOf({ row: 'r1', column: '' }), { row: 1, column: 2 });
    assert.deepEqual(grid.keyAt({ row: 2, column: 0 }), { row: '', column: 'c0' });
    assert.equal(grid.placeOf({ row: 'r7', column: 'c0' }), undefined);
    assert.equal(grid.view({ row: 'r1', column: '' }).segments, 1);
    assert.deepEqual(grid.view({ row: 'r0', column: 'c0' }).summaries, []);
    assert.deepEqual(grid.namesOf({ row: 'r1', column: '' }), ['r 1', 'All']);
  });

  it('leads to a cell from everywhere, and never to the corner', () => {
    fc.assert(
      fc.property(sizes, anywhere, anywhere, ({ rows, columns }, from, to) => {
        const grid = gridOf(rows, columns);
        const start = grid.destination({ row: 0, column: 0 }, from);
        const { row, column } = grid.destination(start, to);
        const [down, across] = [
          Math.max(0, Math.min(to.row, rows)),
          Math.max(0, Math.min(to.column, columns)),
        ];
        if (down < rows || across < columns) assert.deepEqual([row, column], [down, across]);
        else if (start.column === columns) assert.deepEqual([row, column], [rows - 1, columns]);
        else assert.deepEqual([row, column], [rows, columns - 1]);
      }),
    );
  });

  it('is gone through cell by cell, in both directions', () => {
    fc.assert(
      fc.property(sizes, ({ rows, columns }) => {
        const grid = gridOf(rows, columns);
        const all: string[] = [];
        for (let row = 0; row <= rows; row++)
          for (let column = 0; column <= columns; column++)
            if (row < rows || column < columns) all.push(`${row} ${column}`);
        const walked = (from: GridPlace, by: 1 | -1) => {
          const seen = [from];
          for (let next = grid.step(from, by); ; next = grid.step(next, by)) {
            const last = seen.at(-1)!;
            if (next.row === last.row && next.column === last.column) break;
            seen.push(next);
          }
          return seen.map(({ row, column }) => `${row} ${column}`);
        };
        assert.deepEqual(walked({ row: 0, column: 0 }, 1), all);
        assert.deepEqual(walked({ row: rows, column: columns - 1 }, -1), [...all].reverse());
      }),
    );
  });

  it('has the next changed cell after a place, from the last one on the first', () => {
    const grid = gridOf(2, 2, [changed('r0', 'c1'), changed('', 'c0')]);
    assert.deepEqual(grid.nextChanged({ row: 0, column: 0 }), { row: 'r0', column: 'c1' });
    assert.deepEqual(grid.nextChanged({ row: 0, column: 1 }), { row: '', column: 'c0' });
    assert.deepEqual(grid.nextChanged({ row: 2, column: 0 }), { row: 'r0', column: 'c1' });
    assert.equal(gridOf(2, 2).nextChanged({ row: 0, column: 0 }), undefined);
    assert.equal(gridOf(1, 1).isCorner({ row: 1, column: 1 }), true);
    assert.equal(gridOf(1, 1).isCorner({ row: 0, column: 0 }), false);
  });
});
