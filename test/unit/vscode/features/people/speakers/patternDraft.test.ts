import assert from 'node:assert/strict';
import {
  PatternDraft,
  savedPatterns,
} from '../../../../../../src/vscode/features/people/speakers/patternDraft';
import type { StudyFile } from '../../../../../../src/core/studyFile/studyFile';
import { STUDY } from '../../../../core/participants/studies';

const PATHS = ['focus.txt', 'interviews/1.txt', 'other.txt'];
const OF_STUDY = ['{speaker} said'];

/** The study has patterns, and so has the group `late`, of the interviews. */
const study: StudyFile = {
  ...STUDY,
  turns: { patterns: OF_STUDY },
  groups: STUDY.groups.map(group =>
    group.id === 'late' ? { ...group, turns: { patterns: ['[{speaker}]'] } } : group,
  ),
};

describe('patterns that are being typed', () => {
  it('say what is wrong with each, and use the others', () => {
    const draft = new PatternDraft('', ['{speaker}:', '{speaker', '', ' ', '{speaker} {speaker}']);
    assert.deepEqual(
      draft.problems.map(problem => problem !== ''),
      [false, true, false, false, true],
    );
    assert.deepEqual(draft.patterns, ['{speaker}:']);
  });

  it('of the study are for all transcripts but those of groups with patterns of their own', () => {
    const previews = new PatternDraft('', ['{speaker}:']).previews(study, PATHS);
    assert.deepEqual(
      [...previews],
      [
        ['focus.txt', ['{speaker}:']],
        ['other.txt', ['{speaker}:']],
      ],
    );
  });

  it('of a group are for its transcripts; without any, those of the study hold', () => {
    assert.deepEqual(
      [...new PatternDraft('late', ['{speaker}:']).previews(study, PATHS)],
      [['interviews/1.txt', ['{speaker}:']]],
    );
    assert.deepEqual(
      [...new PatternDraft('late', ['{speak']).previews(study, PATHS)],
      [['interviews/1.txt', OF_STUDY]],
    );
    assert.deepEqual(
      [...new PatternDraft('early', ['{speaker}:']).previews(study, PATHS)],
      [['focus.txt', ['{speaker}:']]],
    );
  });

  it('are shown nowhere when they are those that are saved, or their group is gone', () => {
    for (const scope of ['', 'late'])
      assert.equal(new PatternDraft(scope, savedPatterns(study, scope)).previews(study, PATHS).size, 0);
    assert.equal(new PatternDraft('gone', ['{speaker}:']).previews(study, PATHS).size, 0);
  });
});
