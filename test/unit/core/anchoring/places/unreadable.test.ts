import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isUnreadableCopy } from '../../../../../src/core/anchoring/places/unreadable';

describe('a text of which some characters could not be read', () => {
  const text = fc.array(fc.constantFrom('a', 'é', ' ', '\n', '\ufffd', '’'), { maxLength: 12 });

  it('is told as a plain comparison tells it', () => {
    fc.assert(
      fc.property(text, text, (old, now) => {
        const isCopy =
          old.length === now.length &&
          old.includes('\ufffd') &&
          old.every((character, i) => character === '\ufffd' || character === now[i]);
        return isUnreadableCopy(old.join(''), now.join('')) === isCopy;
      }),
      { numRuns: 1000 },
    );
  });

  it('is one whichever characters they are, and none when anything else differs', () => {
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.boolean()), fc.nat(), (now, lost, at) => {
        const old = now.map(character => (lost.next().value ? '\ufffd' : character));
        assert.equal(isUnreadableCopy(old.join(''), now.join('')), old.includes('\ufffd'));
        const i = at % (old.length + 1);
        const other = [...old.slice(0, i), 'x', ...old.slice(i)];
        assert.equal(isUnreadableCopy(other.join(''), now.join('')), false);
      }),
    );
  });
});
