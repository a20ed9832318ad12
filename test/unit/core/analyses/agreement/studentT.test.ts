import assert from 'node:assert/strict';
import { t975 } from '../../../../../src/core/analyses/agreement/intervals/studentT';

describe('Student’s t', () => {
  it('is as tables have it', () => {
    // Fisher & Yates 1963, table III; two-tailed 5%
    for (const [df, printed] of [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [9, 2.262],
      [10, 2.228],
      [19, 2.093],
      [30, 2.042],
      [39, 2.023],
      [60, 2.0],
      [120, 1.98],
      [100_000, 1.96],
    ] as const) {
      assert.ok(Math.abs(t975(df) - printed) < 0.0006, `${df}: ${t975(df)}`);
    }
  });
});
