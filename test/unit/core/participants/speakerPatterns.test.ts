import assert from 'node:assert/strict';
import { setSpeakerPatterns } from '../../../../src/core/participants/speakerPatterns';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { STUDY, assertWritable, error, value } from './studies';

describe('setSpeakerPatterns', () => {
  it('sets those of the study, each once, and takes them away', () => {
    const file = value(setSpeakerPatterns(STUDY, ['[{speaker}] {time}', '{speaker}:', '[{speaker}] {time}']));
    assert.deepEqual(file, { ...STUDY, turns: { patterns: ['[{speaker}] {time}', '{speaker}:'] } });
    assertWritable(file);
    assert.equal(value(setSpeakerPatterns(file, ['[{speaker}] {time}', '{speaker}:'])), file);
    // their order may mean something
    assert.deepEqual(value(setSpeakerPatterns(file, ['{speaker}:', '[{speaker}] {time}'])).turns?.patterns, [
      '{speaker}:',
      '[{speaker}] {time}',
    ]);
    assert.equal('turns' in value(setSpeakerPatterns(file, [])), false);
    assert.equal(value(setSpeakerPatterns(STUDY, [])), STUDY);
  });

  it('sets those of a group, and leaves all else', () => {
    const before = { ...STUDY, turns: { notSpeakers: ['Monday'] } } as StudyFile;
    const file = value(setSpeakerPatterns(before, ['{speaker} -'], 'early'));
    const [early, late] = STUDY.groups;
    assert.deepEqual(file, { ...before, groups: [{ ...early, turns: { patterns: ['{speaker} -'] } }, late] });
    assertWritable(file);
    assert.equal(value(setSpeakerPatterns(file, ['{speaker} -'], 'early')), file);
    assert.deepEqual(value(setSpeakerPatterns(file, [], 'early')), before);
    assert.deepEqual(value(setSpeakerPatterns(before, ['{speaker}:'])).turns, {
      patterns: ['{speaker}:'],
      notSpeakers: ['Monday'],
    });
  });

  it('says why it cannot', () => {
    assert.equal(
      error(setSpeakerPatterns(STUDY, ['{speaker}:', '{who}:'])),
      '“{who}:”: Speaker patterns have no field {who}, only {speaker}, {time}, {number}.',
    );
    assert.match(error(setSpeakerPatterns(STUDY, ['{speaker}:'], 'gone')), /no longer has a group “gone”/);
  });
});
