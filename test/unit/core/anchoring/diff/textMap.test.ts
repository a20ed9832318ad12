import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextMap, joined } from '../../../../../src/core/anchoring/diff/textMap';
import { TokenReader } from '../../../../../src/core/anchoring/diff/tokens';
import { englishInterview } from '../../../../../bench/editScripts/interview';
import { Random } from '../../../../../bench/editScripts/random';
import { carryForward } from '../../../../../src/core/anchoring/places/carry';
import { anyChange, anyText, levenshtein, segmentAt, squeezed } from '../anyTexts';

function mapOf(before: string, after: string): TextMap {
  const reader = new TokenReader();
  return new TextMap(reader.read(before), reader.read(after));
}

/** What each old token became, as words, with the number of its block. */
function wordsIn(map: TextMap, block: (number: number) => boolean): string {
  const words: string[] = [];
  for (let run = 0; run < map.runs.count; run++) {
    if (!block(map.blocks[run]!)) continue;
    words.push(map.old.text.slice(map.old.starts[map.runs.olds[run]!], map.old.ends[map.oldEnd(run) - 1]));
  }
  return words.join(' | ');
}

/** Turns of different words. */
const TURNS = englishInterview(8, 6_000)
  .text.split('\n\n')
  .filter(turn => turn.length > 120)
  .map(turn => turn.replace(/^\S+ /, ''));

