import assert from 'node:assert/strict';
import type { CountedReport } from '../../../../../src/vscode/features/reports/countedReport';
import { PanelReport } from '../../../../../src/vscode/features/reports/reportView';

const report = {
  table: {
    columns: [
      { key: 'name', title: 'Name', kind: 'text' },
      { key: 'n', title: 'N', kind: 'integer' },
    ],
    rows: [
      { level: 0, strong: false, cells: ['b', 2], underlying: { code: 'b' } },
      { level: 0, strong: false, cells: ['a', 3] },
      { level: 0, strong: false, cells: ['c', 1], underlying: { code: 'query:c' } },
    ],
  },
  charts: [],
} as unknown as CountedReport;

describe('the order of a report in the panel', () => {
  const names = (shown: PanelReport) =>
    shown
      .rows(0, 3, () => true)
      .map(({ cells }) => cells[0])
      .join('');

  it('turns with each click on a heading, and is the report’s own again after the third', () => {
    const shown = new PanelReport(report);
    const seen = (column: number) => {
      shown.sortNext(column);
      return names(shown);
    };
    assert.deepEqual([1, 1, 1].map(seen), ['abc', 'cba', 'bac'], 'figures: the most first');
    assert.deepEqual([0, 0, 0].map(seen), ['abc', 'cba', 'bac'], 'texts: from A to Z');
    assert.deepEqual([1, 0, 1].map(seen), ['abc', 'abc', 'abc'], 'another column begins anew');
    shown.sortNext(7);
    assert.equal(names(shown), 'abc', 'a column that is not there changes nothing');
  });

  it('has a code for each row of one, and none for queries', () => {
    const rows = new PanelReport(report).rows(0, 3, id => !id.startsWith('query:'));
    assert.deepEqual(
      rows.map(({ code }) => code),
      ['b', undefined, undefined],
    );
  });
});
