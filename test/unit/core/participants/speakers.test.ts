import assert from 'node:assert/strict';
import { findSpeakers } from '../../../../src/core/participants/speakers';
import type { Participant } from '../../../../src/core/studyFile/studyFile';
import { Turns } from '../../../../src/core/turns/turns';
import { findTurns } from '../../../../src/core/turns/findTurns';

/** A transcript with a turn for each label. */
function transcript(path: string, ...labels: (string | undefined)[]) {
  const found = labels.map((label, i) => ({ start: i * 10, headEnd: i * 10 + 2, end: i * 10 + 9, label }));
  return { path, turns: Turns.of(found) };
}

/** Ids of the participants of every turn; `-` for nobody. */
function owners(
  study: { interviewers?: string[]; participants?: Participant[] },
  ...transcripts: ReturnType<typeof transcript>[]
) {
  const speakers = findSpeakers({ interviewers: [], participants: [], ...study }, transcripts);
  const turns = speakers.transcripts.map(({ turns: { ofTurn } }) =>
    Array.from(ofTurn, i => speakers.participants[i]?.id ?? '-').join(' '),
  );
  return { turns, unassigned: speakers.unassigned, speakers };
}

describe('findSpeakers', () => {
  it('takes no colon for a part of a label, and composed letters for the same', () => {
    const text = 'INT: Wie war es?\n\nMu\u0308ller: Schwer.\n\nRene\u0301 : Nein.\n';
    for (const form of ['NFC', 'NFD'] as const) {
      const study = {
        interviewers: ['INT:'],
        participants: [
          { id: 'm', speakers: ['Müller：'.normalize(form)] },
          { id: 'r', speakers: ['René '.normalize(form)] },
        ],
      };
      const labels = [...study.interviewers, ...study.participants.flatMap(one => one.speakers)];
      const turns = findTurns(text, { labels });
      assert.deepEqual(owners(study, { path: 'a.txt', turns }).turns, ['- m r']);
      // positions are those of the text as it is
      assert.equal(text.slice(turns.headEnds[1], turns.ends[1]), 'Schwer.');
    }
    // without participants, the two ways of writing a label are one person
    const both = `${text}\n${text.normalize('NFC')}`;
    const { speakers } = owners({ interviewers: ['INT'] }, { path: 'a.txt', turns: findTurns(both) });
    assert.deepEqual(
      speakers.participants.map(({ id }) => id),
      ['Müller', 'René'],
    );
  });

  it('goes by labels as written, white space collapsed', () => {
    const participants = [{ id: 'jc1', speakers: [' Job\tCoach  1', 'JC1'] }];
    const { turns, unassigned } = owners(
      { interviewers: ['INT'], participants },
      transcript('a.txt', 'Job Coach 1', 'INT', 'JC1', 'job coach 1', 'Job Coach 10', undefined),
    );
    assert.deepEqual(turns, ['jc1 - jc1 - - -']);
    assert.deepEqual(unassigned, [
      { label: 'Job Coach 10', turns: 1, reason: 'unclaimed' },
      { label: 'job coach 1', turns: 1, reason: 'unclaimed' },
    ]);
  });

  it('gives what nobody has to the one who claims the transcript', () => {
    const participants = [
      { id: 'p1', speakers: ['P1'], transcripts: ['interviews/1.txt', 'both.txt'] },
      { id: 'p2', speakers: ['P2'], transcripts: ['interviews/2*.txt', 'both.txt'] },
    ];
    const labels = [undefined, 'INT', 'R', 'P2', 'P1'];
    const { turns, unassigned, speakers } = owners(
      { interviewers: ['INT'], participants },
      transcript('interviews/1.txt', ...labels),
      transcript('interviews/2b.txt', ...labels),
      transcript('both.txt', ...labels),
      transcript('other.txt', ...labels),
    );
    assert.deepEqual(turns, ['p1 - p1 p2 p1', 'p2 - p2 p2 p1', '- - - p2 p1', '- - - p2 p1']);
    assert.deepEqual(unassigned, [{ label: 'R', turns: 2, reason: 'unclaimed' }]);
    assert.deepEqual(
      speakers.transcripts.map(({ claimants }) => claimants),
      [[0], [1], [0, 1], []],
    );
  });

  it('gives a label that several have to the one of them who also claims the transcript', () => {
    const participants = [
      { id: 'p1', speakers: ['P'], transcripts: ['1.txt', '4.txt'] },
      { id: 'p2', speakers: ['P', 'P'], transcripts: ['2.txt', '4.txt'] },
      { id: 'p3', transcripts: ['2.txt', '3.txt'] },
    ];
    const { turns, unassigned } = owners(
      { participants },
      ...['1.txt', '2.txt', '3.txt', '4.txt'].map(path => transcript(path, 'P', 'P')),
    );
    assert.deepEqual(turns, ['p1 p1', 'p2 p2', '- -', '- -']);
    assert.deepEqual(unassigned, [{ label: 'P', turns: 4, reason: 'several' }]);
  });

  it('takes a label for an interviewer’s when a participant has it too, and says so', () => {
    const participants = [{ id: 'p1', speakers: ['R'], transcripts: ['1.txt'] }];
    const { turns, unassigned } = owners(
      { interviewers: ['R'], participants },
      transcript('1.txt', 'R', 'X'),
    );
    assert.deepEqual(turns, ['- p1']);
    assert.deepEqual(unassigned, [{ label: 'R', turns: 1, reason: 'interviewer' }]);
  });

  it('makes a participant of every label when none is declared', () => {
    const { turns, unassigned, speakers } = owners(
      { interviewers: ['INT'] },
      transcript('1.txt', undefined, 'INT', 'Ann', 'Ben'),
      transcript('2.txt', 'Ben', 'Cem', 'INT', 'Ann'),
    );
    assert.deepEqual(turns, ['- - Ann Ben', 'Ben Cem - Ann']);
    assert.deepEqual(unassigned, []);
    assert.equal(speakers.areDeclared, false);
    assert.deepEqual(
      speakers.participants.map(({ id }) => id),
      ['Ann', 'Ben', 'Cem'],
    );
  });

  it('is not misled by labels that are names in JavaScript', () => {
    const labels = ['constructor', '__proto__', 'toString'];
    assert.deepEqual(owners({}, transcript('1.txt', ...labels)).turns, [labels.join(' ')]);
    const participants = [{ id: 'p', speakers: ['__proto__'] }];
    assert.deepEqual(owners({ participants }, transcript('1.txt', ...labels)).turns, ['- p -']);
  });
});