describe('TextMap', () => {
  it('pairs equal tokens, each with one at most, and knows which runs are neighbours', () => {
    fc.assert(
      fc.property(anyChange, ({ before, after }) => {
        const map = mapOf(before, after);
        const { runs, old, now, blocks } = map;
        const takenOld = new Set<number>();
        const takenNew = new Set<number>();
        for (let run = 0; run < runs.count; run++) {
          for (let i = 0; i < runs.lengths[run]!; i++) {
            const [from, to] = [runs.olds[run]! + i, runs.news[run]! + i];
            assert.equal(
              before.slice(old.starts[from], old.ends[from]),
              after.slice(now.starts[to], now.ends[to]),
            );
            assert.ok(!takenOld.has(from) && !takenNew.has(to));
            takenOld.add(from);
            takenNew.add(to);
          }
          assert.ok(run === 0 || map.oldEnd(run - 1) <= runs.olds[run]!);
          assert.ok(blocks[run]! >= 0);
        }
        const all = Array.from({ length: runs.count }, (_, run) => run);
        const inNew = [...all].sort((a, b) => runs.news[a]! - runs.news[b]! || a - b);
        inNew.forEach((run, i) => {
          assert.equal(map.beforeInNew[run], inNew[i - 1] ?? -1);
          assert.equal(map.behindInNew[run], inNew[i + 1] ?? -1);
          assert.ok(i === 0 || map.newEnd(inNew[i - 1]!) <= runs.news[run]!);
        });
        // what is not moved is in order, the runs of one block are so among themselves
        for (const block of new Set(blocks)) {
          const ofBlock = all.filter(run => blocks[run] === block);
          assert.ok(ofBlock.every((run, i) => i === 0 || map.newEnd(ofBlock[i - 1]!) <= runs.news[run]!));
        }
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('of a text to itself is one run', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { runs, blocks, old } = mapOf(text, text);
        const whole = old.count === 0 ? [] : [[0, 0, old.count, 0]];
        const found = Array.from({ length: runs.count }, (_, i) => [
          ...[runs.olds[i]!, runs.news[i]!, runs.lengths[i]!, blocks[i]!],
        ]);
        assert.deepEqual(found, whole);
      }),
      { seed: 2 },
    );
  });

  it('finds runs by token, and says which stretches of the new text are nobody’s', () => {
    fc.assert(
      fc.property(anyChange, fc.nat(), fc.nat(), ({ before, after }, at, size) => {
        const map = mapOf(before, after);
        const token = at % (map.old.count + 1);
        const all = Array.from({ length: map.runs.count }, (_, run) => run);
        assert.equal(map.runBefore(token), all.findLast(run => map.runs.olds[run]! <= token) ?? -1);

        const start = at % (after.length + 1);
        const end = Math.min(after.length, start + 1 + (size % 60));
        const tokens = Array.from({ length: map.now.count }, (_, i) => i).filter(
          i => map.now.starts[i]! < end && map.now.ends[i]! > start,
        );
        const taken = tokens.filter(i => all.some(run => map.runs.news[run]! <= i && i < map.newEnd(run)));
        assert.equal(map.isFree({ start, end }), taken.length * 2 < tokens.length);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('counts edits between tokens as the edit distance of their words without white space', () => {
    fc.assert(
      fc.property(anyChange, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), ({ before, after }, at) => {
        const map = mapOf(before, after);
        const [from, to] = [at[0]!, at[1]!].map(i => i % (map.old.count + 1)).sort((a, b) => a - b) as [
          number,
          number,
        ];
        const [newFrom, newTo] = [at[2]!, at[3]!].map(i => i % (map.now.count + 1)).sort((a, b) => a - b) as [
          number,
          number,
        ];
        const [a, b] = [joined(map.old, from, to), joined(map.now, newFrom, newTo)];
        if (from < to) assert.equal(a, squeezed(before.slice(map.old.starts[from], map.old.ends[to - 1])));
        fc.pre(a.length * b.length < 200_000);
        assert.equal(map.distance(from, to, newFrom, newTo), levenshtein(a, b));
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('knows passages that stand elsewhere, with what was edited in them', () => {
    const [a, b, c, d, e] = TURNS as [string, string, string, string, string];
    const edited = b.replace(/^(.{40,}?) (\w+) /u, '$1 otherwise ');
    const map = mapOf([a, b, c, d, e].join('\n\n'), [a, c, d, edited, e].join('\n\n'));
    const moved = wordsIn(map, block => block !== 0);
    assert.ok(moved.startsWith(b.slice(0, 40)) && moved.includes(' | '), moved);
    assert.equal(
      wordsIn(map, block => block === 0),
      `${a} | ${c}\n\n${d} | ${e}`,
    );
  });

  it('takes no words for kept that are equal by chance in a passage that was replaced', () => {
    const map = mapOf(
      `${TURNS[0]}\n\nP1: we cooked supper and the neighbours sang loudly.\n\n${TURNS[1]}`,
      `${TURNS[0]}\n\nP1: snow fell everywhere and the roads disappeared quickly.\n\n${TURNS[1]}`,
    );
    assert.ok(!wordsIn(map, () => true).includes('and the |'));
    assert.ok(!wordsIn(map, () => true).includes('| and the'));
  });

  it('puts what was added at the end of a line, not of a word, where either could be', () => {
    const added = mapOf(`P1: Yes.\nP2: ${TURNS[0]}\n`, `P1: Yes.\nP1: No.\nP1: Yes.\nP2: ${TURNS[0]}\n`);
    for (let run = 1; run < added.runs.count; run++) {
      const at = added.now.starts[added.runs.news[run]!]!;
      assert.equal(added.now.text[at - 1], '\n');
    }
  });

  it('gives up a short answer beside a cut that is only nearly the same', () => {
    const map = mapOf(
      [TURNS[0], '[00:01:10] P1: Right.', TURNS[1], TURNS[2], TURNS[3]].join('\n\n'),
      [TURNS[0], TURNS[2], '[00:07:33] P1: Right.', TURNS[3]].join('\n\n'),
    );
    assert.ok(!/Right/.test(wordsIn(map, () => true)));
  });

  it('knows a name by what it became again and again, also beside something else', () => {
    const names = ['Anna', 'Anna', 'Anna', 'Anna'];
    const before = names.map((name, i) => `${TURNS[i]} ${name} said so.`).join('\n\n');
    const after = before.replaceAll('Anna', 'Participant 7');
    const map = mapOf(`${before}\n\nThen Anna came in.`, `${after}\n\nThen Participant 7 really came in.`);
    const { old } = map;
    const last = Array.from({ length: old.count }, (_, i) => i).findLast(
      i => before.length < old.starts[i]! && old.text.startsWith('Anna', old.starts[i]),
    )!;
    const to = Array.from({ length: map.now.count }, (_, i) => i).findLast(i =>
      map.now.text.startsWith('Participant', map.now.starts[i]),
    )!;
    assert.ok(map.replacements.isKnown(last, last + 1, to, to + 2));
    assert.ok(!map.replacements.isKnown(last, last + 1, to, to + 1));
    assert.ok(!map.replacements.isKnown(last - 1, last + 1, to, to + 2));
  });

  it('says nothing of what differs too much, and nobody is told a place by it', () => {
    const random = new Random(9);
    const noise = () => {
      const once = Array.from({ length: 1_000 }, () => random.pick(['x', 'y', 'z'])).join(' ');
      return `${once} ${once}`;
    };
    const before = `${TURNS[0]}\n\n${noise()}\n\n${TURNS[1]}`;
    const after = `${TURNS[0]}\n\n${noise()}\n\n${TURNS[1]}`;
    const first = TURNS[0]!.length + 2;
    const inNoise = Array.from({ length: 60 }, (_, i) =>
      segmentAt(before, { start: first + 50 * i, end: first + 50 * i + 79 }),
    );
    const inTurns = [
      segmentAt(before, { start: 20, end: 90 }),
      segmentAt(before, { start: before.length - 60, end: before.length }),
    ];
    const carry = (segments: typeof inTurns) =>
      carryForward({ text: after, version: 'new', segments, oldText: () => before });
    assert.deepEqual(
      carry(inTurns).map(({ state }) => state),
      ['ok', 'ok'],
    );
    for (const { state } of carry(inNoise)) assert.ok(!['ok', 'changed'].includes(state));
  });
});
