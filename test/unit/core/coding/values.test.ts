import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile, Scale, ScaleValue } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { isOnScale } from '../../../../src/core/codebook/scales';
import { joinSegments, splitSegment } from '../../../../src/core/coding/boundaries';
import { joinDoubles } from '../../../../src/core/coding/joinDoubles';
import { joinedSegment } from '../../../../src/core/coding/joinedSegment';
import { removeCodeEverywhere, removeCodes, setCodes } from '../../../../src/core/coding/operations';
import { moveCodings, recoded } from '../../../../src/core/coding/recode';
import type { Segment, Sidecar } from '../../../../src/core/coding/segment';
import { setValue } from '../../../../src/core/coding/setValue';
import { contradiction, resolverOf, valueOf, valuesOf } from '../../../../src/core/coding/values';
import { openConflicts } from '../../../../src/core/records/openConflicts';
import { textVersion } from '../../../../src/core/text/textVersion';
import { valueFindings } from '../../../../src/study/valueFindings';

const TEXT = textVersion('t'.repeat(100));
const LEVELS: Scale = { kind: 'ordinal', values: ['low', 'mid', 'high'] };
const FILE: CodebookFile = {
  schema: 1,
  codes: [
    { id: 'a', name: 'A', scale: LEVELS },
    { id: 'b', name: 'B', scale: LEVELS },
    { id: 'n', name: 'N', scale: { kind: 'numeric', min: 0, max: 10 } },
    { id: 'plain', name: 'Plain' },
    { id: 'old', name: 'Old', mergedInto: 'a' },
    { id: 'older', name: 'Older', mergedInto: 'old' },
  ],
};
const BOOK = Codebook.of(FILE);
const RESOLVE = resolverOf(BOOK);
const ANY_CODE = ['a', 'b', 'n', 'plain', 'old', 'older', 'unknown'];
const ANY_VALUE: ScaleValue[] = ['low', 'mid', 'high', 'other', 0, 3, 11];

const segment = (codes: readonly string[], values?: Record<string, ScaleValue>, id = 's'): Segment => ({
  ...{ id, text: TEXT.id, start: 1, end: 9, codes },
  ...(values ? { values } : {}),
});
const sidecar = (...segments: Segment[]): Sidecar => ({
  ...{ schema: 1, coder: 'nd', status: 'in-progress', segments },
  texts: { [TEXT.id]: TEXT },
});
const only = (result: { ok: true; value: Sidecar } | { ok: false; error: string }) => {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value.segments[0];
};

/** Segments whose values are of codes that they have, or of merged ones that became these. */
const anySegment = fc
  .record({
    codes: fc.uniqueArray(fc.constantFrom(...ANY_CODE), { minLength: 1, maxLength: 4 }),
    values: fc.dictionary(fc.constantFrom(...ANY_CODE), fc.constantFrom(...ANY_VALUE), { maxKeys: 4 }),
  })
  .map(({ codes, values }) => {
    const has = new Set(codes.map(RESOLVE));
    const entries = Object.entries(values).filter(([id]) => has.has(RESOLVE(id)));
    return segment(codes, entries.length > 0 ? Object.fromEntries(entries) : undefined);
  });

/** By code, all values that count for it: looked up the other way round. */
const meaning = ({ values = {} }: Segment) => {
  const found = new Map<string, Set<ScaleValue>>();
  for (const [id, value] of Object.entries(values)) {
    const name = id === 'old' || id === 'older' ? 'a' : id;
    found.set(name, (found.get(name) ?? new Set()).add(value));
  }
  return found;
};

