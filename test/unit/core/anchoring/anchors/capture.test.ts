import assert from 'node:assert/strict';
import fc from 'fast-check';
import { captureSegment } from '../../../../../src/core/anchoring/anchors/capture';
import { newSegmentId } from '../../../../../src/core/coding/segmentId';

const made = { id: 'x', version: '000000000000', codes: ['a', 'b', 'a'], created: '2026-11-22T10:00:00Z' };
const capture = (text: string, start: number, end: number) =>
  captureSegment({ ...made, text, span: { start, end } });

const character = fc.constantFrom(
  'a',
  ' ',
  '\n',
  'é',
  'e\u0301',
  '中',
  '😀',
  '👩‍👩‍👧',
  '👍',
  '🏽',
  '🇩🇪',
  '🇫',
  '한',
  '\u1112\u1161\u11ab',
  'क्षि',
  '\u0301',
  '\u200d',
  '\t',
  '\uFEFF',
  '\ud83d',
);
const text = fc.array(character, { maxLength: 90 }).map(parts => parts.join(''));

/** All boundaries of the whole text, by the platform. */
function boundaries(of: string): number[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(of)]
    .map(one => one.index)
    .concat(of.length);
}

describe('captureSegment', () => {
  it('takes the words and what stands around them', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen';
    const start = words.indexOf('eight');
    assert.deepEqual(captureSegment({ ...made, text: words, span: { start, end: start + 5 }, memo: 'M' }), {
      id: 'x',
      text: '000000000000',
      start,
      end: start + 5,
      quote: 'eight',
      prefix: 'o three four five six seven '.padStart(32, words.slice(0, start).slice(-32)),
      suffix: ' nine ten eleven twelve thirteen',
      codes: ['a', 'b'],
      memo: 'M',
      created: '2026-11-22T10:00:00Z',
    });
  });

  it('has no context at the ends of the text, and no memo unless there is one', () => {
    const { prefix, suffix, quote, ...rest } = capture('all of it', 0, 9);
    assert.deepEqual([prefix, quote, suffix], ['', 'all of it', '']);
    assert.ok(!('memo' in rest));
  });

  it('takes as much context as fits, in whole characters', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const places = boundaries(whole);
        const [start, end] = [places[a % places.length]!, places[b % places.length]!].sort(
          (x, y) => x - y,
        ) as [number, number];
        const segment = capture(whole, start, end);
        const first = places.find(place => place >= start - 32)!;
        const last = places.findLast(place => place <= end + 32)!;
        assert.deepEqual(
          [segment.prefix, segment.quote, segment.suffix],
          [whole.slice(first, start), whole.slice(start, end), whole.slice(end, last)],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('sees that a character goes on behind the context', () => {
    assert.equal(capture(`|${'-'.repeat(30)}👍🏽`, 0, 1).suffix, '-'.repeat(30));
    assert.equal(capture(`|${'-'.repeat(30)}👍🏽`, 0, 2).suffix, `${'-'.repeat(29)}`);
    assert.equal(capture(`|${'-'.repeat(28)}👍🏽`, 0, 1).suffix, `${'-'.repeat(28)}👍🏽`);
  });

  it('knows flags apart however many stand in a row', () => {
    const flags = '🇩🇪'.repeat(200);
    for (const start of [400, 404, 408]) {
      const { prefix, suffix } = capture(flags, start, start + 4);
      assert.deepEqual([prefix, suffix], ['🇩🇪'.repeat(8), '🇩🇪'.repeat(8)]);
    }
    assert.equal(capture(`${flags}, so`, 802, 804).prefix, `${'🇩🇪'.repeat(7)}, `);
  });
});

describe('newSegmentId', () => {
  it('is 12 characters of a-z and 0-9, hardly ever the same, in no order of time', () => {
    const ids = Array.from({ length: 1000 }, () => newSegmentId(Math.random));
    for (const id of ids) assert.match(id, /^[a-z0-9]{12}$/);
    assert.equal(new Set(ids).size, ids.length);
    assert.notDeepEqual([...ids].sort(), ids);
    assert.equal(
      newSegmentId(() => 0),
      'a'.repeat(12),
    );
    assert.equal(
      newSegmentId(() => 1 - Number.EPSILON / 2),
      '9'.repeat(12),
    );
  });
});
