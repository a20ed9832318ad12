import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import { openConflicts } from '../../../../../src/core/records/openConflicts';
import { joinSidecars } from '../../../../../src/core/versions/merge/joinSidecars';
import { EMPTY, steps, take } from './codingSteps';

/** Everything that a segment says, also what is left open about it. */
function said(segment: Segment): string[] {
  const memos = [
    segment.memo,
    ...openConflicts(segment).flatMap(({ field, values }) => (field === 'memo' ? values : [])),
  ];
  return [
    ...segment.codes.map(code => `code ${code}`),
    ...memos.flatMap(memo => (memo ? [`memo ${String(memo)}`] : [])),
  ];
}

/** Where the words are, as the quote says: the texts differ by a word in front. White space is no word. */
function keyOf({ quote }: Segment): string {
  return (quote ?? '').replace(/\s/g, '');
}

describe('joining the two files of a coder', () => {
  it('keeps every segment, code and memo of both (random)', () => {
    fc.assert(
      fc.property(steps(8), steps(8), steps(8), (common, mine, others) => {
        const base = take(EMPTY, common, 'c');
        const [there, other] = [take(base, mine, 'm'), take(base, others, 'o')];
        const joined = joinSidecars(there, other);
        const all = new Map<string, Set<string>>();
        for (const segment of joined.segments) {
          const own = all.get(keyOf(segment)) ?? new Set();
          for (const one of said(segment)) own.add(one);
          all.set(keyOf(segment), own);
        }
        for (const segment of [...there.segments, ...other.segments])
          for (const one of said(segment))
            assert.ok(all.get(keyOf(segment))?.has(one), `${keyOf(segment)}: ${one}`);
        const { value, writable } = parseSidecar(stringifySidecar(joined));
        assert.ok(value && writable);
      }),
    );
  });

  it('has once what both have, and of one that is anchored elsewhere the anchor of the file that stays', () => {
    const other = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
    const restamped: Sidecar = JSON.parse(
      JSON.stringify(other).replaceAll(other.segments[0]!.text, '0123456789ab'),
    );
    assert.deepEqual(joinSidecars(other, other), other);
    assert.deepEqual(joinSidecars(restamped, other).segments, restamped.segments);
  });

  it('has the memos of both transcripts, each once', () => {
    const [calm, tired] = ['calm', 'tired'].map(memo => ({ ...EMPTY, memo })) as [Sidecar, Sidecar];
    assert.equal(joinSidecars(calm, tired).memo, 'calm\n\ntired');
    assert.equal(joinSidecars(EMPTY, tired).memo, 'tired');
    assert.equal(joinSidecars(calm, calm).memo, 'calm');
    assert.ok(!('memo' in joinSidecars(EMPTY, EMPTY)));
  });

  it('is complete only where both are, and leaves no conflict about that', () => {
    const complete: Sidecar = { ...EMPTY, status: 'complete' };
    for (const [a, b] of [
      [complete, EMPTY],
      [EMPTY, complete],
    ] as const) {
      const joined = joinSidecars(a, b);
      assert.deepEqual([joined.status, openConflicts(joined)], ['in-progress', []]);
    }
    assert.equal(joinSidecars(complete, complete).status, 'complete');
  });
});
