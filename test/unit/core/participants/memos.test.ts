import assert from 'node:assert/strict';
import { setGroupMemo, setParticipantMemo, setStudyMemo } from '../../../../src/core/participants/memos';
import { parseStudy, stringifyStudy } from '../../../../src/core/studyFile/parseStudy';
import { STUDY, error, participant, value } from './studies';

describe('memos in study.json', () => {
  const [group] = STUDY.groups;

  it('are set, changed and removed, and nothing else with them', () => {
    for (const set of [
      (file: typeof STUDY, memo?: string) => value(setParticipantMemo(file, 'ben', memo)),
      (file: typeof STUDY, memo?: string) => value(setGroupMemo(file, group!.id, memo)),
      (file: typeof STUDY, memo?: string) => value(setStudyMemo(file, memo)),
    ]) {
      const noted = set(STUDY, 'Why?\n\n- *ask*');
      assert.notDeepEqual(noted, STUDY);
      assert.equal(set(noted, 'Why?\n\n- *ask*'), noted);
      assert.deepEqual(set(noted, ''), STUDY);
      assert.equal(set(STUDY), STUDY);
      assert.deepEqual(parseStudy(stringifyStudy(noted)).value, parseStudy(JSON.stringify(noted)).value);
      assert.match(stringifyStudy(noted), /"memo": ?"Why\?\\n\\n- \*ask\*"/);
    }
    assert.equal(participant(value(setParticipantMemo(STUDY, 'ben', 'x')), 'ben').memo, 'x');
  });

  it('need their record', () => {
    assert.match(error(setParticipantMemo(STUDY, 'gone', 'x')), /no longer has a participant “gone”/);
    assert.match(error(setGroupMemo(STUDY, 'gone', 'x')), /no longer has a group “gone”/);
  });
});
