import fc from 'fast-check';
import { figuresOf } from '../../../../../src/core/analyses/agreement/figures';
import { type Chance, corrected } from '../../../../../src/core/analyses/agreement/nominal/chance';
import {
  brennanPrediger,
  cohenKappa,
  fleissKappa,
  gwetAc1,
  hasVariation,
  krippendorffAlpha,
  observedAgreement,
  pairTable,
  pairableUnits,
  scottPi,
} from '../../../../../src/core/analyses/agreement/nominal/coefficients';
import { MISSING, type Ratings, ratingsOf } from '../../../../../src/core/analyses/agreement/nominal/ratings';
import {
  type Lists,
  alpha,
  assertAllClose,
  assertClose,
  binary,
  byUnit,
  observed,
  ofMany,
  ofTwo,
  pairable,
  value,
  varies,
} from './brute';

const lists = (values: readonly string[]): fc.Arbitrary<Lists> =>
  fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.nat(14), fc.constantFrom(0, 0, 1, 4))
    .chain(([coders, units, missing]) =>
      fc.array(
        fc.array(
          fc.oneof(
            ...(missing > 0 ? [{ weight: missing, arbitrary: fc.constant(null) }] : []),
            { weight: 5, arbitrary: fc.constantFrom(...values) },
            { weight: 5, arbitrary: fc.constant(values[0]!) },
          ),
          { minLength: units, maxLength: units },
        ),
        { minLength: coders, maxLength: coders },
      ),
    );

const corr = (chance: Chance | undefined) => corrected(chance);

describe('coefficients of agreement, against their definitions over all pairs', () => {
  it('are the same for any categories, coders and missing ratings', () => {
    const seen = { figures: 0, missing: 0, same: 0 };
    fc.assert(
      fc.property(lists(['x', 'y', 'z', 'w']), ratings => {
        const table = ratingsOf(ratings);
        const categories = [...new Set(byUnit(ratings).flat())];
        assertClose(pairableUnits(table), pairable(ratings).length, 'units');
        assertClose(hasVariation(table), varies(ratings), 'varies');
        assertClose(observedAgreement(table) ?? null, observed(ratings), 'observed');
        if (ratings.flat().includes(null)) seen.missing++;
        if (!varies(ratings)) return void seen.same++;
        assertClose(corr(krippendorffAlpha(table)), value(alpha(ratings)), 'alpha');
        assertClose(corr(fleissKappa(table)), value(ofMany(ratings, 'fleiss', categories)), 'fleiss');
        assertClose(corr(gwetAc1(table)), value(ofMany(ratings, 'ac1', categories)), 'ac1');
        assertClose(corr(brennanPrediger(table)), value(ofMany(ratings, 'bp', categories)), 'bp');
        const two = ratings.slice(0, 2);
        const pair = pairTable(table, 0, 1);
        const [cohen, scott] = [ofTwo(two, 'cohen'), ofTwo(two, 'scott')];
        if (cohen) assertClose(corr(cohenKappa(pair)), value(cohen), 'cohen');
        if (scott) assertClose(corr(scottPi(pair)), value(scott), 'scott');
        seen.figures++;
      }),
      { numRuns: 1500 },
    );
    for (const [what, times] of Object.entries(seen)) if (times < 50) throw new Error(`${what}: ${times}`);
  });

  it('are the same for yes and no, with their counts, weights and reasons', () => {
    const reasons = new Map<string | null, number>();
    fc.assert(
      fc.property(lists(['0', '1']), ratings => {
        const { figures, observed: seen } = figuresOf(yesOrNo(ratings));
        const expected = binary(ratings);
        assertAllClose(figures, expected.figures, 'figures');
        assertClose(seen ?? null, expected.observed, 'observed');
        reasons.set(figures.reason, (reasons.get(figures.reason) ?? 0) + 1);
      }),
      { numRuns: 1500 },
    );
    for (const reason of [null, 'no units', 'no variation']) {
      if ((reasons.get(reason) ?? 0) < 20) throw new Error(`${reason}: ${reasons.get(reason)}`);
    }
  });
});

/** As the program has ratings: equal ones together, with a weight. */
function yesOrNo(ratings: Lists): Ratings {
  const units = Array.from({ length: ratings[0]!.length }, (_, u) =>
    ratings.map(list => (list[u] === null ? MISSING : Number(list[u]))),
  );
  const patterns = [...new Set(units.map(unit => unit.join()))];
  return {
    coders: ratings.length,
    categories: 2,
    values: Int32Array.from(patterns.flatMap(pattern => pattern.split(',').map(Number))),
    weights: Float64Array.from(patterns, pattern => units.filter(unit => unit.join() === pattern).length),
  };
}
