import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesAround } from '../../../../src/core/text/textState';

describe('linesAround', () => {
  it('gives the lines in which a stretch is, whole', () => {
    const line = fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('x'.repeat(511), 'y'.repeat(1500)));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.nat(), fc.nat(600), (written, at, length) => {
        const text = written.join('\n');
        const start = at % (text.length + 1);
        const end = Math.min(start + length, text.length);
        const expected = `${text.slice(0, start).split('\n').at(-1)}${text.slice(start, end)}${text.slice(end).split('\n')[0]}`;
        const found = linesAround(text, start, end);
        assert.equal(found.text, expected);
        assert.equal(text.slice(found.start, found.end), expected);
      }),
    );
  });
});
