import assert from 'node:assert/strict';
import fc from 'fast-check';
import { skippedLabels } from '../../../../src/core/turns/skippedLabels';
import type { TurnRules } from '../../../../src/core/turns/turnRules';
import type { Turns } from '../../../../src/core/turns/turns';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { WordIndex } from '../../../../src/core/text/words';
import { Reading } from '../../../../src/core/corpus/corpus';
import { transcriptText } from '../text/arbitraries';

function heads(text: string, rules: Partial<TurnRules>): (string | undefined)[] {
  const turns = findTurns(text, { labels: [], ...rules });
  return Array.from({ length: turns.count }, (_, i) => turns.label(i));
}

describe('what a study says of turns: what is no speaker', () => {
  const text = 'Anna: So?\n\nBo: Yes.\n\nRain: drops.\n\nAnna: And?\n\nRain: more.\n\nBo: No.\n';

  it('heads nothing, whatever it looks like', () => {
    assert.deepEqual(heads(text, {}), ['Anna', 'Bo', 'Rain', 'Anna', 'Rain', 'Bo']);
    assert.deepEqual(heads(text, { notSpeakers: ['Rain:'] }), ['Anna', 'Bo', 'Anna', 'Bo']);
    // also where it is claimed
    assert.deepEqual(heads(text, { labels: ['Rain'], notSpeakers: ['Rain'] }), ['Anna', 'Bo', 'Anna', 'Bo']);
  });

  it('is listed with what looks like a label and is none', () => {
    const more = `${text}\n\nHowever: no.\n\nFor one: yes.\n\nFor one: no.\n`;
    assert.deepEqual(skippedLabels(more, { labels: [], notSpeakers: ['Rain'] }), [
      { label: 'Rain', lines: 2, first: text.indexOf('Rain') },
      { label: 'For one', lines: 2, first: more.indexOf('For one') },
    ]);
  });

  it('is said in the layouts that most lines have to be in, too', () => {
    const lines = '[Anna] So?\n\n[Bo] Yes.\n\n[Rain] Drops.\n\n[Anna] And?\n\n[Rain] More.\n\n[Bo] No.\n';
    assert.deepEqual(heads(lines, { notSpeakers: ['Rain'] }), ['Anna', 'Bo', 'Anna', 'Bo']);
  });
});

describe('what a study says of turns: patterns', () => {
  const text = 'S1 ~ Hello.\n\nAnna: that is her name.\n\nS2 ~ Yes ~ yes.\n';

  it('alone say where turns begin, in a text in which lines match', () => {
    assert.deepEqual(heads(text, { patterns: ['{speaker} ~ '] }), ['S1', 'S2']);
    assert.deepEqual(heads(text, { patterns: ['{speaker} ~ ', '{speaker}:'] }), ['S1', 'Anna', 'S2']);
  });

  it('leave other texts to the layouts that are understood', () => {
    assert.deepEqual(heads('Anna: So?\n\nBo: Yes.\n', { patterns: ['{speaker} ~ '] }), ['Anna', 'Bo']);
  });

  it('that cannot be read are as if they were not there', () => {
    assert.deepEqual(heads('Anna: So?\n\nBo: Yes.\n', { patterns: ['{name}:'] }), ['Anna', 'Bo']);
  });

  it('that say little need a label that looks like one, recurs or is claimed', () => {
    const prose = 'S1 - Hello.\n\nso it was - well, good.\n\nS1 - Yes.\n\nthe cat - mine - sat.\n';
    assert.deepEqual(heads(prose, { patterns: ['{speaker} - '] }), ['S1', 'S1']);
    assert.deepEqual(heads(prose, { patterns: ['{speaker} - '], labels: ['the cat'] }), [
      'S1',
      'S1',
      'the cat',
    ]);
  });

  it('have times and numbers, which are no words', () => {
    const lines = '7) S1 @ 00:01:02\nHello there.\n\n9) S2 @ 00:01:09\nYes.\n';
    const { turns, words } = new Reading(lines, { labels: [], patterns: ['{number}) {speaker} @ {time}\n'] });
    assert.deepEqual(
      [turns.label(0), turns.timestamp(0), turns.label(1), turns.timestamp(1), words.count],
      ['S1', '00:01:02', 'S2', '00:01:09', 3],
    );
    assert.deepEqual(turns.layouts(), [{ pattern: '{number}) {speaker} @ {time}\n', turns: 2 }]);
  });

  it('prefer labels that are claimed to shorter ones', () => {
    const lines = 'Group 1: Anna: Yes.\nGroup 1: Bo: No.\n';
    assert.deepEqual(heads(lines, { patterns: ['{speaker}:'] }), ['Group 1', 'Group 1']);
    const labels = ['Group 1: Anna', 'Group 1: Bo'];
    assert.deepEqual(heads(lines, { patterns: ['{speaker}:'], labels }), labels);
  });
});

