import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  allowLabels,
  claimLabels,
  makeInterviewers,
  refuseLabels,
  releaseLabels,
} from '../../../../src/core/participants/claimLabels';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { collapseWhiteSpace } from '../../../../src/core/text/whiteSpace';
import { STUDY, anyLabel, anyStudy, assertWritable, error, participant, value } from './studies';

/** Everybody who has a label: ids, `INT` for the interviewers, `none` where the study or a group says that it is none. */
function ownersOf(study: StudyFile, label: string): string[] {
  const has = (labels: readonly string[] = []) => labels.map(collapseWhiteSpace).includes(label);
  const people = study.participants.filter(({ speakers }) => has(speakers)).map(({ id }) => id);
  const isRefused = [study, ...study.groups].some(({ turns }) => has(turns?.notSpeakers));
  return [...people, ...(has(study.interviewers) ? ['INT'] : []), ...(isRefused ? ['none'] : [])];
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
    assert.equal(value(allowLabels(STUDY, ['R', 'INT'])), STUDY);
    const refused = value(refuseLabels(STUDY, ['R']));
    assert.equal(value(refuseLabels(refused, ['R:'])), refused);
    assert.equal(value(releaseLabels(refused, ['R'])), refused);
  });

  it('says why it cannot', () => {
    assert.equal(error(claimLabels(STUDY, [], 'ann')), 'A label cannot be empty.');
    assert.equal(error(claimLabels(STUDY, [' '], 'ann')), 'A label cannot be empty.');
    assert.match(error(claimLabels(STUDY, ['R'], 'gone')), /no longer has a participant “gone”/);
    assert.match(error(makeInterviewers(STUDY, [''])), /cannot be empty/);
    assert.match(error(releaseLabels(STUDY, [])), /cannot be empty/);
    assert.match(error(refuseLabels(STUDY, [':'])), /cannot be empty/);
    assert.match(error(allowLabels(STUDY, [])), /cannot be empty/);
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

describe('refuseLabels, allowLabels', () => {
  it('make no labels of labels, and labels of them again', () => {
    const file = value(refuseLabels(STUDY, ['Monday', ' B:', 'INT', 'Monday']));
    assert.deepEqual(file.turns, { notSpeakers: ['Monday', 'B', 'INT'] });
    assert.deepEqual([file.interviewers, 'speakers' in participant(file, 'ben')], [[], false]);
    const back = value(allowLabels(file, ['B', 'INT']));
    assert.deepEqual([back.turns, back.interviewers], [{ notSpeakers: ['Monday'] }, []]);
    assert.equal('turns' in value(allowLabels(back, ['Monday'])), false);
  });

  it('are undone where a label is given to someone', () => {
    const refused = { ...value(refuseLabels(STUDY, ['R', 'Q'])) };
    const [early, late] = refused.groups;
    const file = {
      ...refused,
      groups: [{ ...early!, turns: { patterns: ['{speaker}:'], notSpeakers: ['R', 'X'] } }, late!],
    };
    const claimed = value(claimLabels(file, ['R'], 'cy'));
    assert.deepEqual(claimed.turns, { notSpeakers: ['Q'] });
    assert.deepEqual(claimed.groups[0], {
      ...early,
      turns: { patterns: ['{speaker}:'], notSpeakers: ['X'] },
    });
    const asked = value(makeInterviewers(claimed, ['Q', 'X']));
    assert.deepEqual([asked.interviewers, 'turns' in asked], [['INT', 'Q', 'X'], false]);
    assert.deepEqual(asked.groups, [{ ...early, turns: { patterns: ['{speaker}:'] } }, late]);
    const known = value(makeInterviewers(value(refuseLabels(STUDY, ['R'])), ['INT', 'R']));
    assert.equal('turns' in known, false);
  });

  it('leave what the file says beside', () => {
    const file = { ...STUDY, turns: { mine: 1, notSpeakers: ['R'] } } as StudyFile;
    assert.deepEqual(value(allowLabels(file, ['R'])).turns, { mine: 1 });
  });
});

describe('any label', () => {
  it('has one owner after any number of changes, and nothing else is lost', () => {
    const step = fc.record({
      to: fc.constantFrom('p0', 'p1', 'p2', 'INT', 'nobody', 'none', 'allowed'),
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
                : to === 'none'
                  ? refuseLabels(file, labels)
                  : to === 'allowed'
                    ? allowLabels(file, labels)
                    : claimLabels(file, labels, to);
          assert.equal(changed.ok, to.length !== 2 || file.participants.some(({ id }) => id === to));
          if (!changed.ok) continue;
          const moved = labels.map(collapseWhiteSpace);
          for (const label of moved) {
            const was = ownersOf(file, label);
            const isNone = (owner: string) => owner === 'none';
            const wanted = {
              nobody: was.filter(isNone),
              allowed: was.filter(owner => !isNone(owner)),
            };
            assert.deepEqual(ownersOf(changed.value, label), to in wanted ? wanted[to as 'nobody'] : [to]);
          }
          const others = [
            ...file.interviewers,
            ...file.participants.flatMap(one => one.speakers ?? []),
            ...[file, ...file.groups].flatMap(({ turns }) => turns?.notSpeakers ?? []),
          ];
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
          groups: one.groups.map(({ turns: _, ...other }) => other),
          turns: undefined,
        });
        assert.deepEqual(rest(file), rest(study));
        assertWritable(file);
      }),
    );
  });
});
