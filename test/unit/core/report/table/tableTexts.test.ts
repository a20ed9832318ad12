import assert from 'node:assert/strict';
import { tableTexts } from '../../../../../src/core/report/table/tableTexts';

describe('texts of a table', () => {
  it('are those that people have written: no figures, and no names of commits', () => {
    const columns = [
      { title: 'Commit', name: 'commit', kind: 'text', isCommit: true },
      { title: 'Subject', name: 'subject', kind: 'text' },
      { title: 'N', name: 'n', kind: 'number' },
    ] as const;
    const cells = ['4441753', 'Call 4441754', 3];
    const rows = [
      { level: 0, strong: false, cells },
      { level: 0, strong: false, cells: ['5285713', null, 1] },
    ];
    assert.deepEqual([...tableTexts({ title: 'Steps', columns, rows } as never)], ['Call 4441754']);
  });
});
