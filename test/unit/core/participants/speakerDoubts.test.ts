import assert from 'node:assert/strict';
import { recurringLabels } from '../../../../src/core/participants/labelCounts';
import { SpeakerDoubts } from '../../../../src/core/participants/speakerDoubts';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import type { TurnDoubt } from '../../../../src/core/turns/turnDoubts';

const PEOPLE: Pick<StudyFile, 'interviewers' | 'participants'> = {
  interviewers: ['INT'],
  participants: [
    { id: 'ann', speakers: ['A:', 'Ann  K.'], transcripts: ['diary.txt', 'both.txt'] },
    { id: 'ben', speakers: ['B'], transcripts: ['both.txt'] },
  ],
};

const doubt = (kind: TurnDoubt['kind'], label?: string, turn = 0): TurnDoubt => ({
  kind,
  ...(label === undefined ? {} : { label }),
  turn,
  start: turn * 100,
});

describe('SpeakerDoubts', () => {
  const doubts = new SpeakerDoubts(PEOPLE);
  const isOpen = (path: string, one: TurnDoubt) => doubts.open(path, [one]).length === 1;

  it('does not doubt labels that someone has declared', () => {
    for (const label of ['INT', 'A', 'Ann K.', 'B']) assert.ok(!isOpen('x.txt', doubt('label-once', label)));
    assert.ok(isOpen('x.txt', doubt('label-once', 'Monday')));
    assert.ok(isOpen('x.txt', doubt('long-turn', 'A')));
  });

  it('does not doubt labels that recur in another transcript', () => {
    const counts = [
      new Map([
        [undefined, 5],
        ['Kim', 2],
        ['Monday', 1],
      ]),
      new Map([['Monday', 1]]),
    ];
    const some = new SpeakerDoubts(PEOPLE, recurringLabels(counts));
    const left = some.open('x.txt', [doubt('label-once', 'Kim'), doubt('label-once', 'Monday')]);
    assert.deepEqual(
      left.map(({ label }) => label),
      ['Monday'],
    );
  });

  it('does not doubt transcripts that are one participant’s', () => {
    assert.ok(!isOpen('diary.txt', doubt('no-labels')));
    assert.ok(isOpen('both.txt', doubt('no-labels')));
    assert.ok(isOpen('x.txt', doubt('no-labels')));
    assert.ok(!isOpen('diary.txt', doubt('one-label', 'A')));
    assert.ok(!isOpen('diary.txt', doubt('one-label', 'Me')));
    assert.ok(isOpen('diary.txt', doubt('one-label', 'INT')));
    assert.ok(isOpen('diary.txt', doubt('one-label', 'B')));
    assert.ok(isOpen('x.txt', doubt('one-label', 'A')));
  });

  it('warns only of what is very likely wrong', () => {
    const severity = (one: TurnDoubt, haveOthers: boolean) => doubts.problem([one], haveOthers).severity;
    assert.equal(severity(doubt('no-labels'), true), 'warning');
    assert.equal(severity(doubt('no-labels'), false), 'info');
    assert.equal(severity(doubt('one-label', 'INT'), true), 'warning');
    assert.equal(severity(doubt('one-label', 'A'), true), 'info');
    assert.equal(severity(doubt('label-once', 'Monday'), true), 'info');
    assert.equal(severity(doubt('long-turn', 'A'), true), 'info');
  });

  it('says it in one sentence, however many there are', () => {
    const said = (...all: TurnDoubt[]) => doubts.problem(all, true).message;
    assert.equal(
      said(doubt('label-once', 'Monday')),
      '“Monday” occurs only once. Check whether it is a speaker.',
    );
    assert.equal(
      said(doubt('label-once', 'Monday'), doubt('label-once', 'Note', 3)),
      'These occur only once: “Monday”, “Note”. Check whether they are speakers.',
    );
    const many = Array.from({ length: 12 }, (_, i) => doubt('label-once', `M${i}`, i));
    assert.match(said(...many), /“M9” and 2 more\. Check/);
    assert.match(said(doubt('long-turn')), /^This turn is much longer than the others\. /);
    assert.match(said(doubt('long-turn'), doubt('long-turn', 'A', 2)), /as are 1 more\./);
    assert.match(said(doubt('one-label', 'A')), /^“A” is the only speaker/);
    assert.match(said(doubt('no-labels')), /^No speakers were found/);
  });
});
