import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boundedDistance, closestBeginning } from '../../../../../src/core/anchoring/diff/editDistance';
import { anyChange, levenshtein } from '../anyTexts';

/** Two texts of up to some hundred units that have much in common, or little: more than one block of 32 rows. */
const pairs = anyChange.map(({ before, after }) => [before.slice(0, 220), after.slice(0, 220)] as const);

describe('boundedDistance', () => {
  it('is the edit distance, or one more than the bound', () => {
    fc.assert(
      fc.property(pairs, fc.nat(260), ([a, b], most) => {
        assert.equal(boundedDistance(a, b, most), Math.min(levenshtein(a, b), most + 1));
      }),
      { numRuns: 600, seed: 1 },
    );
  });

  it('is exact at the bound itself, and 0 where the bound is 0 and nothing differs', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const distance = levenshtein(a, b);
        assert.equal(boundedDistance(a, b, distance), distance);
        if (distance > 0) assert.equal(boundedDistance(a, b, distance - 1), distance);
        assert.equal(boundedDistance(a, a, 0), 0);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('closestBeginning', () => {
  it('is the shortest of the beginnings that are nearest to the words', () => {
    fc.assert(
      fc.property(pairs, ([a, text]) => {
        const words = a.slice(0, 90);
        fc.pre(words !== '');
        const found = closestBeginning(words, text);
        let best = { length: 0, distance: words.length };
        for (let length = 1; length <= text.length; length++) {
          const distance = levenshtein(words, text.slice(0, length));
          if (distance < best.distance) best = { length, distance };
        }
        assert.deepEqual(found, best);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});
