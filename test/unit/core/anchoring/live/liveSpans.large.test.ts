import assert from 'node:assert/strict';
import { SpanIndex } from '../../../../../src/core/coding/spanIndex';
import { LiveSpans, type TextEdit } from '../../../../../src/core/anchoring/live/liveSpans';

const UNITS = 400_000;

/** 100,000 spans of every length in plain arrays, which every edit walks through from one end to the other. */
class PlainSpans {
  constructor(
    readonly starts: number[],
    readonly ends: number[],
  ) {}

  apply(edits: readonly TextEdit[]): void {
    for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
      const growth = text.length - (end - start);
      for (let i = 0; i < this.starts.length; i++) {
        if (this.starts[i]! < 0) continue;
        let from = this.starts[i]!;
        let to = this.ends[i]!;
        if (from >= end && !(from === start && end > start)) from += growth;
        else if (from > start) from = start + text.length;
        if (to > start) to = to >= end ? to + growth : start;
        this.starts[i] = Math.min(from, to);
        this.ends[i] = to;
      }
    }
  }
}

describe('LiveSpans with many spans', () => {
  it('has them where a walk through all of them has, after edits, additions and moves', () => {
    const random = randomNumbers(7);
    let length = UNITS;
    const place = (room: number) => {
      const start = random(room);
      const longest = [1, 50, 300, length][random(4)]!;
      return random(50) === 0 ? [-1, -1] : [start, Math.min(start + random(longest), length)];
    };
    const places = Array.from({ length: 100_000 }, () => place(length));
    const plain = new PlainSpans(
      places.map(([start]) => start!),
      places.map(([, end]) => end!),
    );
    const live = new LiveSpans('x'.repeat(UNITS), Int32Array.from(plain.starts), Int32Array.from(plain.ends));
    for (let event = 0; event < 120; event++) {
      // Letters that only this event has: the text is never again what it was.
      const edits = someEdits(
        random,
        length,
        event % 40 === 0 ? 300 : 1 + random(3),
        String.fromCharCode(0x4e00 + event),
      );
      live.apply(edits);
      plain.apply(edits);
      length += edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
      // Most go to one small part, which overflows.
      for (let i = random(40); i > 0; i--) {
        const span = random(live.count);
        const [start, end] = place(i % 4 === 0 ? length : 1000);
        live.set(span, start!, end!);
        [plain.starts[span], plain.ends[span]] = [start!, end!];
      }
      const [start, end] = place(length);
      const added = live.add(start!, end!);
      [plain.starts[added], plain.ends[added]] = [start!, end!];
      if (event % 20 === 0) check(live, plain, length, random);
    }
    check(live, plain, length, random);
  });
});

function check(live: LiveSpans, plain: PlainSpans, length: number, random: (below: number) => number): void {
  assert.equal(live.count, plain.starts.length);
  for (let span = 0; span < live.count; span++) {
    if (live.start(span) === plain.starts[span] && live.end(span) === plain.ends[span]) continue;
    assert.fail(
      `${span}: ${live.start(span)}…${live.end(span)}, not ${plain.starts[span]}…${plain.ends[span]}`,
    );
  }
  const index = new SpanIndex(Int32Array.from(plain.starts), Int32Array.from(plain.ends));
  assert.deepEqual(live.inOrder(), index.order);
  for (const [from, size] of [
    [random(length), 3000],
    [random(length), 1],
    [0, 10],
    [length - 5, 5],
  ] as const) {
    assert.deepEqual(live.overlapping(from, from + size), index.overlapping(from, from + size));
  }
}

/** Edits at least one unit apart, in an order of their own. */
function someEdits(
  random: (below: number) => number,
  length: number,
  count: number,
  unit: string,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const room = Math.floor(length / count);
  for (let i = 0; i < count; i++) {
    const start = i * room + random(Math.floor(room / 2));
    const end = start + [0, 0, 1, 5, Math.min(Math.floor(room / 2) - 1, 400)][random(5)]!;
    edits.push({ start, end, text: unit.repeat(random(8)) });
  }
  for (let i = count - 1; i > 0; i--) {
    const other = random(i + 1);
    [edits[i], edits[other]] = [edits[other]!, edits[i]!];
  }
  return edits;
}

/** The same whole numbers in every run (linear congruential generator, Numerical Recipes 1992). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
