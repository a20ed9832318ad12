import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Scale } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { readScale, readValue, scaleText, setScale } from '../../../../src/core/codebook/editScale';
import { duplicateCode } from '../../../../src/core/codebook/duplicateCode';
import { mergeCode } from '../../../../src/core/codebook/mergeCode';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import { isOnScale } from '../../../../src/core/codebook/scales';
import { seededRandom } from './arbitraries';

const LEVELS: Scale = { kind: 'ordinal', values: ['low', 'mid', 'high'] };
const TEN: Scale = { kind: 'numeric', min: -1.5, max: 10 };
const read = (typed: string) => {
  const result = readScale(typed);
  return result.ok ? result.value : result.error;
};

describe('scales', () => {
  it('are typed as values in order, or as a range', () => {
    assert.deepEqual(read('low,  mid ; high'), LEVELS);
    assert.deepEqual(read('low\nmid\nhigh'), LEVELS);
    for (const typed of ['-1.5–10', '-1,5 - 10', '-1.5 to 10', '-1.5...10', ' -1.5 — 10 '])
      assert.deepEqual(read(typed), TEN);
    assert.deepEqual(read('-3 - -1'), { kind: 'numeric', min: -3, max: -1 });
    assert.deepEqual(read('"so, so", low;"a ""b""" , 3'), {
      kind: 'ordinal',
      values: ['so, so', 'low', 'a "b"', '3'],
    });
    // a quotation mark within a value, or without another one, is only that
    assert.deepEqual(read('5" or less, "more, most'), {
      kind: 'ordinal',
      values: ['5" or less', '"more', 'most'],
    });
    assert.match(read('5-5') as string, /must be less/);
    assert.match(read('low') as string, /two or more/);
    assert.match(read('') as string, /two or more/);
    assert.match(read('low, mid, low') as string, /“low” is there twice/);
  });

  it('read as they are shown', () => {
    const odd = [
      'so, so',
      ';',
      '"',
      '"low"',
      'a "b',
      ' high',
      'mid  mid',
      'a\nb',
      'a\tb',
      '0–10',
      '0-5',
      ',',
      '""',
    ];
    const words = fc.uniqueArray(
      fc.oneof(
        fc.constantFrom('low', 'mid', 'high', '1', '2', 'not at all', 'ö', ...odd),
        fc.string({ unit: 'binary' }).filter(text => /[^\p{White_Space}\p{Cf}]/u.test(text)),
      ),
      { minLength: 2 },
    );
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map(value => (value === 0 ? 0 : value));
    const scales: fc.Arbitrary<Scale> = fc.oneof(
      words.map(values => ({ kind: 'ordinal' as const, values })),
      fc
        .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 50 }))
        .map(([min, more]) => ({ kind: 'numeric' as const, min: min / 2, max: (min + more) / 2 })),
      fc
        .tuple(number, number)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => ({ kind: 'numeric' as const, min: Math.min(a, b), max: Math.max(a, b) })),
    );
    fc.assert(fc.property(scales, scale => assert.deepEqual(read(scaleText(scale)), scale)));
  });

  it('have values that are typed by name or number', () => {
    const typed = (scale: Scale, text: string) => {
      const result = readValue(scale, text);
      if (result.ok) assert.ok(isOnScale(scale, result.value));
      return result.ok ? result.value : result.error;
    };
    assert.deepEqual(
      ['mid', 'MID', '1', ' 3 '].map(text => typed(LEVELS, text)),
      ['mid', 'mid', 'low', 'high'],
    );
    // a number that is a value is that value
    assert.equal(typed({ kind: 'ordinal', values: ['3', '2', '1'] }, '1'), '1');
    assert.match(typed(LEVELS, '4') as string, /“4” is not a value of this scale: low, mid, high/);
    assert.deepEqual(
      ['3', '2,5', '-1.5'].map(text => typed(TEN, text)),
      [3, 2.5, -1.5],
    );
    for (const text of ['', '11', 'low']) assert.match(typed(TEN, text) as string, /number from -1.5 to 10/);
  });

  const FILE = {
    schema: 1,
    codes: [
      { id: 'a', name: 'A', scale: LEVELS },
      { id: 'b', name: 'B', scale: TEN },
      { id: 'c', name: 'C' },
      { id: 'd', name: 'D', scale: { ...LEVELS } },
    ],
  };
  const BOOK = Codebook.of(FILE);

  it('are given to a code and taken away again, and go with a copy of it', () => {
    const set = setScale(BOOK, 'c', LEVELS);
    assert.ok(set.ok);
    assert.deepEqual(parseCodebook(stringifyCodebook(set.value)).value, set.value);
    const off = setScale(BOOK.with(set.value), 'c', undefined);
    assert.ok(off.ok);
    assert.equal(stringifyCodebook(off.value), stringifyCodebook(FILE));
    const same = setScale(BOOK, 'a', { ...LEVELS });
    assert.ok(same.ok && same.value === BOOK.file);
    assert.ok(!setScale(BOOK, 'x', LEVELS).ok);
    const copy = duplicateCode(BOOK, 'a', 'Copy', seededRandom(3));
    assert.ok(copy.ok);
    assert.deepEqual(copy.value.code.scale, LEVELS);
  });

  it('must be the same where codes are merged, or of one of them', () => {
    const merged = (id: string, into: string) => {
      const result = mergeCode(BOOK, id, into);
      return result.ok ? Codebook.of(result.value).get(into)!.scale : result.error;
    };
    assert.match(merged('a', 'b') as string, /“A” and “B” have different scales/);
    assert.deepEqual([merged('a', 'd'), merged('a', 'c'), merged('c', 'b')], [LEVELS, LEVELS, TEN]);
  });
});
