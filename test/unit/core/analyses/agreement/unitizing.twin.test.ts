import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Coincidences,
  type Continuum,
} from '../../../../../src/core/analyses/agreement/unitizing/coincidences';
import {
  codingAlpha,
  relevanceAlpha,
  unitizingAlpha,
  valueAlpha,
} from '../../../../../src/core/analyses/agreement/unitizing/unitizingAlphas';
import { assertClose } from './brute';
import { type Given, unitizingBrute } from './unitizingBrute';

const VALUES = 3;

/** A text as the lengths of what follows each other, each with a value or none. */
const coder = (length: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: VALUES })), { maxLength: 8 })
    .map(pieces => {
      const units: { start: number; end: number; value: number }[] = [];
      let at = 0;
      for (const [size, value] of pieces) {
        const end = Math.min(at + size, length);
        if (value > 0 && end > at) units.push({ start: at, end, value });
        at = end;
      }
      return units;
    });

const continua = fc.integer({ min: 2, max: 4 }).chain(coders =>
  fc.array(
    fc.integer({ min: 1, max: 24 }).chain(length =>
      fc.record({
        length: fc.constant(length),
        coders: fc.array(coder(length), { minLength: coders, maxLength: coders }),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
);

describe('the unitizing family of α, against pairs of characters', () => {
  it('is the same for several coders, values and texts', () => {
    const seen = { u: 0, cu: 0, k: 0, none: 0 };
    fc.assert(
      fc.property(continua, texts => {
        const found = new Coincidences(texts[0]!.coders.length, VALUES);
        for (const { length, coders } of texts) found.add({ length, coders: coders.map(asUnits) });
        const expected = unitizingBrute(texts, VALUES);
        assertClose(unitizingAlpha(found), expected.u, 'u');
        assertClose(relevanceAlpha(found), expected.relevance, '|u|');
        const cu = codingAlpha(found);
        assertClose(cu.alpha, expected.cu, 'cu');
        assertClose(cu.coverage, expected.cuCoverage, 'coverage');
        expected.k.forEach(({ alpha, coverage }, i) => {
          const value = valueAlpha(found, i + 1);
          assertClose(value.alpha, alpha, `(${i + 1})u`);
          assertClose(value.coverage, coverage, `coverage of ${i + 1}`);
          if (alpha !== null) seen.k++;
        });
        if (expected.u !== null) seen.u++;
        if (expected.cu !== null) seen.cu++;
        else seen.none++;
      }),
      { numRuns: 600 },
    );
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 50, `${what}: ${times}`);
  });
});

function asUnits(own: Given[0]['coders'][0]): Continuum['coders'][0] {
  return {
    starts: own.map(({ start }) => start),
    ends: own.map(({ end }) => end),
    values: own.map(({ value }) => value),
  };
}
