import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FoundTurn, Turns } from '../../../../src/core/turns/turns';

const name = fc.constantFrom('INT', 'P1', 'Anna Berg', 'Дмитрий', '王芳');
const pattern = fc.constantFrom('{speaker}:', '[{speaker}] {time} ', '— ');

/** Turns with and without labels, times and patterns, and something not said in some of them. */
const turnsFound = fc
  .array(
    fc.record({
      gap: fc.nat(3),
      head: fc.nat(8),
      length: fc.integer({ min: 1, max: 12 }),
      label: fc.option(name, { nil: undefined }),
      timestamp: fc.option(fc.constantFrom('0:05', '00:01:02', '12.3.2024, 10:15'), { nil: undefined }),
      pattern: fc.option(pattern, { nil: undefined }),
      aside: fc.nat(3),
    }),
    { maxLength: 12 },
  )
  .map(parts => {
    let at = 0;
    const unspoken: { start: number; end: number }[] = [];
    const found = parts.map(({ gap, head, length, label, timestamp, pattern, aside }): FoundTurn => {
      const start = at + gap;
      const headEnd = start + Math.min(head, length);
      const end = (at = start + length);
      if (aside > 0 && headEnd < end) unspoken.push({ start: headEnd, end: Math.min(end, headEnd + aside) });
      const where = label === undefined ? {} : { label, labelStart: start, labelEnd: headEnd };
      return { start, headEnd, end, ...where, timestamp, pattern };
    });
    return { found, unspoken };
  });

type Found = ReturnType<typeof turnsOf>;

function turnsOf({
  found,
  unspoken,
}: {
  found: readonly FoundTurn[];
  unspoken: { start: number; end: number }[];
}) {
  return Turns.of(found, {
    starts: Int32Array.from(unspoken, ({ start }) => start),
    ends: Int32Array.from(unspoken, ({ end }) => end),
  });
}

/** What the turns say, one by one. */
function told(turns: Found) {
  return Array.from({ length: turns.count }, (_, i) => ({
    start: turns.starts[i],
    headEnd: turns.headEnds[i],
    end: turns.ends[i],
    label: turns.label(i),
    labelStart: turns.labelStarts[i],
    labelEnd: turns.labelEnds[i],
    timestamp: turns.timestamp(i),
    pattern: turns.pattern(i),
  }));
}

function expected({ label, labelStart = -1, labelEnd = -1, ...turn }: FoundTurn) {
  return { ...turn, label, labelStart, labelEnd };
}

describe('Turns', () => {
  it('say what was found', () => {
    fc.assert(
      fc.property(turnsFound, parts => {
        const { found } = parts;
        const turns = turnsOf(parts);
        assert.deepEqual(told(turns), found.map(expected));
        assert.deepEqual(turns.labels(), [...new Set(found.flatMap(({ label }) => label ?? []))]);
        assert.deepEqual(
          [...turns.firstTurns()],
          turns.labels().map(label => found.findIndex(one => one.label === label)),
        );
        const layouts = found.flatMap(({ pattern }) => pattern ?? []);
        assert.deepEqual(
          new Map(turns.layouts().map(({ pattern, turns }) => [pattern, turns])),
          new Map(layouts.map(one => [one, layouts.filter(other => other === one).length])),
        );
        for (const outside of [-1, found.length]) {
          assert.equal(turns.label(outside), undefined);
          assert.equal(turns.timestamp(outside), undefined);
          assert.equal(turns.pattern(outside), undefined);
        }
      }),
    );
  });

  it('come back from their columns', () => {
    fc.assert(
      fc.property(turnsFound, parts => {
        const turns = turnsOf(parts);
        const back = Turns.ofColumns(structuredClone(turns.columns));
        assert.deepEqual(told(back), told(turns));
        assert.deepEqual(back, turns);
      }),
    );
  });

  it('move with the text behind an edit', () => {
    fc.assert(
      fc.property(turnsFound, fc.nat(100), fc.integer({ min: -3, max: 9 }), (parts, at, by) => {
        const shift = (offset: number) => (offset > at ? offset + by : offset);
        const moved = told(turnsOf(parts).moved(at, by));
        const { unspoken } = turnsOf(parts).moved(at, by);
        assert.deepEqual(
          moved,
          parts.found.map(expected).map(turn => ({
            ...turn,
            start: shift(turn.start),
            headEnd: shift(turn.headEnd),
            end: shift(turn.end),
            labelStart: shift(turn.labelStart),
            labelEnd: shift(turn.labelEnd),
          })),
        );
        assert.deepEqual(
          [...unspoken.starts],
          parts.unspoken.map(({ start }) => shift(start)),
        );
        assert.deepEqual(
          [...unspoken.ends],
          parts.unspoken.map(({ end }) => shift(end)),
        );
      }),
    );
  });
});
