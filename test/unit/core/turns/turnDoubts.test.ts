import assert from 'node:assert/strict';
import fc from 'fast-check';
import { doubtsAfterEdit, knownDoubts, turnDoubts } from '../../../../src/core/turns/turnDoubts';
import { type FoundTurn, Turns } from '../../../../src/core/turns/turns';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { ComparedText } from '../text/comparedText';

/** A turn: its label, if any, and how many words it has. */
type Said = readonly [label: string | undefined, words: number];

/** A text and its turns, as if some engine had found them. */
function spoken(said: readonly Said[]): { text: string; turns: Turns } {
  let text = '';
  const found = said.map(([label, words]): FoundTurn => {
    const start = text.length;
    text += label === undefined ? '' : `${label}: `;
    const headEnd = text.length;
    text += 'word '.repeat(words).trim();
    const end = text.length;
    text += '\n';
    return { start, headEnd, end, label };
  });
  return { text, turns: Turns.of(found) };
}

function doubts(...said: Said[]): string[] {
  const { text, turns } = spoken(said);
  return turnDoubts(text, turns).map(({ kind, turn, label }) => `${kind} ${turn} ${label}`);
}

/** Question and answer, so many times. */
const talk = (times: number, words = 20): Said[] =>
  Array.from({ length: times }, () => [['INT', 10] as const, ['P1', words] as const]).flat();

describe('doubtsAfterEdit', () => {
  it('has after any edit within a turn what is found afresh, and mostly without looking at others', () => {
    const length = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
      fc.integer({ min: 495, max: 510 }),
      fc.integer({ min: 90, max: 110 }),
    );
    const turn = fc.tuple(fc.constantFrom('INT', 'P1', 'P2', 'A', 'B', undefined), length);
    const edit = fc.record({ turn: fc.nat(), by: fc.integer({ min: -12, max: 12 }), isLong: fc.boolean() });
    let [asked, known] = [0, 0];
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 25 }), fc.array(edit), (written, edits) => {
        const first = spoken(written);
        let doubts = knownDoubts(new ComparedText(first.text), first.turns);
        for (const { turn, by, isLong } of edits) {
          const { text, turns } = { text: doubts.text.whole, turns: doubts.turns };
          const i = turn % turns.count;
          const [start, end] = [turns.headEnd(i), turns.end(i)];
          if (end - start < 14) continue;
          const at = start + 1 + ((end - start) >> 1);
          const size = by * (isLong ? 40 : 1);
          const removed = Math.min(Math.max(-size, 0), end - at - 1);
          const put = 'and '.repeat(60).slice(0, Math.max(size, 0));
          const now = new ComparedText(text.slice(0, at) + put + text.slice(at + removed));
          const moved = turns.moved(at, put.length - removed);
          const afresh = turnDoubts(now.whole, moved);
          for (const { kind } of afresh) met.add(kind);
          const after = doubtsAfterEdit(doubts, now, moved);
          asked++;
          if (after) {
            known++;
            assert.deepEqual(after.found, afresh);
          }
          doubts = after ?? knownDoubts(now, moved);
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(known > asked / 2, `${known} of ${asked}`);
    assert.deepEqual([...met].sort(), ['label-once', 'long-turn', 'no-labels', 'one-label']);
  });
});

