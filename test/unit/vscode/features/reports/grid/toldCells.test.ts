import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ToldCells } from '../../../../../../src/vscode/features/reports/grid/toldCells';
import type { CellView } from '../../../../../../src/webview/grid/messages';

const cells = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 3 })))
  .map(all => {
    const byId = new Map(
      all.map(([row, column, segments]) => [`${row}${column}`, { row, column, segments }]),
    );
    return [...byId.values()].map((one): CellView => ({ ...one, summaries: [] }));
  });

describe('what a page was told of cells', () => {
  it('with what it is told then is what there is', () => {
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), states => {
        const told = new ToldCells();
        told.tell('layout', states[0]!);
        const page = new Map(states[0]!.map(cell => [`${cell.row}${cell.column}`, cell]));
        for (const state of states.slice(1)) {
          for (const cell of told.changed(state)) page.set(`${cell.row}${cell.column}`, cell);
          const shown = [...page.values()].filter(({ segments }) => segments > 0);
          assert.deepEqual(new Set(shown), new Set(state));
          assert.deepEqual(told.changed(state), []);
        }
      }),
    );
  });

  it('is told once more where the page shows something else', () => {
    const told = new ToldCells();
    const cell: CellView = { row: 'a', column: 'x', segments: 1, summaries: [] };
    told.tell('layout', [cell]);
    told.again(cell);
    assert.deepEqual(told.changed([cell]), [cell]);
    told.again({ row: 'b', column: 'x' });
    assert.deepEqual(told.changed([cell]), [{ row: 'b', column: 'x', segments: 0, summaries: [] }]);
    assert.ok(told.hasLayout('layout') && !told.hasLayout('other'));
    told.forget();
    assert.ok(!told.hasLayout('layout'));
  });
});
