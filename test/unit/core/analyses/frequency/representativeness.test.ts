import assert from 'node:assert/strict';
import {
  type Preset,
  representativeness,
} from '../../../../../src/core/analyses/frequency/representativeness';

/** The first letters of the labels for 0, 1, … `of` participants; `-` for none. */
function labels(of: number, preset: Preset): string {
  const all = Array.from({ length: of + 1 }, (_, count) => representativeness(count, of, preset));
  return all.map(label => label?.[0] ?? '-').join('');
}

describe('representativeness', () => {
  it('has general for all, typical for more than half, variant for two up to half, rare for one', () => {
    assert.equal(labels(6, 'strict'), '-rvvttg', 'as in Dunand et al. 2024');
    assert.equal(labels(5, 'strict'), '-rvttg');
    assert.equal(labels(4, 'strict'), '-rvtg');
    assert.equal(labels(3, 'strict'), '-rtg');
    assert.equal(labels(2, 'strict'), '-rg');
    assert.equal(labels(1, 'strict'), '-g');
    assert.equal(labels(0, 'strict'), '-');
    assert.equal(labels(11, 'strict'), '-rvvvvtttttg');
  });

  it('has general for all but one, too, in the lenient preset, unless that is half or less', () => {
    assert.equal(labels(6, 'lenient'), '-rvvtgg');
    assert.equal(labels(5, 'lenient'), '-rvtgg');
    assert.equal(labels(3, 'lenient'), '-rgg');
    assert.equal(labels(2, 'lenient'), '-rg');
    assert.equal(labels(1, 'lenient'), '-g');
  });
});
