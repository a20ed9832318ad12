import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_STRIPES, gutterStripes } from '../../../../src/core/marks/gutterStripes';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { CODES, markedText } from './arbitraries';

describe('gutterStripes', () => {
  it('has the codes of all words of each line, as far as they fit', () => {
    fc.assert(
      fc.property(markedText, ({ text, segments }) => {
        const found = new Map(
          gutterStripes(segments, LineIndex.of(text)).map(({ line, ...rest }) => [line, rest]),
        );
        let offset = 0;
        text.split('\n').forEach((words, line) => {
          const wanted = new Set<string>();
          // with its line feed, which a segment can go on over
          for (let at = offset; at <= offset + words.length; at++)
            for (const { start, end, codes, coder } of segments)
              if (start <= at && at < end)
                for (const { color } of codes) wanted.add(`${color} ${coder !== undefined}`);
          offset += words.length + 1;
          const { stripes, hasMore } = found.get(line) ?? { stripes: [], hasMore: false };
          const shown = stripes.flatMap(stripe => (stripe ? [`${stripe.color} ${stripe.isOther}`] : []));
          assert.equal(new Set(shown).size, shown.length);
          assert.ok(shown.every(one => wanted.has(one)));
          assert.ok(stripes.length <= MAX_STRIPES);
          assert.equal(shown.length === wanted.size, !hasMore);
          if (hasMore) assert.equal(shown.length, MAX_STRIPES);
        });
      }),
    );
  });

  it('keeps a code in its place as long as segments go on from line to line', () => {
    const segment = (start: number, end: number, codes: string) => ({
      ...{ start, end, hasMemo: false, isKey: false, isDimmed: false },
      codes: [...codes].map(id => CODES.find(code => code.id === id)!),
    });
    const text = 'aaaa\nbbbb\ncccc\n\ndddd';
    const found = gutterStripes(
      [segment(0, 4, 'a'), segment(1, 13, 'b'), segment(12, 14, 'c'), segment(16, 20, 'b')],
      LineIndex.of(text),
    );
    const colors = (codes: string) =>
      [...codes].map(id => {
        const code = CODES.find(one => one.id === id);
        return code && { color: code.color, isOther: false };
      });
    assert.deepEqual(
      found.map(({ line, stripes }) => [line, stripes]),
      [
        [0, colors('ab')],
        [1, colors('-b')],
        [2, colors('cb')],
        [4, colors('b')],
      ],
    );
  });
});
