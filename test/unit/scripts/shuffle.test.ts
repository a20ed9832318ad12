import assert from 'node:assert/strict';
import { seedOf, shuffled } from '../../../scripts/lib/shuffle.mjs';

describe('the order of scenarios', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];

  it('is decided by the seed alone, and loses nobody', () => {
    assert.deepEqual(shuffled(items, 7), shuffled(items, 7));
    assert.notDeepEqual(shuffled(items, 7), shuffled(items, 8));
    assert.deepEqual(shuffled(items, 7).sort(), items);
  });

  it('is as it is without a seed, and refuses what is none', () => {
    assert.equal(seedOf(undefined), undefined);
    assert.equal(seedOf('7'), 7);
    assert.ok(Number.isSafeInteger(seedOf('any')));
    assert.throws(() => seedOf('seven'), /whole number/);
  });
});
