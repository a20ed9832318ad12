import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignTokens } from '../../../../../src/core/anchoring/diff/alignTokens';
import { alignShortest } from '../../../../../src/core/anchoring/diff/myers';
import { SmallBoxes } from '../../../../../src/core/anchoring/diff/smallBox';
import { TokenReader, type Tokens } from '../../../../../src/core/anchoring/diff/tokens';
import { Random } from '../../../../../bench/editScripts/random';
import { anyChange } from '../anyTexts';

/** The most that pairs of equal items can be worth together, in order: a table of all beginnings. */
function bestInOrder(a: Int32Array, b: Int32Array, worth: (i: number) => number): number {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const paired = a[i - 1] === b[j - 1] ? best[i - 1]![j - 1]! + worth(i - 1) : 0;
      best[i]![j] = Math.max(best[i - 1]![j]!, best[i]![j - 1]!, paired);
    }
  }
  return best[a.length]![b.length]!;
}

/** Equal tokens, ascending. @returns how many */
function checkMatches(a: Int32Array, b: Int32Array, matches: Int32Array): number {
  const pairs = [...matches].flatMap((to, i) => (to < 0 ? [] : [[i, to] as const]));
  pairs.forEach(([i, to], k) => {
    assert.equal(a[i], b[to]);
    assert.ok(k === 0 || pairs[k - 1]![1] < to);
  });
  return pairs.length;
}

const items = (maxLength: number) =>
  fc.array(fc.nat(5), { maxLength }).map(numbers => Int32Array.from(numbers));

