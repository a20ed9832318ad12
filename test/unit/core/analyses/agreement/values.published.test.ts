import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DistanceAlpha } from '../../../../../src/core/analyses/agreement/values/distanceAlpha';
import {
  exactAgreement,
  weightedKappa,
} from '../../../../../src/core/analyses/agreement/values/valueFigures';
import type { ValuedUnit } from '../../../../../src/core/analyses/agreement/values/valuedUnits';
import { type Units, distanceAlpha, exact, kappaByPairs, known } from './valuesBrute';

const _ = null;

/** Krippendorff 2011, Computing Krippendorff's alpha-reliability, section C: four observers, twelve units. */
const FOUR_OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];

function unitsOf(byCoder: readonly (readonly (number | null)[])[]): readonly ValuedUnit[] {
  return byCoder[0]!
    .map((__, unit) => ({ cluster: unit, weight: 1, ranks: byCoder.map(ranks => ranks[unit]!) }))
    .filter(({ ranks }) => known(ranks).length > 1);
}

function alphaOf(units: readonly ValuedUnit[], kind: 'ordinal' | 'numeric'): number {
  const measured = new DistanceAlpha(kind, units);
  return measured.estimate(new Array<number>(measured.count).fill(1)).value;
}

function fromTable(table: readonly (readonly number[])[]): readonly ValuedUnit[] {
  return table.flatMap((row, i) => row.map((weight, j) => ({ cluster: 0, weight, ranks: [i, j] })));
}

describe('agreement on values, as published', () => {
  it('Krippendorff 2011: α of four observers with missing values, .815 for ordinal and .849 for interval data', () => {
    const units = unitsOf(FOUR_OBSERVERS);
    assert.equal(alphaOf(units, 'ordinal').toFixed(3), '0.815');
    assert.equal(alphaOf(units, 'numeric').toFixed(3), '0.849');
    // and the twin has these, and .743 for nominal data
    const lists = units.map(({ ranks }) => ranks);
    assert.equal(distanceAlpha(lists, 'nominal')!.toFixed(3), '0.743');
    assert.equal(distanceAlpha(lists, 'ordinal')!.toFixed(3), '0.815');
    assert.equal(distanceAlpha(lists, 'interval')!.toFixed(3), '0.849');
  });

  it('Cohen 1968, table 1: weighted κ .348, and κ .492', () => {
    // personality disorder 0, neurosis 1, psychosis 3, so that each pair has a distance of its own
    const shares = [
      [0.44, 0.07, 0.09],
      [0.05, 0.2, 0.05],
      [0.01, 0.03, 0.06],
    ];
    const places = [0, 1, 3];
    const units = shares.flatMap((row, i) =>
      row.map((weight, j) => ({ weight, ranks: [places[i]!, places[j]!] })),
    );
    const disagreement = [0, 1, 6, 3];
    assert.equal(weightedKappa(units, distance => disagreement[Math.abs(distance)]!)!.toFixed(3), '0.348');
    assert.equal(weightedKappa(units, distance => (distance === 0 ? 0 : 1))!.toFixed(3), '0.492');
  });

  it('SAS/STAT, The FREQ procedure, “Agreement Study”: two dermatologists', () => {
    const units = fromTable([
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ]);
    assert.equal(weightedKappa(units, distance => (distance === 0 ? 0 : 1))!.toFixed(4), '0.3449');
    assert.equal(weightedKappa(units, Math.abs)!.toFixed(4), '0.5082');
  });

  it('vcd for R, Kappa(SexualFun), with both weights', () => {
    const units = fromTable([
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ]);
    assert.equal(weightedKappa(units, Math.abs)!.toFixed(4), '0.2374');
    assert.equal(weightedKappa(units, distance => distance ** 2)!.toFixed(4), '0.3320');
  });

  it('has the figures of the definitions, for any ratings', () => {
    const unit = fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 15 }), all => {
        const lists: Units = all.filter(ranks => known(ranks).length > 1);
        const units = lists.map((ranks, cluster) => ({ cluster, weight: 1, ranks }));
        if (units.length === 0) return;
        assert.ok(Math.abs(exactAgreement(units) - exact(lists)) < 1e-12);
        for (const [kind, metric] of [
          ['ordinal', 'ordinal'],
          ['numeric', 'interval'],
        ] as const) {
          const [found, want] = [alphaOf(units, kind), distanceAlpha(lists, metric)];
          assert.ok(want === null ? Number.isNaN(found) : Math.abs(found - want) < 1e-9, `${found} ${want}`);
        }
        const both = units.filter(({ ranks }) => ranks[0] !== null && ranks[1] !== null);
        for (const power of [1, 2] as const) {
          const found = weightedKappa(both, distance => Math.abs(distance) ** power);
          const want = kappaByPairs(lists, 0, 1, power);
          assert.ok(want === null ? found === null : Math.abs(found! - want) < 1e-9);
        }
      }),
    );
  });

  it('gives the squared κ of two coders as a correlation that also counts how far their means are apart', () => {
    // Fleiss & Cohen 1973, Educational and Psychological Measurement 33, 613–619
    const pair = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2 }), pairs => {
        const mean = (of: (one: readonly [number, number]) => number) =>
          pairs.reduce((sum, one) => sum + of(one), 0) / pairs.length;
        const [a, b] = [mean(([x]) => x), mean(([, y]) => y)];
        const together = 2 * mean(([x, y]) => (x - a) * (y - b));
        const apart = mean(([x]) => (x - a) ** 2) + mean(([, y]) => (y - b) ** 2) + (a - b) ** 2;
        const found = weightedKappa(
          pairs.map(ranks => ({ weight: 1, ranks })),
          distance => distance ** 2,
        );
        assert.ok(apart === 0 ? found === null : Math.abs(found! - together / apart) < 1e-9);
      }),
    );
  });
});
