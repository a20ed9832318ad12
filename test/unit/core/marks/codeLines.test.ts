import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_LANES, codeLines } from '../../../../src/core/marks/codeLines';
import type { MarkedSegment } from '../../../../src/core/marks/markedSegment';
import type { Span } from '../../../../src/core/text/span';
import { CODES, markedText } from './arbitraries';

const covers = (spans: readonly Span[], at: number) =>
  spans.some(({ start, end }) => start <= at && at < end);

describe('codeLines', () => {
  it('gives every code a line below all of its words, or says that there are more', () => {
    fc.assert(
      fc.property(markedText, ({ text, segments }) => {
        const { lines, more } = codeLines(segments);
        for (let at = 0; at < text.length; at++) {
          const here = segments.filter(({ start, end }) => start <= at && at < end);
          const codes = here.flatMap(segment =>
            segment.codes.map(
              ({ color }) =>
                `${segment.start} ${segment.end} ${color} ${Number(segment.coder !== undefined)}`,
            ),
          );
          const drawn = lines.filter(({ start, end }) => start <= at && at < end);
          for (const { start, end, color, isOther } of drawn) {
            const i = codes.indexOf(`${start} ${end} ${color} ${Number(isOther)}`);
            assert.ok(i >= 0);
            codes.splice(i, 1);
          }
          assert.equal(new Set(drawn.map(({ lane }) => lane)).size, drawn.length);
          assert.ok(drawn.every(({ lane }) => lane >= 0 && lane < MAX_LANES));
          assert.equal(covers(more, at), codes.length > 0);
        }
      }),
    );
  });

  it('leaves a code without a line only where all lanes were taken when it began', () => {
    fc.assert(
      fc.property(markedText, ({ segments }) => {
        const { lines } = codeLines(segments);
        for (const segment of segments) {
          const own = lines.filter(({ start, end }) => start === segment.start && end === segment.end);
          const alike = segments.filter(({ start, end }) => start === segment.start && end === segment.end);
          const wanted = alike.reduce((sum, { codes }) => sum + codes.length, 0);
          if (own.length === wanted) continue;
          const there = lines.filter(({ start, end }) => start <= segment.start && segment.start < end);
          assert.equal(there.length, MAX_LANES);
        }
      }),
    );
  });

  it('tints the words of an own segment once, and those of others never', () => {
    fc.assert(
      fc.property(markedText, ({ segments }) => {
        const { lines } = codeLines(segments);
        assert.ok(lines.every(({ isOther, isTinted }) => !(isOther && isTinted)));
        const tinted = lines.filter(({ isTinted }) => isTinted).length;
        const own = segments.filter(({ coder, codes }) => coder === undefined && codes.length > 0).length;
        assert.ok(tinted <= own);
      }),
    );
    const segment = { start: 0, end: 5, codes: CODES.slice(0, 3), hasMemo: false, isKey: false };
    const lines = (one: Partial<MarkedSegment>) => codeLines([{ ...segment, isDimmed: false, ...one }]).lines;
    assert.deepEqual(
      lines({}).map(({ lane, isTinted }) => [lane, isTinted]),
      [
        [0, true],
        [1, false],
        [2, false],
      ],
    );
    assert.deepEqual(
      lines({ coder: 'KL' }).map(({ isOther, isTinted }) => [isOther, isTinted]),
      [
        [true, false],
        [true, false],
        [true, false],
      ],
    );
  });

  it('marks what has none of the codes that are looked at as dimmed', () => {
    fc.assert(
      fc.property(markedText, ({ text, segments }) => {
        const { dimmed } = codeLines(segments);
        const wanted = segments.filter(({ isDimmed }) => isDimmed);
        for (let at = 0; at < text.length; at++) assert.equal(covers(dimmed, at), covers(wanted, at));
        assert.ok(dimmed.every(({ start }, i) => i === 0 || dimmed[i - 1]!.end < start));
      }),
    );
  });
});
