import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Compared } from '../../../../../src/core/coders/comparison/compared';
import { compareCodings } from '../../../../../src/core/coders/comparison/compareCodings';
import type { PlacedCoding } from '../../../../../src/core/coders/comparison/placedCoding';
import { bestTotal, slowIou } from './twin';

const coding = (segment: string, code: string, start: number, end: number): PlacedCoding => ({
  segment,
  code,
  start,
  end,
});

const label = ({ kind, a, b }: Compared) =>
  `${kind} ${a.map(one => one.segment).join('+')}|${b.map(one => one.segment).join('+')}`;
const labels = (a: PlacedCoding[], b: PlacedCoding[]) => compareCodings(a, b).rows.map(label);

describe('compareCodings', () => {
  it('tells what both have, what has other ends, what has another code, and what one lacks', () => {
    const a = [
      coding('a1', 'x', 0, 10),
      coding('a2', 'x', 20, 40),
      coding('a3', 'y', 50, 60),
      coding('a4', 'x', 70, 80),
    ];
    const b = [
      coding('b1', 'x', 0, 10),
      coding('b2', 'x', 22, 45),
      coding('b3', 'x', 50, 62),
      coding('b4', 'y', 90, 95),
    ];
    const { rows, isExact } = compareCodings(a, b);
    assert.equal(isExact, true);
    assert.deepEqual(rows.map(label), [
      'matched a1|b1',
      'boundary a2|b2',
      'code a3|b3',
      'onlyA a4|',
      'onlyB |b4',
    ]);
    const { iou, startDelta, endDelta } = rows[1]!;
    assert.deepEqual([iou, startDelta, endDelta], [18 / 25, 2, 5]);
    assert.deepEqual([rows[3]!.iou, rows[3]!.startDelta, rows[3]!.endDelta], [0, null, null]);
  });

  it('tells codings that are the same but for their value', () => {
    const a = [
      { ...coding('a1', 'x', 0, 10), value: 'low' },
      { ...coding('a2', 'x', 20, 30), value: 3 },
    ];
    const b = [
      { ...coding('b1', 'x', 0, 10), value: 'high' },
      { ...coding('b2', 'x', 20, 30), value: 3 },
    ];
    assert.deepEqual(labels(a, b), ['value a1|b1', 'matched a2|b2']);
    assert.deepEqual(labels(a, [coding('b1', 'x', 0, 10)]), ['value a1|b1', 'onlyA a2|']);
  });

  it('compares the codes of a segment one by one', () => {
    const a = [coding('a1', 'x', 0, 10), coding('a1', 'y', 0, 10)];
    const b = [coding('b1', 'x', 0, 10), coding('b1', 'z', 0, 10)];
    assert.deepEqual(labels(a, b), ['matched a1|b1', 'code a1|b1']);
    assert.deepEqual(labels(a, [b[0]!]), ['matched a1|b1', 'onlyA a1|']);
  });

  it('takes another code only where half of the passage is common', () => {
    assert.deepEqual(labels([coding('a', 'x', 0, 10)], [coding('b', 'y', 5, 15)]), ['onlyA a|', 'onlyB |b']);
    assert.deepEqual(labels([coding('a', 'x', 0, 20)], [coding('b', 'y', 0, 10)]), ['code a|b']);
    assert.deepEqual(labels([coding('a', 'x', 0, 21)], [coding('b', 'y', 0, 10)]), ['onlyA a|', 'onlyB |b']);
  });

  it('prefers the pairs that add up to the most over the best single pair', () => {
    // a1–b1 alone is .78; a1–b2 and a2–b1 together are more
    const a = [coding('a1', 'x', 0, 100), coding('a2', 'x', 85, 130)];
    const b = [coding('b1', 'x', 12, 112), coding('b2', 'x', 0, 60)];
    const one = slowIou(a[0]!, b[0]!);
    const two = slowIou(a[0]!, b[1]!) + slowIou(a[1]!, b[0]!);
    assert.ok(two > one, `${two} > ${one}`);
    assert.deepEqual(labels(a, b), ['boundary a1|b2', 'boundary a2|b1']);
  });

  it('sees a passage that one coder cut in two', () => {
    const whole = [coding('a', 'x', 0, 100)];
    const parts = [coding('b1', 'x', 0, 45), coding('b2', 'x', 55, 100)];
    const { rows } = compareCodings(whole, parts);
    assert.deepEqual(rows.map(label), ['split a|b1+b2']);
    assert.deepEqual([rows[0]!.iou, rows[0]!.startDelta], [0.9, null]);
    assert.deepEqual(labels(parts, whole), ['split b1+b2|a']);
    // less than half of it is covered: no split
    assert.deepEqual(labels(whole, [coding('b1', 'x', 0, 20), coding('b2', 'x', 30, 40)]), [
      'boundary a|b1',
      'onlyB |b2',
    ]);
    // the second part lies mostly elsewhere
    assert.deepEqual(labels(whole, [coding('b1', 'x', 0, 80), coding('b2', 'x', 90, 120)]), [
      'boundary a|b1',
      'onlyB |b2',
    ]);
  });

  it('sees a passage of which the other coder has the parts in pairs of their own', () => {
    const a = [coding('a0', 'x', 0, 100), coding('a1', 'x', 0, 45), coding('a2', 'x', 55, 100)];
    const b = [coding('b1', 'x', 0, 45), coding('b2', 'x', 55, 100)];
    const { rows } = compareCodings(a, b);
    assert.deepEqual(rows.map(label), ['split a0|b1+b2', 'matched a1|b1', 'matched a2|b2']);
    assert.equal(rows[0]!.isElsewhere, 'b');
  });

  it('does not call a passage inside of another that both have a split', () => {
    const a = [coding('a', 'x', 0, 100)];
    const b = [coding('b1', 'x', 0, 100), coding('b2', 'x', 20, 60)];
    assert.deepEqual(labels(a, b), ['matched a|b1', 'onlyB |b2']);
  });

  it('knows two ways of cutting one passage', () => {
    const a = [coding('a1', 'x', 0, 100), coding('a2', 'x', 105, 120)];
    const b = [coding('b1', 'x', 10, 120), coding('b2', 'x', 0, 8)];
    assert.deepEqual(labels(a, b), ['split a1+a2|b2+b1']);
    assert.deepEqual(labels(b, a), ['split b2+b1|a1+a2']);
  });

  const anywhere = (length: number) =>
    fc.record({
      code: fc.constantFrom('x', 'y'),
      start: fc.nat(length),
      length: fc.integer({ min: 1, max: 12 }),
      value: fc.constantFrom(undefined, undefined, 'low'),
    });
  /** Around one centre, so that of any two the shorter one lies in the longer one, or nearly. */
  const concentric = (length: number) =>
    fc

      .record({
        code: fc.constantFrom('x', 'x', 'y'),
        radius: fc.integer({ min: 1, max: 8 }),
        by: fc.nat(1),
        value: fc.constantFrom(undefined, 'low'),
      })
      .map(({ code, radius, by, value }) => {
        const start = Math.max(0, (length >> 1) - radius + by);
        return { code, start, length: (length >> 1) + radius - start, value };
      });
  const anyCodings = (side: string, most: number, length: number) =>
    fc
      .oneof(
        { weight: 2, arbitrary: fc.array(anywhere(length), { maxLength: most }) },
        { weight: 1, arbitrary: fc.array(concentric(length), { maxLength: most }) },
      )
      .map(all =>
        all.map(({ code, start, length, value }, i): PlacedCoding => {
          const one = coding(`${side}${i}`, code, start, start + length);
          return value === undefined ? one : { ...one, value };
        }),
      );

  it('adds up to the most that any matching can, tried one by one', () => {
    const seen = { boundary: 0, value: 0, code: 0, split: 0, matched: 0, onlyA: 0, onlyB: 0 };
    fc.assert(
      fc.property(anyCodings('a', 6, 7), anyCodings('b', 6, 7), (a, b) => {
        const { rows, isExact } = compareCodings(a, b);
        assert.ok(isExact);
        for (const { kind } of rows) seen[kind]++;
        // partners with the same code; in a split, the pair that its parts were gathered around
        const same = (x: PlacedCoding, y: PlacedCoding) => x.code === y.code && slowIou(x, y) > 0;
        const total = bestTotal(a, b, same);
        const paired = rows
          .filter(({ kind }) => kind === 'matched' || kind === 'value' || kind === 'boundary')
          .reduce((sum, row) => sum + slowIou(row.a[0]!, row.b[0]!), 0);
        const inSplits = rows.filter(({ kind, isElsewhere }) => kind === 'split' && !isElsewhere);
        const most = inSplits.reduce((sum, row) => sum + bestTotal(row.a, row.b, same), 0);
        assert.ok(paired <= total + 1e-6);
        assert.ok(paired + most >= total - 1e-6, `${paired} + ${most} of ${total}`);
        assert.ok(inSplits.length > 0 || Math.abs(paired - total) < 1e-6);
        if (rows.some(({ kind }) => kind === 'split')) return;
        // of the rest, those with another code
        const ofCode = rows.filter(({ kind }) => kind === 'code');
        const left = (side: 'a' | 'b', all: readonly PlacedCoding[]) => {
          const inPairs = rows.filter(({ kind }) => ['matched', 'value', 'boundary'].includes(kind));
          const gone = new Set(inPairs.flatMap(row => row[side]));
          return all.filter(one => !gone.has(one));
        };
        const other = (x: PlacedCoding, y: PlacedCoding) => x.code !== y.code && slowIou(x, y) >= 0.5;
        const found = ofCode.reduce((sum, row) => sum + slowIou(row.a[0]!, row.b[0]!), 0);
        assert.ok(Math.abs(found - bestTotal(left('a', a), left('b', b), other)) < 1e-6);
      }),
      { numRuns: 1500 },
    );
    for (const [kind, count] of Object.entries(seen)) assert.ok(count > 50, `${kind}: ${count}`);
  });

  it('puts each coding into one row, and says of every row what is true of it', () => {
    fc.assert(
      fc.property(anyCodings('a', 40, 120), anyCodings('b', 40, 120), (a, b) => {
        const { rows } = compareCodings(a, b);
        const own = (side: 'a' | 'b') =>
          rows.flatMap(row => (row.isElsewhere === side ? [] : row[side])).map(one => one.segment);
        assert.deepEqual(own('a').sort(), a.map(one => one.segment).sort());
        assert.deepEqual(own('b').sort(), b.map(one => one.segment).sort());
        for (const row of rows) {
          const [one] = row.a;
          const [other] = row.b;
          const isPair = row.a.length === 1 && row.b.length === 1;
          if (row.kind === 'onlyA') assert.ok(one && !other);
          else if (row.kind === 'onlyB') assert.ok(other && !one);
          else if (row.kind === 'split')
            assert.ok(row.a.length + row.b.length > 2 && one!.code === other!.code);
          else {
            assert.ok(isPair);
            assert.equal(row.iou, slowIou(one!, other!));
            assert.equal(one!.code === other!.code, row.kind !== 'code');
            const isSame = one!.code === other!.code && row.iou === 1;
            assert.equal(row.kind === 'matched', isSame && one!.value === other!.value);
            assert.equal(row.kind === 'value', isSame && one!.value !== other!.value);
            if (row.kind === 'code') assert.ok(row.iou >= 0.5);
            assert.deepEqual(
              [one!.start + row.startDelta!, one!.end + row.endDelta!],
              [other!.start, other!.end],
            );
          }
        }
      }),
    );
  });

  it('gives the same whatever the order of the codings and whoever comes first', () => {
    fc.assert(
      fc.property(
        anyCodings('a', 14, 25),
        anyCodings('b', 14, 25),
        fc.infiniteStream(fc.nat()),
        (a, b, keys) => {
          const shuffled = <T>(list: readonly T[]) =>
            list
              .map(item => ({ item, key: keys.next().value }))
              .sort((x, y) => x.key - y.key)
              .map(({ item }) => item);
          const { rows } = compareCodings(a, b);
          assert.deepEqual(compareCodings(shuffled(a), shuffled(b)).rows, rows);
          const swap = { onlyA: 'onlyB', onlyB: 'onlyA', a: 'b', b: 'a' } as const;
          const turned = compareCodings(b, a).rows.map((row): Compared => {
            const { kind, isElsewhere, startDelta, endDelta } = row;
            return {
              ...row,
              kind: kind === 'onlyA' || kind === 'onlyB' ? swap[kind] : kind,
              a: row.b,
              b: row.a,
              startDelta: startDelta === null ? null : 0 - startDelta,
              endDelta: endDelta === null ? null : 0 - endDelta,
              ...(isElsewhere ? { isElsewhere: swap[isElsewhere] } : {}),
            };
          });
          const inOrder = (all: readonly Compared[]) =>
            all.map(row => JSON.stringify({ ...row, label: label(row) })).sort();
          assert.deepEqual(inOrder(turned), inOrder(rows));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('finds nothing to tell of one coding and itself but what matches', () => {
    fc.assert(
      fc.property(anyCodings('a', 40, 60), a => {
        assert.deepEqual(
          new Set(compareCodings(a, a).rows.map(row => row.kind)),
          new Set(a.length > 0 ? ['matched'] : []),
        );
        assert.ok(compareCodings(a, a).rows.every(row => row.a[0] === row.b[0]));
      }),
    );
  });
});
