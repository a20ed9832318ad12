import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afresh, mapped, remembered } from '../../../../src/core/base/afresh';

describe('what is made anew each time', () => {
  it('is the same each time, for several who go through it at once, too', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(20), (items, most) => {
        for (const all of [items, afresh(() => items.values())]) {
          const doubled = remembered(
            mapped(all, n => 2 * n),
            most,
          );
          const expected = items.map(n => n + n);
          const [one, other] = [doubled[Symbol.iterator](), doubled[Symbol.iterator]()];
          for (const n of expected) assert.deepEqual([one.next().value, other.next().value], [n, n]);
          assert.ok(one.next().done && other.next().done);
          for (let time = 0; time < 3; time++) assert.deepEqual([...doubled], expected);
        }
      }),
    );
  });

  it('is kept only when it is not too much, and only when somebody has gone through all of it', () => {
    let made = 0;
    const all = afresh(function* () {
      made++;
      yield* 'abc';
    });
    const kept = remembered(all, 3);
    for (const first of kept) {
      assert.equal(first, 'a');
      break;
    }
    assert.deepEqual([[...kept], [...kept], [...kept]].join(' '), 'a,b,c a,b,c a,b,c');
    assert.equal(made, 2);
    const notKept = remembered(all, 2);
    assert.deepEqual([[...notKept], [...notKept]].join(' '), 'a,b,c a,b,c');
    assert.equal(made, 4);
  });
});
