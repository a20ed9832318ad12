import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snapSpan } from '../../../../src/core/text/graphemes';
import { overlaps, trimSpan, type Span } from '../../../../src/core/text/span';
import { hardText, withSpan } from './arbitraries';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** By segmenting the whole text: the clusters that the selection touches, but for outer ones that are white. */
function snapByClusters(text: string, start: number, end: number): Span | undefined {
  const touched = [...segmenter.segment(text)]
    .map(({ segment, index }) => ({
      start: index,
      end: index + segment.length,
      isWhite: /^[\s\u0085]*$/.test(segment),
    }))
    .filter(cluster => cluster.start < end && start < cluster.end);
  const visible = touched.filter(cluster => !cluster.isWhite);
  return start < end && visible.length > 0
    ? { start: visible[0]!.start, end: visible.at(-1)!.end }
    : undefined;
}

describe('snapSpan', () => {
  it('agrees with segmenting the whole text', () => {
    fc.assert(
      fc.property(withSpan(hardText), ({ text, start, end }) => {
        assert.deepEqual(snapSpan(text, start, end), snapByClusters(text, start, end));
      }),
      { numRuns: 3000 },
    );
  });

  it('also in long runs of one kind', () => {
    for (const piece of [
      '🇩🇪',
      '\u0301',
      '👩\u200d',
      'क्',
      '\u1161',
      '\u0600',
      '\ud83d',
      '한',
      ' ',
      '\r\n',
      '漢',
    ]) {
      const text = `a${piece.repeat(200)}b`;
      for (const [start, end] of [
        [0, 1],
        [1, 2],
        [150, 151],
        [151, 152],
        [152, 190],
        [199, 203],
        [0, text.length],
      ] as const) {
        assert.deepEqual(
          snapSpan(text, start, end),
          snapByClusters(text, start, end),
          JSON.stringify([piece, start, end]),
        );
      }
    }
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(withSpan(hardText), ({ text, start, end }) => {
        const span = snapSpan(text, start, end);
        if (span) assert.deepEqual(snapSpan(text, span.start, span.end), span);
      }),
    );
  });

  it('does not cut a character in two', () => {
    assert.deepEqual(snapSpan('x👩‍👩‍👧y', 3, 4), { start: 1, end: 9 });
    assert.deepEqual(snapSpan('cafe\u0301s', 0, 4), { start: 0, end: 5 });
  });

  it('leaves out white space around', () => {
    assert.deepEqual(snapSpan(' \u00a0\u3000\ufeff\n a b \u2009\n', 0, 12), { start: 6, end: 9 });
    assert.equal(snapSpan(' \n\u00a0', 0, 3), undefined);
    assert.equal(snapSpan('ab', 1, 1), undefined);
    assert.equal(snapSpan('', 0, 5), undefined);
  });

  it('takes a selection made backwards, or beyond the text', () => {
    assert.deepEqual(snapSpan('one two', 7, 4), { start: 4, end: 7 });
    assert.deepEqual(snapSpan('one two', -3, 99), { start: 0, end: 7 });
    assert.equal(snapSpan('one', 5, 9), undefined);
  });

  it('looks only at the text nearby', () => {
    // A million characters a time would take minutes, not milliseconds.
    const text = '漢字é👩‍👩‍👧, ok '.repeat(100_000);
    for (let i = 0; i < 1000; i++) assert.ok(snapSpan(text, 700_000 + i, 700_100 + i));
  });
});

describe('spans', () => {
  it('overlap when they share a unit', () => {
    const span = fc.tuple(fc.nat(6), fc.nat(6)).map(([start, end]) => ({ start, end }));
    fc.assert(
      fc.property(span, span, (a, b) => {
        const shared = [0, 1, 2, 3, 4, 5, 6].some(
          i => a.start <= i && i < a.end && b.start <= i && i < b.end,
        );
        assert.equal(overlaps(a, b), shared);
      }),
    );
  });

  it('are trimmed as strings are', () => {
    fc.assert(
      fc.property(withSpan(hardText), ({ text, start, end }) => {
        const trimmed = trimSpan(text, start, end);
        const bare = text.slice(start, end).replace(/^[\s\u0085]+|[\s\u0085]+$/g, '');
        assert.equal(trimmed ? text.slice(trimmed.start, trimmed.end) : '', bare);
      }),
    );
  });
});
