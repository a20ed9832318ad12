import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countLabels } from '../../../../src/core/participants/labelCounts';
import { findSpeakers } from '../../../../src/core/participants/speakers';
import { countSpeech } from '../../../../src/core/participants/speech';
import { suggestParticipants } from '../../../../src/core/participants/suggestParticipants';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { STUDY, anyLabel, anyStudy } from './studies';

const LABELS = ['INT', 'A', 'B', 'Ann K.', 'R', 'Job Coach 1', 'toString', '职'];

const transcript = (path: string, labels: readonly string[]) => ({
  path,
  turns: findTurns(labels.map(label => `${label}: Yes, that is so.\n\n`).join(''), { labels: LABELS }),
});
const counted = (transcripts: readonly ReturnType<typeof transcript>[]) =>
  transcripts.map(({ path, turns }) => ({ path, labels: countLabels(turns) }));

describe('countSpeech', () => {
  it('counts turns and transcripts of people and labels', () => {
    const transcripts = [
      transcript('focus.txt', ['INT', 'A', 'B', 'A', 'R']),
      transcript('interviews/1.txt', ['INT', 'R', 'R', 'Ann K.']),
    ];
    const speech = countSpeech(STUDY, counted(transcripts));
    assert.deepEqual(
      [...speech.ofParticipant].map(([id, { turns, transcripts: where }]) => [id, turns, [...where]]),
      [
        [
          'ann',
          3,
          [
            ['focus.txt', 2],
            ['interviews/1.txt', 1],
          ],
        ],
        [
          'ben',
          3,
          [
            ['focus.txt', 1],
            ['interviews/1.txt', 2],
          ],
        ],
      ],
    );
    assert.deepEqual(
      speech.unassigned.map(({ label, reason, turns }) => [label, reason, turns]),
      [['R', 'unclaimed', 1]],
    );
    assert.equal(speech.ofLabel.get('R')?.turns, 3);
    assert.deepEqual(speech.undeclared, []);
  });

  it('lists the labels that count as people where none are declared', () => {
    const transcripts = counted([transcript('focus.txt', ['INT', 'A', 'B', 'A'])]);
    const speech = countSpeech({ ...STUDY, participants: [] }, transcripts);
    assert.deepEqual(speech.undeclared, ['A', 'B']);
    assert.deepEqual([speech.ofParticipant.size, speech.unassigned], [0, []]);
  });

  it('agrees with what is found turn by turn, in any study', () => {
    const texts = fc.array(fc.array(anyLabel, { maxLength: 8 }), { maxLength: 3 });
    fc.assert(
      fc.property(anyStudy, texts, (study, all) => {
        fc.pre(study.participants.length > 0);
        const paths = ['a.txt', 'x/b.txt', 'x/c [1].txt'];
        const transcripts = all.map((labels, i) => transcript(paths[i]!, labels));
        const speakers = findSpeakers(study, transcripts);
        const speech = countSpeech(study, counted(transcripts));
        assert.deepEqual(
          speech.unassigned.map(({ label, turns, reason }) => ({ label, turns, reason })),
          speakers.unassigned,
        );
        study.participants.forEach(({ id }, index) => {
          const turns = speakers.transcripts.map(
            ({ turns: { ofTurn } }) => ofTurn.filter(one => one === index).length,
          );
          const count = speech.ofParticipant.get(id);
          assert.equal(
            count?.turns ?? 0,
            turns.reduce((a, b) => a + b, 0),
          );
          assert.deepEqual(
            [...(count?.transcripts ?? [])],
            turns.flatMap((number, i) => (number > 0 ? [[transcripts[i]!.path, number]] : [])),
          );
        });
      }),
    );
  });

  it('counts a text once', () => {
    const { turns } = transcript('a.txt', ['A']);
    assert.equal(countLabels(turns), countLabels(turns));
  });
});

describe('suggestParticipants', () => {
  const people = [
    { id: 'x', name: 'Xavier', speakers: ['X'] },
    { id: 'y', name: 'Yusuf' },
    { id: 'jc2', name: 'Job Coach 2', speakers: ['JC2'] },
    { id: 'jc1', name: 'Job Coach 1', speakers: ['JC1'] },
  ];
  const order = (label: string) => suggestParticipants({ participants: people }, label).map(({ id }) => id);

  it('puts similar names first, then people without labels, then the rest', () => {
    assert.deepEqual(order('JOB COACH 1'), ['jc1', 'jc2', 'y', 'x']);
    assert.deepEqual(order('Jc 2'), ['jc2', 'jc1', 'y', 'x']);
    assert.deepEqual(order('R'), ['y', 'x', 'jc2', 'jc1']);
    assert.deepEqual(order('x'), ['x', 'y', 'jc2', 'jc1']);
  });
});
