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

type Given = readonly {
  readonly length: number;
  readonly coders: readonly (readonly { start: number; end: number; value: number }[])[];
}[];

/** Every character of every coder, as the unit that it is in; pairs of characters are counted, not lengths multiplied. */
function brute(texts: Given) {
  const m = texts[0]!.coders.length;
  let number = 0;
  const cells = texts.flatMap(({ length, coders }) => {
    const units = coders.map(own => {
      const row = Array.from({ length }, () => ({ value: 0, unit: -1 }));
      for (const { start, end, value } of own) {
        const unit = number++;
        for (let i = start; i < end; i++) row[i] = { value, unit };
      }
      return row;
    });
    return Array.from({ length }, (_, i) => units.map(row => row[i]!));
  });
  const observed = new Map<string, number>();
  const met = new Map<string, { value: number; length: number }>();
  for (const cell of cells) {
    cell.forEach((one, i) =>
      cell.forEach((other, j) => {
        if (i === j) return;
        const key = `${one.value} ${other.value}`;
        observed.set(key, (observed.get(key) ?? 0) + 1 / (m - 1));
        if (one.value === 0 || other.value === 0) return;
        const known = met.get(`${one.unit} ${j}`) ?? { value: one.value, length: 0 };
        met.set(`${one.unit} ${j}`, { ...known, length: known.length + 1 });
      }),
    );
  }
  const l = (c: number, k: number) => observed.get(`${c} ${k}`) ?? 0;
  const all = [0, 1, 2, 3];
  const valued = [1, 2, 3];
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  // ordered pairs of characters that could be paired by chance: not within one unit, nor a gap's with itself
  const flat = cells.flat();
  const chance = new Map<string, number>();
  let pairs = 0;
  flat.forEach((one, i) =>
    flat.forEach((other, j) => {
      if (one.unit >= 0 ? one.unit === other.unit : i === j) return;
      pairs++;
      const key = `${one.value} ${other.value}`;
      chance.set(key, (chance.get(key) ?? 0) + 1);
    }),
  );
  const e = (c: number, k: number) => (flat.length * (chance.get(`${c} ${k}`) ?? 0)) / pairs;
  const apart = (values: readonly number[], of: (c: number, k: number) => number) =>
    sum(values.flatMap(c => values.filter(k => k !== c).map(k => of(c, k))));
  const ratio = (seen: number, expected: number) => (expected > 1e-12 ? 1 - seen / expected : null);

  const within = sum(valued.flatMap(c => valued.map(k => l(c, k))));
  const own = (c: number) => sum(valued.map(k => l(c, k)));
  const squares = (c: number) =>
    sum([...met.values()].filter(({ value }) => value === c).map(({ length }) => length ** 2)) / (m - 1);
  const room = within ** 2 - sum(valued.map(squares));
  const eu = (c: number, k: number) =>
    room > 1e-12 ? (within * (own(c) * own(k) - (c === k ? squares(c) : 0))) / room : 0;
  return {
    u: pairs > 0 ? ratio(apart(all, l), apart(all, e)) : null,
    relevance: pairs > 0 ? ratio(sum(valued.map(c => l(0, c))), sum(valued.map(c => e(0, c)))) : null,
    cu: ratio(apart(valued, l), apart(valued, eu)),
    cuCoverage: within / flat.length,
    k: valued.map(k => {
      const marked = sum(all.map(c => l(k, c)));
      const margin = sum(valued.map(c => eu(k, c)));
      const others = sum(valued.filter(c => c !== k).map(c => eu(k, c)));
      const seen = sum(valued.filter(c => c !== k).map(c => l(k, c)));
      return {
        alpha: own(k) > 0 ? ratio((margin / own(k)) * seen, others) : null,
        coverage: marked > 0 ? own(k) / marked : null,
      };
    }),
  };
}

describe('the unitizing family of α, against pairs of characters', () => {
  it('is the same for several coders, values and texts', () => {
    const seen = { u: 0, cu: 0, k: 0, none: 0 };
    fc.assert(
      fc.property(continua, texts => {
        const found = new Coincidences(texts[0]!.coders.length, VALUES);
        for (const { length, coders } of texts) found.add({ length, coders: coders.map(asUnits) });
        const expected = brute(texts);
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
