import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';
import { sameJson } from '../../../../../src/core/records/sameJson';
import { openConflicts } from '../../../../../src/core/records/openConflicts';
import { mergeSidecars } from '../../../../../src/core/versions/merge/mergeSidecars';
import { textVersion } from '../../../../../src/core/text/textVersion';
import { anySidecar } from '../../coding/arbitraries';
import { EMPTY, TEXTS, forks, steps, take } from './codingSteps';
import { additions, expected, place } from './sidecarTwin';

const text = (sidecar: Sidecar) => stringifySidecar(sidecar);

/** Any three valid files, related or not; ids are few, so that they meet. */
const anyThree = fc
  .tuple(anySidecar, anySidecar, anySidecar, fc.option(fc.constant(0), { nil: undefined }))
  .map(([base, a, b, none]) => ({ base: none === undefined ? base : undefined, a, b }));

const eitherThree = fc.oneof(forks, anyThree);

describe('mergeSidecars', () => {
  it('gives the same bytes whichever side is ours, and a file that reads without a problem but for what is open', () => {
    fc.assert(
      fc.property(eitherThree, ({ base, a, b }) => {
        const one = mergeSidecars(base, a, b);
        const other = mergeSidecars(base, b, a);
        assert.equal(text(one.value), text(other.value));
        assert.deepEqual(one, other);
        const parsed = parseSidecar(text(one.value));
        assert.ok(parsed.writable, JSON.stringify(parsed.problems));
        assert.deepEqual(
          [...new Set(parsed.problems.map(({ code }) => code))],
          one.conflicts.length > 0 ? ['open-conflict'] : [],
        );
        assert.deepEqual(parsed.value, JSON.parse(text(one.value)));
      }),
      { numRuns: 400 },
    );
  });

  it('gives back a side that the other has not changed, or has changed in the same way', () => {
    fc.assert(
      fc.property(eitherThree, ({ base, a }) => {
        for (const [was, left, right] of [
          [a, a, a],
          [base, a, a],
          [base ?? a, base ?? a, a],
        ] as const) {
          const { value, conflicts, notes } = mergeSidecars(was, left, right);
          assert.equal(text(value), text(a));
          assert.deepEqual([conflicts, notes], [[], []]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is done when it has been done: merged with a side again, it stays as it is', () => {
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const merged = mergeSidecars(base, a, b).value;
        assert.equal(text(mergeSidecars(a, merged, a).value), text(merged));
        assert.equal(text(mergeSidecars(b, b, merged).value), text(merged));
      }),
    );
  });

  it('holds what its twin says: every segment, code and memo, by truth tables', () => {
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const { value, conflicts } = mergeSidecars(base, a, b);
        const want = expected(base, a, b);
        const [left, right] = [additions(base, a, b), additions(base, b, a)];
        const single = (all: typeof left, at: string) => all.filter(one => one.place === at).length === 1;
        const joined = left.flatMap(x =>
          right
            .filter(y => x.place === y.place && single(left, x.place) && single(right, x.place))
            .map(y => [x.id, y.id] as const),
        );
        const inPairs = new Set(joined.flat());
        const found = new Map(value.segments.map(segment => [segment.id, segment]));
        assert.deepEqual(
          [...found.keys()].filter(id => !inPairs.has(id)).sort(),
          [...want.ids].filter(id => !inPairs.has(id)).sort(),
        );
        for (const [id, segment] of found) {
          if (inPairs.has(id)) continue;
          assert.deepEqual([...segment.codes].sort(), want.codes.get(id));
          const memos = want.memos.get(id)!;
          assert.ok(memos.includes(segment.memo));
          const open = openConflicts(segment).find(({ field }) => field === 'memo');
          assert.deepEqual(
            open ? new Set(open.values) : undefined,
            memos.length > 1 ? new Set(memos.map(memo => memo ?? null)) : undefined,
          );
          assert.equal(
            conflicts.some(one => one.id === id && one.field === 'memo'),
            memos.length > 1,
          );
        }
        for (const [x, y] of joined) {
          const there = [x, y].filter(id => found.has(id));
          assert.equal(there.length, 1);
          assert.deepEqual(
            [...found.get(there[0]!)!.codes].sort(),
            [...new Set([...want.codes.get(x)!, ...want.codes.get(y)!])].sort(),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no coding that somebody has made, and no anchor that somebody has chosen', () => {
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const { value, notes } = mergeSidecars(base, a, b);
        const now = (id: string) =>
          notes.find(note => note.kind === 'unified' && note.other === id)?.id ?? id;
        for (const [side, other] of [
          [a, b],
          [b, a],
        ] as const) {
          for (const segment of side.segments) {
            const was = base.segments.find(one => one.id === segment.id);
            if (was && sameJson(was, segment)) continue;
            const found = value.segments.find(one => one.id === now(segment.id));
            assert.ok(found, `${segment.id} is gone`);
            const isNew = (code: string) => !was?.codes.includes(code);
            for (const code of segment.codes.filter(isNew)) assert.ok(found.codes.includes(code));
            if (was && place(was) === place(segment)) continue;
            const anchors = [
              found,
              ...openConflicts(found).flatMap(({ field, values }) =>
                field === 'anchor' ? (values as Segment[]) : [],
              ),
            ];
            const theirs = other.segments.find(one => one.id === segment.id);
            const isRetied =
              was?.quote?.replace(/\s/g, '') === segment.quote?.replace(/\s/g, '') &&
              theirs &&
              place(theirs) !== place(was!);
            assert.ok(isRetied || anchors.some(one => place(one) === place(segment)));
            for (const one of anchors)
              assert.ok(value.texts[one.text], 'the version of every anchor is known');
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('merges three people in any order to the same, where nobody has to decide anything', () => {
    let merged = 0;
    fc.assert(
      fc.property(steps(8), steps(3), steps(3), steps(3), (first, ...others) => {
        const base = take(EMPTY, first, 'm');
        const [x, y, z] = others.map((all, i) => take(base, all, 'akz'[i]!)) as [Sidecar, Sidecar, Sidecar];
        const orders = [
          [x, y, z],
          [y, z, x],
          [z, x, y],
        ] as const;
        const results = orders.map(([one, two, three]) => {
          const first = mergeSidecars(base, one, two);
          const second = mergeSidecars(base, first.value, three);
          return {
            text: text(second.value),
            isQuiet: [first, second].every(
              ({ conflicts, notes }) =>
                conflicts.length === 0 && notes.every(({ kind }) => kind === 'unified'),
            ),
          };
        });
        if (results.some(({ isQuiet }) => !isQuiet)) return;
        merged++;
        assert.equal(new Set(results.map(one => one.text)).size, 1);
      }),
      { numRuns: 500 },
    );
    assert.ok(merged > 50, `only ${merged} were without a decision`);
  });

  const base = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
  const [first] = base.segments as [Segment];
  const withSegment = (fields: object, sidecar = base): Sidecar => ({
    ...sidecar,
    segments: [{ ...first, ...fields } as Segment],
  });

  it('merges the codes of one segment as a set', () => {
    const { value, conflicts } = mergeSidecars(
      base,
      withSegment({ codes: ['x', ...first.codes] }),
      withSegment({ codes: ['y'] }),
    );
    assert.deepEqual([value.segments[0]!.codes, conflicts], [['x', 'y'], []]);
  });

  it('asks when each side takes another of two codes away: a segment has at least one', () => {
    const two = withSegment({ codes: ['x', 'y'] });
    const { value, conflicts } = mergeSidecars(
      two,
      withSegment({ codes: ['x'] }),
      withSegment({ codes: ['y'] }),
    );
    assert.deepEqual(value.segments[0]!.codes, ['x', 'y']);
    assert.deepEqual(conflicts, [
      { list: 'segments', id: 'm0', field: 'codes', base: ['x', 'y'], values: [['x'], ['y']] },
    ]);
  });

  it('takes off a code that one side has taken off, and keeps what the other has written of it', () => {
    const before = withSegment({ codes: ['x'], memo: 'so' });
    const bare = withSegment({ codes: [], memo: 'so' });
    const more = mergeSidecars(before, bare, withSegment({ codes: ['x'], memo: 'so\n\nand so' }));
    assert.deepEqual(more.value.segments, [{ ...first, codes: [], memo: 'so\n\nand so' }]);
    const other = mergeSidecars(before, bare, withSegment({ codes: ['x', 'y'], memo: 'so' }));
    assert.deepEqual(other.value.segments[0]!.codes, ['y']);
    assert.deepEqual([more.conflicts, other.conflicts], [[], []]);
  });

  it('keeps the memo where one side has taken off the code and the other the memo, and says so', () => {
    const { value, notes, conflicts } = mergeSidecars(
      withSegment({ codes: ['x'], memo: 'so' }),
      withSegment({ codes: [], memo: 'so' }),
      withSegment({ codes: ['x'] }),
    );
    assert.deepEqual(value.segments, [{ ...first, codes: [], memo: 'so' }]);
    assert.deepEqual([notes, conflicts], [[{ kind: 'kept', list: 'segments', id: 'm0' }], []]);
  });

  it('keeps what one side has deleted and the other has changed, and says so', () => {
    const { value, notes, conflicts } = mergeSidecars(
      base,
      { ...base, segments: [] },
      withSegment({ memo: 'so' }),
    );
    assert.equal(value.segments[0]!.memo, 'so');
    assert.deepEqual([notes, conflicts], [[{ kind: 'kept', list: 'segments', id: 'm0' }], []]);
  });

  it('leaves two memos open, one of them in the field, and takes the decision of whoever makes it', () => {
    const [a, b] = [withSegment({ memo: 'hard' }), withSegment({ memo: 'easy' })];
    const { value, conflicts } = mergeSidecars(base, a, b);
    assert.deepEqual(value.segments[0], { ...first, memo: 'hard', conflicts: { memo: ['easy', 'hard'] } });
    assert.deepEqual(conflicts, [
      { list: 'segments', id: 'm0', field: 'memo', base: undefined, values: ['easy', 'hard'] },
    ]);
    const decided = withSegment({ memo: 'both' });
    assert.deepEqual(mergeSidecars(value, decided, value).value.segments, decided.segments);
    // and a third person who had no part in it loses nothing either
    const third = mergeSidecars(base, value, withSegment({ memo: 'so so' }));
    assert.deepEqual(openConflicts(third.value.segments[0]!), [
      { field: 'memo', values: ['easy', 'hard', 'so so'] },
    ]);
  });

  it('takes an anchor for one thing, and keeps the text versions of both', () => {
    const retied = take(
      base,
      [
        { kind: 9, one: 0, other: 0 },
        { kind: 8, one: 0, other: 1 },
      ],
      'a',
    );
    const resized = take(base, [{ kind: 8, one: 0, other: 2 }], 'b');
    const { value, conflicts } = mergeSidecars(base, retied, resized);
    assert.deepEqual(
      conflicts.map(({ field }) => field),
      ['anchor'],
    );
    assert.equal(Object.keys(value.texts).length, 2);
    const reread = parseSidecar(text(value));
    assert.deepEqual(Object.keys(reread.value!.texts), Object.keys(value.texts));
  });

  it('does not take being tied to a corrected text for a decision about the boundaries', () => {
    const retied = take(base, [{ kind: 9, one: 0, other: 0 }], 'a');
    const resized = take(base, [{ kind: 8, one: 0, other: 2 }], 'b');
    assert.notEqual(retied.segments[0]!.text, first.text);
    const { value, conflicts } = mergeSidecars(base, retied, resized);
    assert.deepEqual([value.segments, conflicts], [resized.segments, []]);
  });

  it('asks nothing when both have tied a segment to the same words, each in another text', () => {
    const onto = (text: string): Sidecar => {
      const version = textVersion(text);
      const start = text.indexOf(first.quote!);
      const end = start + first.quote!.length;
      const texts = { [version.id]: { sha256: version.sha256, length: version.length } };
      return { ...withSegment({ text: version.id, start, end }), texts };
    };
    const [a, b] = [onto(`One. ${TEXTS[0]}`), onto(`Another. ${TEXTS[0]}`)];
    const { value, conflicts } = mergeSidecars(base, a, b);
    assert.deepEqual(conflicts, []);
    assert.ok([a, b].some(one => text(one) === text(value)));
    assert.equal(text(mergeSidecars(base, b, a).value), text(value));
  });

  it('makes one segment of the same words that both have coded, and keeps the earlier date', () => {
    const a = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'a');
    const k = take(EMPTY, [{ kind: 0, one: 0, other: 1 }], 'k');
    const { value, notes, conflicts } = mergeSidecars(undefined, a, k);
    assert.deepEqual(
      value.segments.map(({ id, codes }) => [id, codes]),
      [['a0', ['effort-ab12', 'relief-cd34']]],
    );
    assert.deepEqual(
      [notes, conflicts],
      [[{ kind: 'unified', list: 'segments', id: 'a0', other: 'k0' }], []],
    );
    const dates = [a, k].map(({ segments }) => segments[0]!.created!).sort();
    assert.equal(value.segments[0]!.created, dates[0]);
  });

  it('keeps two different segments that have one id', () => {
    const other = { ...first, start: 47, end: 63, quote: TEXTS[0].slice(47, 63), codes: ['x'] };
    const { value, notes } = mergeSidecars(undefined, base, { ...base, segments: [other] });
    assert.deepEqual(new Set(value.segments.map(place)), new Set([place(first), place(other)]));
    assert.equal(new Set(value.segments.map(({ id }) => id)).size, 2);
    assert.deepEqual(
      notes.map(({ kind, other: id }) => [kind, id]),
      [['renamed', 'm0']],
    );
  });

  it('merges unknown fields as fields, wherever they stand', () => {
    const with_ = (sidecar: object, segment: object) => ({ ...withSegment(segment), ...sidecar }) as Sidecar;
    const was = with_({ tool: 1 }, { weight: 1, note: 'a' });
    const { value, conflicts } = mergeSidecars(
      was,
      with_({ tool: 2 }, { weight: 2, note: 'a' }),
      with_({ tool: 1, more: [1] }, { weight: 1 }),
    );
    assert.deepEqual(value, with_({ tool: 2, more: [1] }, { weight: 2 }));
    assert.deepEqual(conflicts, []);
  });
});
