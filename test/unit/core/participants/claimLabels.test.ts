import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimLabels, makeInterviewers, releaseLabels } from '../../../../src/core/participants/claimLabels';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { collapseWhiteSpace } from '../../../../src/core/text/whiteSpace';
import { STUDY, anyLabel, anyStudy, assertWritable, error, participant, value } from './studies';

/** Everybody who has a label: ids, and `INT` for the interviewers. */
function ownersOf(study: StudyFile, label: string): string[] {
  const has = (labels: readonly string[] = []) => labels.map(collapseWhiteSpace).includes(label);
  const people = study.participants.filter(({ speakers }) => has(speakers)).map(({ id }) => id);
  return [...people, ...(has(study.interviewers) ? ['INT'] : [])];
}

describe('claimLabels', () => {
  it('makes labels one person’s, and nobody else’s', () => {
    const file = value(claimLabels(STUDY, ['R', 'B', ' Ann K. ', 'INT', 'R'], 'cy'));
    assert.deepEqual(participant(file, 'cy'), { id: 'cy', speakers: ['R', 'B', 'Ann K.', 'INT'] });
    assert.deepEqual(participant(file, 'ann'), { ...participant(STUDY, 'ann'), speakers: ['A'] });
    assert.equal('speakers' in participant(file, 'ben'), false);
    assert.deepEqual(file.interviewers, []);
  });

  it('gives the same study where nothing changes', () => {
    assert.equal(value(claimLabels(STUDY, ['A', 'Ann K.'], 'ann')), STUDY);
    assert.equal(value(makeInterviewers(STUDY, ['INT'])), STUDY);
    assert.equal(value(releaseLabels(STUDY, ['R'])), STUDY);
  });

  it('says why it cannot', () => {
    assert.equal(error(claimLabels(STUDY, [], 'ann')), 'A label cannot be empty.');
    assert.equal(error(claimLabels(STUDY, [' '], 'ann')), 'A label cannot be empty.');
    assert.match(error(claimLabels(STUDY, ['R'], 'gone')), /no longer has a participant “gone”/);
    assert.match(error(makeInterviewers(STUDY, [''])), /cannot be empty/);
    assert.match(error(releaseLabels(STUDY, [])), /cannot be empty/);
  });
});

describe('makeInterviewers, releaseLabels', () => {
  it('take labels off participants, and back', () => {
    const file = value(makeInterviewers(STUDY, ['B', 'R']));
    assert.deepEqual(file.interviewers, ['INT', 'B', 'R']);
    assert.equal('speakers' in participant(file, 'ben'), false);
    const back = value(claimLabels(file, ['B'], 'ben'));
    assert.deepEqual([back.interviewers, participant(back, 'ben').speakers], [['INT', 'R'], ['B']]);
    assert.deepEqual(value(releaseLabels(back, ['INT', 'R', 'B'])).interviewers, []);
  });
});

describe('any label', () => {
  it('has one owner after any number of changes, and nothing else is lost', () => {
    const step = fc.record({
      to: fc.constantFrom('p0', 'p1', 'p2', 'INT', 'nobody'),
      labels: fc.uniqueArray(anyLabel, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(anyStudy, fc.array(step, { maxLength: 8 }), (study, steps) => {
        let file = study;
        for (const { to, labels } of steps) {
          const changed =
            to === 'INT'
              ? makeInterviewers(file, labels)
              : to === 'nobody'
                ? releaseLabels(file, labels)
                : claimLabels(file, labels, to);
          assert.equal(changed.ok, to.length !== 2 || file.participants.some(({ id }) => id === to));
          if (!changed.ok) continue;
          const moved = labels.map(collapseWhiteSpace);
          for (const label of moved) {
            assert.deepEqual(ownersOf(changed.value, label), to === 'nobody' ? [] : [to]);
          }
          const others = [...file.interviewers, ...file.participants.flatMap(one => one.speakers ?? [])];
          for (const label of others.map(collapseWhiteSpace)) {
            if (!moved.includes(label)) {
              assert.deepEqual(ownersOf(changed.value, label), ownersOf(file, label));
            }
          }
          file = changed.value;
        }
        const rest = (one: StudyFile) => ({
          ...one,
          interviewers: [],
          participants: one.participants.map(({ speakers: _, ...other }) => other),
        });
        assert.deepEqual(rest(file), rest(study));
        assertWritable(file);
      }),
    );
  });
});