describe('where most labels are claimed', () => {
  const rest = 'Beispiel: nachts.\n\n';
  const lines = (times: number) => 'I: Und?\n\nB: Ja, so war das.\n\n'.repeat(times);

  it('a label that occurs once heads nothing', () => {
    assert.deepEqual(new Set(heads(lines(3) + rest + lines(1), { labels: ['I', 'B'] })), new Set(['I', 'B']));
    assert.ok(
      heads(`[0:01] Nurse: hello\n\n${'[0:02] I: So?\n\n[0:03] B: Yes.\n\n'.repeat(4)}`, {
        labels: ['I', 'B'],
      }).includes('Nurse'),
    );
  });

  it('a code or a role may be somebody’s whom the study does not know yet', () => {
    for (const label of ['R', 'P3', 'Nurse'])
      assert.ok(heads(`${lines(3)}${label}: Hallo.\n\n${lines(1)}`, { labels: ['I', 'B'] }).includes(label));
  });

  it('in Chinese, a clause does not end a turn', () => {
    const text =
      '访谈者：请讲。\n受访者：很难。\n我觉得最重要的是：不要一个人。\n访谈者：谢谢。\n受访者：不客气。\n';
    for (const labels of [['访谈者', '受访者'], []]) assert.equal(heads(text, { labels }).length, 4);
  });
});

describe('what is written and not said', () => {
  /** The units of a text that are in heads or unspoken. */
  function unsaid(text: string, turns: Turns): Uint8Array {
    const marks = new Uint8Array(text.length);
    for (let i = 0; i < turns.count; i++) marks.fill(1, turns.starts[i], turns.headEnds[i]);
    turns.unspoken.starts.forEach((start, i) => marks.fill(1, start, turns.unspoken.ends[i]));
    return marks;
  }

  it('is in order, apart, outside of heads, and never a word', () => {
    let found = 0;
    fc.assert(
      fc.property(transcriptText, text => {
        const reading = new Reading(text, { labels: ['P1', 'Anna'] }, 'none');
        const { turns, words } = reading;
        const { starts, ends } = turns.unspoken;
        let before = 0;
        starts.forEach((start, i) => {
          assert.ok(before <= start && start < ends[i]!);
          before = ends[i]!;
          for (let turn = 0; turn < turns.count; turn++)
            assert.ok(ends[i]! <= turns.starts[turn]! || start >= turns.headEnds[turn]!);
        });
        found += starts.length;
        const marks = unsaid(text, turns);
        words.starts.forEach((start, i) => assert.ok(!marks.subarray(start, words.ends[i]).includes(1)));
        // the same words as of a text in which all that is blank
        const blank = text.replace(/[^]/g, (unit, at: number) => (marks[at] ? ' ' : unit));
        assert.equal(words.count, new WordIndex(blank).count);
      }),
      { numRuns: 600 },
    );
    assert.ok(found > 50, `${found}`);
  });

  const spoken = (text: string, labels: string[] = []) => {
    const { words } = new Reading(text, { labels }, 'none');
    return Array.from(words.starts, (start, i) => text.slice(start, words.ends[i]));
  };

  it('is a timestamp in brackets, but no time of day that is spoken of', () => {
    assert.deepEqual(spoken('A: so [00:01:02] yes #00:01:03-4# at 10:30 (10:45) sharp'), [
      'so',
      'yes',
      'at',
      '10:30',
      '(10:45)',
      'sharp',
    ]);
    assert.deepEqual(spoken('A: one\n\nB: two (0:09)\n'), ['one', 'two']);
  });

  it('is a time at the end of most lines', () => {
    assert.deepEqual(spoken('A: so 00:00:01\nB: yes 00:00:02\nA: oh 00:00:03\n'), ['so', 'yes', 'oh']);
    assert.deepEqual(spoken('A: so\nB: yes, at 00:00:02\nA: oh\nB: no\n'), [
      'so',
      'yes,',
      'at',
      '00:00:02',
      'oh',
      'no',
    ]);
  });

  it('is a number of a page, with what is printed beside it', () => {
    const text = 'A: one\n\nA study\n\nPage 1 of 2\n\ntwo\n\nB: three\n\nA study\n\nPage 2 of 2\n';
    assert.deepEqual(spoken(text), ['one', 'two', 'three']);
    assert.deepEqual(spoken('A: How many?\n\nB:\n41\n\nA: Oh.\n\nB: Yes.\n'), [
      'How',
      'many?',
      '41',
      'Oh.',
      'Yes.',
    ]);
  });
});
