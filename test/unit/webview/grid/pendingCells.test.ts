import assert from 'node:assert/strict';
import type { CellView } from '../../../../src/webview/grid/messages';
import { PendingCells } from '../../../../src/webview/grid/pendingCells';

const view = (row: string, segments: number): CellView => ({ row, column: 'c', segments, summaries: [] });

describe('cells that are being changed', () => {
  it('are shown as they will be until the last of their changes is made', () => {
    const pending = new PendingCells();
    const told = [view('a', 1), view('b', 1)];
    const [first, second] = [view('a', 7), view('a', 8)];
    assert.equal(pending.ask(first), 1);
    assert.deepEqual(pending.fresh(told, 0), [first, told[1]]);
    assert.equal(pending.ask(second), 2);
    assert.deepEqual(pending.fresh(told, 1), [second, told[1]]);
    assert.deepEqual(pending.fresh(told, 2), told);
    assert.equal(pending.ask(), 3);
    assert.deepEqual(pending.fresh(told, 2), told);
  });
});
