import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearest } from '../../../../src/core/text/nearestName';

describe('nearest', () => {
  const names = ['participant', 'segment', 'transcript', 'words'];

  it('finds what was probably meant', () => {
    assert.equal(nearest('wrods', names), 'words');
    assert.equal(nearest('segments', names), 'segment');
    assert.equal(nearest('TRANS', names), 'transcript');
    assert.equal(nearest('particpant', names), 'participant');
    assert.equal(nearest('s', names), undefined);
    assert.equal(nearest('codes', names), undefined);
    assert.equal(nearest('', names), undefined);
    assert.equal(nearest('x', []), undefined);
    assert.equal(nearest('--cod', ['--coder', '--code']), '--code');
  });

  it('finds a name with one slip', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(20),
        fc.constantFrom('drop', 'double', 'swap', 'x'),
        (name, at, slip) => {
          const i = 1 + (at % (name.length - 2));
          const [before, here, after] = [name.slice(0, i), name[i]!, name.slice(i + 1)];
          const typed = {
            drop: before + after,
            double: before + here + here + after,
            swap: before + after[0] + here + after.slice(1),
            x: `${before}x${after}`,
          }[slip];
          assert.equal(nearest(typed!, names), name);
        },
      ),
    );
  });
});
