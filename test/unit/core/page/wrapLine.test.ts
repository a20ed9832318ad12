import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GlyphWidths, estimatedWidths } from '../../../../src/core/page/glyphWidths';
import { wrapSpan } from '../../../../src/core/page/wrapLine';
import { wrapWords } from '../../../../src/core/page/pageRows';
import { hardText } from '../text/arbitraries';

/** Every character as wide as any other: what fits can be counted. */
const TEN = new GlyphWidths(() => 10);

const wrap = (text: string, characters: number) =>
  wrapSpan(text, { start: 0, end: text.length }, characters * 10 + 1, TEN).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('wrapSpan', () => {
  it('breaks between words, and long words only where they must', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('  one\n\ttwo ', 100), ['one\n\ttwo']);
    assert.deepEqual(wrap('a https://x.example/abcdefgh b', 12), ['a https://', 'x.example/', 'abcdefgh b']);
    assert.deepEqual(wrap('我们今天讨论这个问题', 4), ['我们今天', '讨论这个', '问题']);
    assert.deepEqual(wrap('👩‍👩‍👧👩‍👩‍👧', 2), ['👩‍👩‍👧', '👩‍👩‍👧']);
    assert.deepEqual(wrap(' \n', 5), []);
  });

  it('keeps all that is not white space, in its order, and no row is wider than its column', () => {
    const widths = estimatedWidths(14);
    fc.assert(
      fc.property(hardText, fc.integer({ min: 1, max: 200 }), (text, most) => {
        const rows = wrapSpan(text, { start: 0, end: text.length }, most, widths);
        let at = 0;
        for (const { start, end } of rows) {
          assert.ok(start < end);
          assert.equal(
            text
              .slice(at, start)
              .trim()
              .replace(/\u0085/g, ''),
            '',
          );
          at = end;
          const isOne = [...new Intl.Segmenter('en').segment(text.slice(start, end))].length === 1;
          assert.ok(isOne || widths.of(text, start, end) <= most);
        }
        assert.equal(
          text
            .slice(at)
            .trim()
            .replace(/\u0085/g, ''),
          '',
        );
      }),
    );
  });

  it('fills rows: the first word of a row had no room in the one above', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 9, max: 40 }), (list, most) => {
        const rows = wrap(list.join(' '), most);
        assert.equal(rows.join(' '), list.join(' '));
        for (const [i, row] of rows.slice(1).entries())
          assert.ok(rows[i]!.length + 1 + row.split(' ')[0]!.length > most);
      }),
    );
  });
});

describe('wrapWords', () => {
  it('cuts what needs more lines', () => {
    const lines = (most: number, count: number) =>
      wrapWords('Lacks in the\n training', most * 10 + 1, TEN, count);
    assert.deepEqual(lines(12, 2), ['Lacks in the', 'training']);
    assert.deepEqual(lines(12, 1), ['Lacks in…']);
    assert.deepEqual(lines(30, 1), ['Lacks in the training']);
  });
});
