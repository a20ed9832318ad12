import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { joinDoubles } from '../../../../src/core/coding/joinDoubles';
import { parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../src/core/coding/segment';
import type { PlacedSegment } from '../../../../src/core/corpus/corpus';
import { bestFirst, distinctSegments, findDoubles } from '../../../../src/core/corpus/doubles';

const CODEBOOK = Codebook.of({
  schema: 1,
  codes: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
    { id: 'c', name: 'C' },
    { id: 'old', mergedInto: 'a' },
  ],
});

const anySegments = fc
  .array(
    fc.record({
      start: fc.nat(2),
      codes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'old', 'gone'), { minLength: 1, maxLength: 3 }),
      memo: fc.option(fc.constantFrom('m', 'n'), { nil: undefined }),
      state: fc.constantFrom('ok' as const, 'moved' as const, 'orphan' as const),
    }),
    { maxLength: 12 },
  )
  .map(all =>
    all.map(({ start, codes, memo, state }, i): PlacedSegment => {
      const id = `s${String(i).padStart(2, '0')}`;
      const segment: Segment = { id, text: '0'.repeat(12), start, end: 9, codes, ...(memo ? { memo } : {}) };
      const place = state === 'orphan' ? { start: -1, end: -1 } : { start, end: 9 };
      return { segment, coder: 'nd', state, ...place };
    }),
  );

const meaning = (segment: Segment) => segment.codes.map(id => CODEBOOK.resolve(id)?.id ?? id);

describe('segments that one coder has twice', () => {
  it('are joined without losing a code or a memo; all others stay as they are', () => {
    fc.assert(
      fc.property(anySegments, placed => {
        const texts = { ['0'.repeat(12)]: { sha256: '0'.repeat(64), length: 9 } };
        const segments = placed.map(({ segment }) => segment);
        const sidecar: Sidecar = { schema: 1, coder: 'nd', status: 'complete', texts, segments };
        const groups = findDoubles(placed, CODEBOOK).map(group =>
          bestFirst(group).map(({ segment }) => segment.id),
        );
        const joined = joinDoubles(sidecar, groups);
        assert.ok(joined.ok);
        const after = joined.value.segments;
        const doubled = new Set(groups.flat());
        assert.deepEqual(
          after.filter(({ id }) => !doubled.has(id)),
          segments.filter(({ id }) => !doubled.has(id)),
        );
        for (const ids of groups) {
          const before = ids.map(id => segments.find(one => one.id === id)!);
          const one = after.find(({ id }) => id === ids[0])!;
          assert.deepEqual(new Set(one.codes), new Set(before.flatMap(({ codes }) => codes)));
          for (const { memo } of before) if (memo) assert.ok(one.memo?.includes(memo));
          assert.ok(ids.slice(1).every(id => !after.some(segment => segment.id === id)));
        }
        // what counts is what is in the file afterwards
        const counted = distinctSegments(placed, CODEBOOK).map(({ segment }) => segment);
        assert.deepEqual(counted, after);
        // a plain look at all pairs
        const keyOf = (id: string) => {
          const { start, end, segment } = placed.find(one => one.segment.id === id)!;
          return start < 0 ? `${segment.start} ${segment.end} -` : `${start} ${end}`;
        };
        for (const x of after)
          for (const y of after)
            assert.ok(
              x === y || keyOf(x.id) !== keyOf(y.id) || !meaning(x).some(code => meaning(y).includes(code)),
            );
        assert.deepEqual(parseSidecar(stringifySidecar(joined.value)).problems, []);
      }),
    );
  });

  it('gives the same file where nothing is to be joined, or is there no more', () => {
    const sidecar: Sidecar = { schema: 1, coder: 'nd', status: 'complete', texts: {}, segments: [] };
    for (const groups of [[], [['a', 'b']], [['a']]]) {
      const joined = joinDoubles(sidecar, groups);
      assert.ok(joined.ok && joined.value === sidecar);
    }
  });

  it('are all pairs on the same words with a code in common, of several coders and places', () => {
    const some = fc.array(
      fc.record({
        coder: fc.constantFrom('nd', 'em'),
        start: fc.integer({ min: -1, max: 3 }),
        end: fc.integer({ min: 4, max: 6 }),
        codes: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 12 },
    );
    let [without, doubled] = [0, 0];
    fc.assert(
      fc.property(some, all => {
        const placed = all.map(({ coder, start, end, codes }, i): PlacedSegment => {
          const segment: Segment = { id: `s${i}`, text: '0'.repeat(12), start: i % 2, end, codes };
          const place = start < 0 ? { start: -1, end: -1 } : { start, end };
          return { segment, coder, state: start < 0 ? 'orphan' : 'ok', ...place };
        });
        const words = ({ coder, start, end, segment }: PlacedSegment) =>
          [coder, start, end, ...(start < 0 ? [segment.start, segment.end] : [])].join();
        const shares = (x: PlacedSegment, y: PlacedSegment) =>
          words(x) === words(y) && meaning(x.segment).some(code => meaning(y.segment).includes(code));
        const inGroups = new Set(findDoubles(placed, CODEBOOK).flat());
        for (const one of placed) {
          assert.equal(
            inGroups.has(one),
            placed.some(other => other !== one && shares(one, other)),
          );
        }
        if (inGroups.size === 0) {
          without++;
          assert.equal(distinctSegments(placed, CODEBOOK), placed);
        } else doubled++;
      }),
      { numRuns: 500 },
    );
    assert.ok(without > 5 && doubled > 5);
  });
});
