import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeLabels } from '../../../../src/core/participants/mergeLabels';
import { labelKey } from '../../../../src/core/turns/labelKey';
import { STUDY, anyLabel, anyStudy, assertWritable, error, participant, value } from './studies';

describe('spellings of a label are merged', () => {
  it('for whoever has one of them', () => {
    const merged = value(mergeLabels(STUDY, ['b', 'B', 'B.']));
    assert.deepEqual(participant(merged, 'ben').speakers, ['B', 'b', 'B.']);
    assert.deepEqual(value(mergeLabels(STUDY, ['Int', 'INT'])).interviewers, ['INT', 'Int']);
    assertWritable(merged);
  });

  it('for a participant of that name, new or not', () => {
    const merged = value(mergeLabels(STUDY, ['Dee', 'dee']));
    assert.deepEqual(participant(merged, 'dee'), { id: 'dee', name: 'Dee', speakers: ['Dee', 'dee'] });
    const named = value(mergeLabels(STUDY, ['BEN', 'benn']));
    assert.deepEqual(participant(named, 'ben').speakers, ['B', 'BEN', 'benn']);
    assert.equal(named.participants.length, STUDY.participants.length);
  });

  it('not for several people at once', () => {
    assert.equal(error(mergeLabels(STUDY, ['A', 'B'])), 'These labels are assigned to different people.');
    assert.equal(error(mergeLabels(STUDY, ['A', 'INT'])), 'These labels are assigned to different people.');
    assert.equal(error(mergeLabels(STUDY, [])), 'A label cannot be empty.');
    assert.equal(error(mergeLabels(STUDY, [' '])), 'A participant needs a name.');
  });

  it('so that all of them are one person’s afterwards, and no one else’s', () => {
    fc.assert(
      fc.property(anyStudy, fc.uniqueArray(anyLabel, { minLength: 1, maxLength: 3 }), (study, labels) => {
        const merged = mergeLabels(study, labels);
        if (!merged.ok) return;
        const keys = labels.map(labelKey);
        const owners = [
          merged.value.interviewers,
          ...merged.value.participants.map(({ speakers = [] }) => speakers),
        ].filter(list => list.some(label => keys.includes(labelKey(label))));
        assert.equal(owners.length, 1);
        const had = new Set(owners[0]!.map(labelKey));
        assert.ok(keys.every(key => had.has(key)));
        assertWritable(merged.value);
      }),
    );
  });
});