describe('values of codings', () => {
  it('count for what a merged code became; several that differ are all told, and none counts', () => {
    fc.assert(
      fc.property(anySegment, one => {
        const twin = meaning(one);
        for (const code of ['a', 'b', 'n', 'plain']) {
          const wanted = [...(twin.get(code) ?? [])];
          assert.deepEqual(new Set(valuesOf(one, code, RESOLVE)), new Set(wanted));
          assert.equal(valueOf(one, code, RESOLVE), wanted.length === 1 ? wanted[0] : undefined);
        }
      }),
    );
  });

  it('go with their code and with no other', () => {
    fc.assert(
      fc.property(
        anySegment,
        fc.constantFrom(...ANY_CODE),
        fc.constantFrom(...ANY_CODE),
        (one, code, other) => {
          const id = RESOLVE(code);
          const literal = one.codes.filter(each => RESOLVE(each) === id);
          const before = meaning(one);
          const expected = [...before].filter(([each]) => each !== id);
          const afterwards = [
            only(removeCodes(sidecar(one), 's', literal, RESOLVE)),
            only(removeCodeEverywhere(sidecar(one), literal, RESOLVE)),
            recoded(one, { add: [], remove: [id], isReplacement: false }, BOOK),
            only(
              setCodes(
                sidecar(one),
                's',
                one.codes.map(RESOLVE).filter(each => each !== id),
                RESOLVE,
              ),
            ),
          ];
          for (const after of afterwards) if (after) assert.deepEqual([...meaning(after)], expected);
          // codes that are named by what they became keep their values
          const renamed = only(setCodes(sidecar(one), 's', one.codes.map(RESOLVE), RESOLVE))!;
          assert.deepEqual(meaning(renamed), before);
          const added = recoded(one, { add: [other], remove: [], isReplacement: false }, BOOK)!;
          assert.deepEqual(meaning(added), before);
        },
      ),
    );
  });

  it('go along to a code in the place of theirs that has them on its scale', () => {
    fc.assert(
      fc.property(
        anySegment,
        fc.constantFrom('a', 'b', 'n'),
        fc.constantFrom('a', 'b', 'n'),
        (one, from, to) => {
          fc.pre(from !== to && one.codes.some(id => RESOLVE(id) === from));
          const after = only(moveCodings(sidecar(one), [from], to, BOOK))!;
          const scale = BOOK.get(to)!.scale!;
          const wanted = new Set([
            ...valuesOf(one, to, RESOLVE),
            ...valuesOf(one, from, RESOLVE).filter(value => isOnScale(scale, value)),
          ]);
          assert.deepEqual(new Set(valuesOf(after, to, RESOLVE)), wanted);
          assert.deepEqual(valuesOf(after, from, RESOLVE), []);
        },
      ),
    );
  });

  it('are set under the id that the segment names, and off again', () => {
    const one = segment(['older', 'b'], { old: 'low', b: 'high' });
    const set = only(setValue(sidecar(one), ['s'], 'a', 'mid', BOOK))!;
    assert.deepEqual(set.values, { b: 'high', older: 'mid' });
    assert.deepEqual(only(setValue(sidecar(set), ['s'], 'b', undefined, BOOK))!.values, { older: 'mid' });
    const none = only(setValue(sidecar(segment(['b'], { b: 'low' })), ['s'], 'b', undefined, BOOK))!;
    assert.ok(!('values' in none));
    const same = sidecar(one);
    const again = setValue(same, ['s'], 'b', 'high', BOOK);
    assert.ok(again.ok && again.value === same);
    const without = setValue(same, ['s'], 'n', 3, BOOK);
    assert.ok(without.ok && without.value === same);
  });

  it('must be on the scale of a code that has one, of a segment that is there', () => {
    const refused = (code: string, value: ScaleValue, id = 's') => {
      const result = setValue(sidecar(segment([code])), [id], code, value, BOOK);
      return result.ok ? '' : result.error;
    };
    assert.match(refused('plain', 'low'), /“Plain” has no scale/);
    assert.match(refused('b', 'huge'), /“huge” is not on the scale of “B”/);
    assert.match(refused('n', 11), /“11” is not on the scale/);
    assert.match(refused('unknown', 1), /no longer has a code “unknown”/);
    assert.match(refused('b', 'low', 'gone'), /no longer has a segment “gone”/);
    assert.equal(refused('n', 10), '');
  });

  it('are those of both parts of a split segment', () => {
    const anchor = (start: number, end: number) => ({ text: TEXT.id, start, end });
    const result = splitSegment(
      sidecar(segment(['a'], { a: 'low' })),
      's',
      [anchor(1, 4), anchor(5, 9)],
      ['t'],
      TEXT,
    );
    assert.ok(result.ok);
    assert.deepEqual(
      result.value.segments.map(({ values }) => values),
      [{ a: 'low' }, { a: 'low' }],
    );
  });

  it('are joined code by code, and not where two differ', () => {
    const [x, y] = [segment(['a', 'b'], { a: 'low' }, 'x'), segment(['b', 'n'], { b: 'mid', n: 3 }, 'y')];
    const anchor = { text: TEXT.id, start: 1, end: 20 };
    const joined = joinSegments(sidecar(x, y), ['x', 'y'], anchor, TEXT, BOOK);
    assert.deepEqual(only(joined)!.values, { a: 'low', b: 'mid', n: 3 });
    const z = segment(['old'], { old: 'high' }, 'z');
    const refused = joinSegments(sidecar(x, z), ['x', 'z'], anchor, TEXT, BOOK);
    assert.match(refused.ok ? '' : refused.error, /different values for “A”: low, high/);
    const doubles = joinDoubles(sidecar(x, y, z), [['x', 'z'], ['y']], RESOLVE);
    assert.ok(doubles.ok);
    assert.equal(doubles.value.segments.length, 3);
  });

  it('are lost in no joining: what differs is open, and open values do not count', () => {
    fc.assert(
      fc.property(fc.array(anySegment, { minLength: 2, maxLength: 4 }), all => {
        const joined = joinedSegment(all);
        const isOpen = openConflicts(joined).some(({ field }) => field === 'values');
        for (const code of new Set(all.flatMap(({ codes }) => codes.map(RESOLVE)))) {
          const wanted = new Set(all.flatMap(one => valuesOf(one, code, RESOLVE)));
          assert.deepEqual(new Set(valuesOf(joined, code, RESOLVE)), wanted);
          if (wanted.size > 1) assert.equal(valueOf(joined, code, RESOLVE), undefined);
        }
        if (!contradiction(all, RESOLVE)) assert.ok(!isOpen);
        // once each is set, nothing is open
        const settled = [...new Set(joined.codes.map(RESOLVE))].reduce((now, code) => {
          const scale = BOOK.get(code)?.scale;
          const value = scale && (scale.kind === 'ordinal' ? 'mid' : 5);
          return scale ? only(setValue(sidecar(now), ['s'], code, value, BOOK))! : now;
        }, joined);
        if (all.every(({ codes }) => !codes.some(id => ['plain', 'unknown'].includes(id))))
          assert.deepEqual(openConflicts(settled), []);
      }),
    );
  });

  it('are told of where they count for nothing', () => {
    const told = (one: Segment) => valueFindings(one, BOOK).map(({ code }) => code);
    assert.deepEqual(told(segment(['a', 'n'], { a: 'low', n: 10 })), []);
    assert.deepEqual(told(segment(['a'], { a: 'huge' })), ['off-scale']);
    assert.deepEqual(told(segment(['n'], { n: 'low' })), ['off-scale']);
    assert.deepEqual(told(segment(['plain'], { plain: 1 })), ['no-scale']);
    assert.deepEqual(told(segment(['a'], { b: 'low' })), ['stray-value']);
    assert.deepEqual(told(segment(['a', 'old'], { a: 'low', old: 'high' })), ['contradictory-values']);
    assert.deepEqual(told(segment(['a', 'old'], { a: 'low', old: 'low' })), []);
  });
});