describe('alignShortest', () => {
  it('matches as many items as can be matched in order', () => {
    fc.assert(
      fc.property(items(60), items(60), (a, b) => {
        const matches = new Int32Array(a.length).fill(-1);
        const box = { oldFrom: 0, oldTo: a.length, newFrom: 0, newTo: b.length };
        assert.ok(alignShortest(a, b, box, matches, { steps: 1e9 }));
        assert.equal(
          checkMatches(a, b, matches),
          bestInOrder(a, b, () => 1),
        );
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('keeps to its box', () => {
    fc.assert(
      fc.property(items(40), items(40), fc.nat(), fc.nat(), (a, b, x, y) => {
        const box = {
          oldFrom: x % (a.length + 1),
          oldTo: a.length,
          newFrom: y % (b.length + 1),
          newTo: b.length,
        };
        const matches = new Int32Array(a.length).fill(-1);
        alignShortest(a, b, box, matches, { steps: 1e9 });
        matches.forEach((to, i) => assert.ok(to < 0 || (i >= box.oldFrom && to >= box.newFrom)));
        const inside = [a.subarray(box.oldFrom), b.subarray(box.newFrom)] as const;
        assert.equal(
          matches.filter(to => to >= 0).length,
          bestInOrder(...inside, () => 1),
        );
      }),
      { seed: 2 },
    );
  });

  it('notes nothing at all when its steps do not suffice', () => {
    const random = new Random(3);
    const some = () => Int32Array.from({ length: 120 }, () => random.between(0, 3));
    const a = some();
    const b = some();
    const box = { oldFrom: 10, oldTo: 110, newFrom: 10, newTo: 110 };
    const needed = { steps: 1e9 };
    assert.ok(alignShortest(a, b, box, new Int32Array(120).fill(-1), needed));
    for (let steps = 0; steps < 1e9 - needed.steps; steps += 7) {
      const matches = new Int32Array(120).fill(-1);
      matches[5] = 5;
      assert.equal(alignShortest(a, b, box, matches, { steps }), false);
      assert.deepEqual(
        [...matches.entries()].filter(([, to]) => to >= 0),
        [[5, 5]],
      );
    }
  });

  it('takes texts that differ too much for other ones', () => {
    const a = Int32Array.from({ length: 500 }, (_, i) => (i === 250 ? -1 : i));
    const b = Int32Array.from({ length: 500 }, (_, i) => (i === 250 ? -1 : 1000 + i));
    const matches = new Int32Array(500).fill(-1);
    const box = { oldFrom: 0, oldTo: 500, newFrom: 0, newTo: 500 };
    assert.equal(alignShortest(a, b, box, matches, { steps: 1e9 }), false);
    assert.ok(matches.every(to => to === -1));
  });
});

describe('SmallBoxes', () => {
  it('keeps no fewer letters in order than can be kept, but for what standing together is worth', () => {
    fc.assert(
      fc.property(anyChange, ({ before, after }) => {
        const { old, now, box } = smallBox(before.slice(0, 250), after.slice(0, 250));
        const matches = new Int32Array(old.count).fill(-1);
        new SmallBoxes(old, now).align(box, matches);
        checkMatches(old.ids, now.ids, matches);
        const worth = (i: number) => 8 * Math.min(old.ends[i]! - old.starts[i]!, 8) + 4;
        let score = 0;
        matches.forEach((to, i) => {
          if (to < 0) return;
          const isTogether = i > 0 && to > 0 && matches[i - 1] === to - 1;
          // and 1 for equal white space before and behind, which may decide nothing else
          score += worth(i) + (isTogether ? 12 : 0) + 2;
        });
        assert.ok(score >= bestInOrder(old.ids, now.ids, worth));
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('prefers words to commas, and words that stand together', () => {
    assert.deepEqual(pairs('b, coach', 'coach, b'), ['coach']);
    assert.deepEqual(pairs('the week, the coach', 'the coach'), ['the', 'coach']);
    const { old, now, box } = smallBox('the week the coach', 'the coach');
    const matches = new Int32Array(4).fill(-1);
    new SmallBoxes(old, now).align(box, matches);
    assert.deepEqual([...matches], [-1, -1, 0, 1]);
  });

  function pairs(before: string, after: string): string[] {
    const { old, now, box } = smallBox(before, after);
    const matches = new Int32Array(old.count).fill(-1);
    new SmallBoxes(old, now).align(box, matches);
    return [...matches].flatMap((to, i) => (to < 0 ? [] : [before.slice(old.starts[i], old.ends[i])]));
  }

  function smallBox(before: string, after: string) {
    const reader = new TokenReader();
    const old: Tokens = reader.read(before);
    const now: Tokens = reader.read(after);
    // no box has more pairs than 4096
    const box = { oldFrom: 0, oldTo: Math.min(64, old.count), newFrom: 0, newTo: Math.min(64, now.count) };
    return {
      old: { ...old, ids: old.ids.subarray(0, box.oldTo) },
      now: { ...now, ids: now.ids.subarray(0, box.newTo) },
      box,
    };
  }
});

describe('alignTokens', () => {
  it('pairs equal tokens in order, and every one of a text with itself', () => {
    fc.assert(
      fc.property(anyChange, ({ before, after }) => {
        const reader = new TokenReader();
        const [old, now] = [reader.read(before), reader.read(after)];
        checkMatches(old.ids, now.ids, alignTokens(old, now));
        assert.deepEqual(
          [...alignTokens(old, old)],
          Array.from({ length: old.count }, (_, i) => i),
        );
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('gives no counterparts to a long part for which its steps do not suffice, and all to what is around it', () => {
    // everything stands twice, and there are more differences than are followed
    const random = new Random(6);
    const noise = () => {
      const once = Array.from({ length: 1_000 }, () => random.pick(['x', 'y', 'z'])).join(' ');
      return `${once} ${once}`;
    };
    const head = Array.from({ length: 30 }, (_, i) => `head${i}`).join(' ');
    const tail = Array.from({ length: 30 }, (_, i) => `tail${i}`).join(' ');
    const reader = new TokenReader();
    const old = reader.read(`${head} p ${noise()} q ${tail}`);
    const now = reader.read(`${head} r ${noise()} s ${tail}`);
    const matches = alignTokens(old, now);
    assert.equal(matches.filter(to => to >= 0).length, 60);
    assert.deepEqual(
      [...matches.subarray(0, 30)],
      Array.from({ length: 30 }, (_, i) => i),
    );
  });
});
