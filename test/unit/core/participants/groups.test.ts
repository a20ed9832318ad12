import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addGroup,
  deleteGroup,
  findGroup,
  renameGroup,
  setGroupTranscripts,
  setInGroup,
} from '../../../../src/core/participants/groups';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';
import { PATHS, STUDY, anyPath, anyStudy, assertWritable, error, value } from './studies';

const group = (study: StudyFile, id: string) => study.groups.find(one => one.id === id);

describe('groups', () => {
  it('come, change their name and go; the id stays, and so does what no version knows', () => {
    const { file, group: added } = value(addGroup(STUDY, { name: ' Nine  months ', transcripts: ['x'] }));
    assert.deepEqual(added, { id: 'nine-months', name: 'Nine months', transcripts: ['x'] });
    assert.equal(value(addGroup(STUDY, { name: 'Late!' })).group.id, 'late-2');
    assert.deepEqual(
      file.groups.map(({ id }) => id),
      ['early', 'late', 'nine-months'],
    );
    const renamed = value(renameGroup(STUDY, 'early', 'Soon after'));
    assert.deepEqual(group(renamed, 'early'), { ...group(STUDY, 'early'), name: 'Soon after' });
    assert.equal(value(renameGroup(STUDY, 'early', 'Early')), STUDY);
    assert.deepEqual(value(deleteGroup(file, 'nine-months')), STUDY);
    assertWritable(file);
  });

  it('take transcripts in and out; a glob gets an exception', () => {
    const out = value(setInGroup(STUDY, 'late', 'interviews/2.txt', false, PATHS));
    assert.deepEqual(group(out, 'late')!.transcripts, ['interviews/*.txt', '!interviews/2.txt']);
    assert.deepEqual(value(setInGroup(out, 'late', 'interviews/2.txt', true, PATHS)), STUDY);
    const both = value(setInGroup(STUDY, 'early', 'interviews/1.txt', true, PATHS));
    assert.deepEqual(group(both, 'early'), {
      ...group(STUDY, 'early'),
      transcripts: ['focus.txt', 'interviews/1.txt'],
    });
    assert.equal(value(setGroupTranscripts(STUDY, 'early', ['focus.txt'], PATHS)), STUDY);
    assert.deepEqual(group(value(setGroupTranscripts(STUDY, 'early', [], PATHS)), 'early')!.transcripts, []);
  });

  it('hold just what they are told to, whatever they held', () => {
    const known = ['a.txt', 'b.txt', 'x/a.txt', 'x/b.txt', 'x/c [1].txt', 'x/c 1.txt'];
    fc.assert(
      fc.property(anyStudy, fc.array(fc.tuple(anyPath, fc.boolean()), { maxLength: 6 }), (study, steps) => {
        if (study.groups.length === 0) return;
        let file = study;
        const held = (one: StudyFile) => {
          const matcher = PathMatcher.of(one.groups[0]!.transcripts);
          return new Set(known.filter(path => matcher.matches(path)));
        };
        for (const [path, isIn] of steps) {
          const expected = held(file);
          if (isIn) expected.add(path);
          else expected.delete(path);
          file = value(setInGroup(file, 'g0', path, isIn, known));
          assert.deepEqual([...held(file)].sort(), [...expected].sort());
        }
        assertWritable(file);
      }),
    );
  });

  it('say why they cannot', () => {
    assert.equal(error(addGroup(STUDY, { name: '' })), 'A group needs a name.');
    assert.match(error(addGroup(STUDY, { name: 'LATE' })), /There is already a group named “late”/);
    assert.match(error(renameGroup(STUDY, 'late', 'early')), /a group named “Early”/);
    for (const result of [
      renameGroup(STUDY, 'gone', 'X'),
      deleteGroup(STUDY, 'gone'),
      setGroupTranscripts(STUDY, 'gone', [], []),
      setInGroup(STUDY, 'gone', 'a', true, []),
    ]) {
      assert.equal(error(result), 'The study no longer has a group “gone”.');
    }
  });

  it('are found by id or name', () => {
    assert.equal(findGroup(STUDY, 'EARLY')?.id, 'early');
    assert.equal(findGroup(STUDY, 'late')?.id, 'late');
    assert.equal(findGroup(STUDY, 'x'), undefined);
  });
});
