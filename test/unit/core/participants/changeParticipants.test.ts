import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addParticipant,
  addParticipantsForLabels,
  deleteParticipant,
  renameParticipant,
} from '../../../../src/core/participants/changeParticipants';
import { findParticipant } from '../../../../src/core/participants/findParticipant';
import { visibleText } from '../records/arbitraries';
import { STUDY, anyStudy, assertWritable, error, participant, value } from './studies';

describe('addParticipant', () => {
  it('makes an id that can be read and is not taken', () => {
    const add = (name: string, study = STUDY) => value(addParticipant(study, { name }));
    assert.deepEqual(add('  Job   Coach 1 ').participant, { id: 'job-coach-1', name: 'Job Coach 1' });
    assert.equal(add('Zoë Ångström').participant.id, 'zoe-angstrom');
    assert.equal(add('cy.').participant.id, 'cy-2');
    assert.equal(add('职').participant.id, 'participant');
    assert.equal(add('王', add('职').file).participant.id, 'participant-2');
    assert.equal(add('Code').participant.id, 'code');
  });

  it('takes the labels off whoever has them', () => {
    const { file, participant: dee } = value(
      addParticipant(STUDY, { name: 'Dee', labels: ['B', 'INT', 'D  1'] }),
    );
    assert.deepEqual(dee, { id: 'dee', name: 'Dee', speakers: ['B', 'INT', 'D 1'] });
    assert.deepEqual(participant(file, 'ben'), {
      id: 'ben',
      name: 'Ben',
      transcripts: ['interviews/*.txt'],
    });
    assert.deepEqual(file.interviewers, []);
  });

  it('says why it cannot', () => {
    assert.equal(error(addParticipant(STUDY, { name: ' \t' })), 'A participant needs a name.');
    assert.equal(
      error(addParticipant(STUDY, { name: 'ANN' })),
      'There is already a participant named “Ann”.',
    );
    assert.equal(error(addParticipant(STUDY, { name: 'CY' })), 'There is already a participant named “cy”.');
    assert.equal(error(addParticipant(STUDY, { name: 'D', labels: [' '] })), 'A label cannot be empty.');
  });

  it('keeps ids unique and everybody else as they were, whatever the names', () => {
    fc.assert(
      fc.property(anyStudy, fc.array(visibleText, { maxLength: 6 }), (study, names) => {
        let file = study;
        for (const name of names) {
          const added = addParticipant(file, { name });
          if (!added.ok) continue;
          assert.equal(added.value.file.participants.length, file.participants.length + 1);
          for (const one of file.participants) assert.equal(participant(added.value.file, one.id), one);
          file = added.value.file;
        }
        assertWritable(file);
      }),
    );
  });
});

describe('addParticipantsForLabels', () => {
  it('enters one for each, and gives a label to the one who is called like it', () => {
    const file = value(addParticipantsForLabels(STUDY, ['P1', 'p1', 'BEN']));
    assert.deepEqual(participant(file, 'p1'), { id: 'p1', name: 'P1', speakers: ['P1', 'p1'] });
    assert.deepEqual(participant(file, 'ben').speakers, ['B', 'BEN']);
    assert.equal(value(addParticipantsForLabels(STUDY, [])), STUDY);
    assert.match(error(addParticipantsForLabels(STUDY, [''])), /needs a name/);
  });
});

describe('renameParticipant', () => {
  it('changes the name alone', () => {
    assert.deepEqual(participant(value(renameParticipant(STUDY, 'ann', ' Anna  K ')), 'ann'), {
      ...participant(STUDY, 'ann'),
      name: 'Anna K',
    });
    assert.equal(value(renameParticipant(STUDY, 'ann', 'Ann')), STUDY);
    assert.equal(participant(value(renameParticipant(STUDY, 'ann', 'ANN')), 'ann').name, 'ANN');
  });

  it('says why it cannot', () => {
    assert.match(error(renameParticipant(STUDY, 'ann', 'ben')), /participant named “Ben”/);
    assert.match(error(renameParticipant(STUDY, 'ann', '')), /needs a name/);
    assert.match(error(renameParticipant(STUDY, 'gone', 'X')), /no longer has a participant “gone”/);
  });
});

describe('deleteParticipant', () => {
  it('takes one out and nothing else', () => {
    const file = value(deleteParticipant(STUDY, 'ann'));
    assert.deepEqual(file, { ...STUDY, participants: STUDY.participants.slice(1) });
    assert.match(error(deleteParticipant(file, 'ann')), /no longer has a participant “ann”/);
  });
});

describe('findParticipant', () => {
  it('finds by id, then by name in any case, but never one of several', () => {
    assert.equal(findParticipant(STUDY, 'ann')?.id, 'ann');
    assert.equal(findParticipant(STUDY, ' BEN')?.id, 'ben');
    assert.equal(findParticipant(STUDY, 'Cy')?.id, 'cy');
    assert.equal(findParticipant(STUDY, 'A'), undefined);
    const twins = { participants: [{ id: '1', name: 'X' }, { id: '2', name: 'x' }, { id: 'X' }] };
    assert.equal(findParticipant(twins, 'X')?.id, 'X');
    assert.equal(findParticipant(twins, 'x'), undefined);
  });
});
