import assert from 'node:assert/strict';
import { findTurns } from '../../../../src/core/turns/findTurns';
import type { TurnRules } from '../../../../src/core/turns/turnRules';

const NO_LABELS: TurnRules = { labels: [] };

/** Labels and speech, a line for each turn. */
function read(text: string, rules = NO_LABELS): readonly string[] {
  const turns = findTurns(text, rules);
  return Array.from(
    { length: turns.count },
    (_, i) => `${turns.label(i) ?? '?'}| ${text.slice(turns.headEnds[i], turns.ends[i])}`,
  );
}

function unspoken(text: string): readonly string[] {
  const { unspoken: spans } = findTurns(text, NO_LABELS);
  return Array.from(spans.starts, (start, i) => text.slice(start, spans.ends[i]));
}

describe('turns: what stands inside of them', () => {
  it('items of a list that recur are no labels', () => {
    const said = 'Several things.\n\n- Money: we need it.\n- People: the best.\n- Money: again.';
    const text = `INT: What?\n\nP1: ${said}\n\nINT: Why?\n\nP1: So.\n\nINT: And?\n\nP1: No.\n`;
    assert.deepEqual(read(text), [
      'INT| What?',
      `P1| ${said}`,
      'INT| Why?',
      'P1| So.',
      'INT| And?',
      'P1| No.',
    ]);
  });

  it('but turns may be items themselves', () => {
    assert.deepEqual(findTurns('- INT: What?\n- P1: This.\n- INT: Why?\n- P1: So.\n').labels(), [
      'INT',
      'P1',
    ]);
  });

  it('a numbered list does not hide that turns are numbered', () => {
    const said = 'I did three things:\n1. I called.\n2. I wrote.\n3. I went.';
    assert.deepEqual(read(`1 INT: How?\n2 P1: ${said}\n3 INT: And?\n4 P1: 2024: no.\n5 INT: Ok.\n`), [
      'INT| How?',
      `P1| ${said}`,
      'INT| And?',
      'P1| 2024: no.',
      'INT| Ok.',
    ]);
  });

  it('times between words are not said, where there are several', () => {
    const text =
      'P1: I did not know 00:00:30 anybody, and nobody\nwould 00:01:00 rent at 9:15, or\n00:01:30 later.\n';
    assert.deepEqual(unspoken(text), ['00:00:30', '00:01:00', '00:01:30']);
    assert.deepEqual(unspoken('P1: He ran it in 3:05:20 and 2:59:10.\n\nINT: I in 4:01:12.\n'), []);
  });

  it('what is noted behind a label is no part of it, in any layout', () => {
    const labels = ['ANNA', 'BEN', 'ANNA', 'BEN'];
    for (const end of [':', '.', ' –']) {
      const text = `ANNA (sits)${end} Hi.\nBEN${end} So.\nANNA${end} You.\nBEN (low)${end} I.\n`;
      const turns = findTurns(text);
      assert.deepEqual(
        Array.from({ length: turns.count }, (_, i) => turns.label(i)),
        labels,
        text,
      );
    }
    const text = 'INT: Hi.\nP1: So.\nINT (laughs): You.\nP1 (low): I.\n';
    assert.deepEqual(findTurns(text, { labels: [], patterns: ['{speaker}:'] }).labels(), ['INT', 'P1']);
    assert.deepEqual(findTurns(text, { labels: [], notSpeakers: ['INT'] }).labels(), ['P1']);
  });

  it('a noun with a colon is none where the language writes nouns with capitals, in a short text, too', () => {
    const said =
      'Am Anfang war das schwierig, und mein Chef hat gesagt, das geht nicht.\nMein Chef: ein strenger Mann.';
    const text =
      `I: Wie war das für Sie?\nB: ${said}\nI: Und wie ging es dann weiter mit Ihnen?\n` +
      'B: Dann kam die Kündigung, drei Monate später war ich weg.\nI: Wie haben Sie reagiert?\nB: Ich war wütend.\n';
    assert.deepEqual(findTurns(text).labels(), ['I', 'B']);
  });

  it('a sentence that a pattern of the study fits does not hide another layout', () => {
    const rules = { labels: [], patterns: ['{speaker} - '] };
    const text = 'INT: How?\nP1: Well, so.\nAnna - she was there - said no.\nINT: Why?\nP1: So.\n';
    assert.deepEqual(findTurns(text, rules).labels(), ['INT', 'P1']);
    assert.deepEqual(findTurns('Anna - Good.\nBen - So so.\n', rules).labels(), ['Anna', 'Ben']);
    assert.deepEqual(findTurns('INT - How?\nP1 - So.\nINT - Why?\nAnna - No.\n', rules).labels(), [
      'INT',
      'P1',
      'Anna',
    ]);
  });
});