describe('turnDoubts', () => {
  it('says nothing of a conversation, nor of nothing', () => {
    assert.deepEqual(doubts(...talk(20)), []);
    assert.deepEqual(doubts(), []);
  });

  it('says that there are no labels, or only one, where there is text for several turns', () => {
    assert.deepEqual(doubts([undefined, 49]), []);
    assert.deepEqual(doubts([undefined, 50]), ['no-labels 0 undefined']);
    assert.deepEqual(doubts([undefined, 25], [undefined, 25]), ['no-labels 0 undefined']);
    assert.deepEqual(doubts([undefined, 10], ['P1', 200], ['P1', 5]), ['one-label 1 P1']);
    assert.deepEqual(doubts(['P1', 10], ['P1', 10]), []);
    // labels are words of the text, too: here it is they that fill it
    assert.deepEqual(doubts(['P1', 47], ['P1', 1]), ['one-label 0 P1']);
  });

  it('names labels that occur once, unless there are many of them', () => {
    assert.deepEqual(doubts(...talk(5), ['Monday', 5], ...talk(5)), ['label-once 10 Monday']);
    assert.deepEqual(doubts(['INT', 10], ['P1', 20]), []);
    // four voices in sixteen turns are a fifth of twenty
    const voices: Said[] = ['M1', 'M2', 'M3', 'M4'].map(label => [label, 5]);
    assert.equal(doubts(...talk(8), ...voices).length, 4);
    assert.deepEqual(doubts(...talk(7), ...voices), []);
  });

  it('names turns of a page that are many times as long as the others', () => {
    assert.deepEqual(doubts(...talk(10), ['P1', 600], ...talk(10)), ['long-turn 20 P1']);
    assert.deepEqual(doubts(...talk(10), ['P1', 499], ...talk(10)), []);
    assert.deepEqual(doubts(...talk(10), [undefined, 600], ...talk(10)), ['long-turn 20 undefined']);
  });

  it('lets narrators speak', () => {
    assert.deepEqual(doubts(...talk(10, 700), ['P1', 3000]), []);
    // too few turns to say how long they are
    assert.deepEqual(doubts(...talk(3), ['P1', 3000]), []);
  });

  it('says where in the text', () => {
    const text = `${'INT: And then?\n\nP1: Then it was over.\n\n'.repeat(5)}Monday: the worst of days.\n`;
    const turns = findTurns(text, { labels: ['Monday'] });
    const [doubt] = turnDoubts(text, turns);
    assert.deepEqual(doubt, { kind: 'label-once', label: 'Monday', turn: 10, start: text.indexOf('Monday') });
  });

  it('says what its twin says, which counts everything', () => {
    const labels = fc.subarray(['INT', 'P1', 'P2', 'Monday', 'Note', undefined], { minLength: 1 });
    const words = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 40 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 1500 }) },
    );
    const met = new Set<string>();
    fc.assert(
      fc.property(labels, fc.array(fc.tuple(fc.nat(59), words), { maxLength: 30 }), (voices, all) => {
        const said = all.map(([voice, count]): Said => [voices[voice % voices.length], count]);
        const { text, turns } = spoken(said);
        const counted = (one: string) => one.split(/\s+/).filter(word => /\w/.test(word)).length;
        const expected: string[] = [];
        const heads = said.flatMap(([one]) => one ?? []);
        const different = new Set(heads).size;
        if (said.length > 0 && different < 2 && counted(text) >= 50)
          expected.push(
            different === 0 ? 'no-labels 0' : `one-label ${said.findIndex(([one]) => one !== undefined)}`,
          );
        const once = said.flatMap(([one], i) =>
          one !== undefined && heads.filter(other => other === one).length === 1 ? [i] : [],
        );
        if (once.length * 5 <= heads.length) expected.push(...once.map(i => `label-once ${i}`));
        const speech = said.map((_, i) => text.slice(turns.headEnds[i], turns.ends[i]));
        speech.forEach((one, i) => {
          // at least three quarters of the turns are no longer than a tenth of it
          const short = speech.filter(other => other.length * 10 <= one.length).length;
          if (said.length >= 8 && counted(one) >= 500 && short > Math.floor(said.length * 0.75))
            expected.push(`long-turn ${i}`);
        });
        for (const one of expected) met.add(one.split(' ')[0]!);
        assert.deepEqual(
          turnDoubts(text, turns).map(({ kind, turn }) => `${kind} ${turn}`),
          expected,
        );
      }),
      { numRuns: 600 },
    );
    assert.deepEqual([...met].sort(), ['label-once', 'long-turn', 'no-labels', 'one-label']);
  });
});
