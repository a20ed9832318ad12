import assert from 'node:assert/strict';
import { type Assessment, saturation } from '../../../../../src/core/analyses/saturation/threshold';

const USUAL: Assessment = { base: 4, run: 2, threshold: 0.05 };

/** Not the paper’s own figures: a series as its procedure is told with, 37 codes in the base. */
const SERIES = [20, 9, 5, 3, 4, 3, 1, 0, 0, 2];

describe('the saturation of Guest, Namey & Chen 2020', () => {
  it('divides the new codes of runs that overlap by the codes of the base, and names what was before the run', () => {
    const { baseCodes, runs, reachedAt, reached, reason } = saturation(SERIES, USUAL);
    assert.equal(baseCodes, 37);
    assert.deepEqual(
      runs.map(({ last, added, ratio }) => [last + 1, added, ratio]),
      [
        [6, 7, 7 / 37],
        [7, 4, 4 / 37],
        [8, 1, 1 / 37],
        [9, 0, 0],
        [10, 2, 2 / 37],
      ],
    );
    assert.deepEqual([reachedAt, reached, reason], [6, '6+2', null]);
  });

  it('goes by base, run and threshold', () => {
    const reached = (assessment: Partial<Assessment>, added: readonly number[] = SERIES) =>
      saturation(added, { ...USUAL, ...assessment }).reached;
    assert.equal(reached({ threshold: 0 }), '7+2');
    assert.equal(reached({ threshold: 0.2 }), '4+2');
    assert.equal(reached({ run: 3 }), '6+3');
    assert.equal(reached({ base: 5 }), '6+2');
    assert.equal(reached({ base: 7 }), '7+2');
    assert.equal(reached({}, [10, 5, 3, 2, 1, 0]), '4+2', '1 of 20 is 5 %, which is enough');
    assert.equal(reached({}, [10, 5, 3, 1, 1, 0]), null);
    assert.equal(reached({ base: 1, run: 1, threshold: 1 }, [3, 3]), '1+1');
  });

  it('says why there is no figure', () => {
    const why = (added: readonly number[]) => {
      const { reached, reachedAt, reason } = saturation(added, USUAL);
      assert.deepEqual([reached, reachedAt], [null, null]);
      return reason;
    };
    assert.equal(why([]), 'too few transcripts');
    assert.equal(why([9, 0, 0, 0, 0]), 'too few transcripts');
    assert.equal(why([0, 0, 0, 0, 0, 0]), 'no codes in the base');
    assert.equal(why([0, 0, 0, 0, 3, 0, 0]), 'no codes in the base');
    assert.equal(why([5, 1, 1, 1, 1, 1, 1]), 'above the threshold');
    assert.equal(saturation([1, 2, 3], USUAL).baseCodes, null);
    assert.equal(saturation([1, 2, 3, 4], USUAL).baseCodes, 10);
  });
});
