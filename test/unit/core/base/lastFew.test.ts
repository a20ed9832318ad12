import assert from 'node:assert/strict';
import { LastFew } from '../../../../src/core/base/lastFew';

describe('LastFew', () => {
  it('keeps for an object what was used last, and makes anew what was not', () => {
    const made: string[] = [];
    const few = new LastFew<object, string>(2);
    const owner = {};
    const get = (name: string, of = owner) =>
      few.get(
        of,
        one => one === name,
        () => made[made.push(name) - 1]!,
      );
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(get(name), name);
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
    assert.deepEqual(few.of(owner), ['b', 'a']);
    get('a', {});
    assert.equal(made.length, 5);
  });
});
