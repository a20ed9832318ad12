import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanStart, planMarks } from '../../../../src/core/marks/planMarks';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { markedText } from './arbitraries';

describe('planMarks', () => {
  it('gives the same for some lines as for all of them, wherever one has scrolled to', () => {
    fc.assert(
      fc.property(markedText, fc.nat(), fc.nat(), ({ text, segments }, a, b) => {
        const lines = LineIndex.of(text);
        const [from, to] = [a % lines.lineCount, b % lines.lineCount].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const overlapping = (start: number, end: number) =>
          segments.filter(one => one.start < end && start < one.end);
        const window = { start: lines.lineStart(from), end: lines.lineStart(to + 1) };
        const begin = cleanStart(from, lines, overlapping);
        const some = planMarks(overlapping(begin, window.end), lines, window);
        const all = planMarks(segments, lines, { start: 0, end: text.length });

        const isIn = ({ start, end }: { start: number; end: number }) =>
          start < window.end && window.start < end;
        assert.deepEqual(some.lines, all.lines.filter(isIn));
        assert.deepEqual(some.signs, all.signs.filter(isIn));
        assert.deepEqual(
          some.labels,
          all.labels.filter(({ end }) => end > window.start && end <= window.end),
        );
        assert.deepEqual(
          some.stripes.filter(({ line }) => line <= to),
          all.stripes.filter(({ line }) => line >= from && line <= to),
        );
        const covered = (spans: typeof all.more) =>
          [...text.slice(window.start, window.end)].map((_, i) =>
            spans.some(({ start, end }) => start <= window.start + i && window.start + i < end),
          );
        assert.deepEqual(covered(some.more), covered(all.more));
        assert.deepEqual(covered(some.dimmed), covered(all.dimmed));
      }),
    );
  });

  it('marks where segments with a memo or a key quote begin', () => {
    fc.assert(
      fc.property(markedText, ({ text, segments }) => {
        const { signs } = planMarks(segments, LineIndex.of(text), { start: 0, end: text.length });
        for (let at = 0; at < text.length; at++) {
          const here = segments.filter(({ start, isDimmed }) => start === at && !isDimmed);
          const found = signs.filter(({ start }) => start === at);
          const [hasMemo, isKey] = [here.some(one => one.hasMemo), here.some(one => one.isKey)];
          assert.deepEqual(
            found.map(one => [one.hasMemo, one.isKey]),
            hasMemo || isKey ? [[hasMemo, isKey]] : [],
          );
        }
      }),
    );
  });
});
