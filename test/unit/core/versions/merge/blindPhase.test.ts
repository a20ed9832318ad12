import assert from 'node:assert/strict';
import { newStudy } from '../../../../../src/core/studyFile/newStudy';
import { parseStudy, stringifyStudy } from '../../../../../src/core/studyFile/parseStudy';
import type { StudyFile } from '../../../../../src/core/studyFile/studyFile';
import { studyChanges } from '../../../../../src/core/versions/changes/studyChanges';
import { PLAIN, studyChangeLine } from '../../../../../src/core/versions/changes/wording';
import { mergeStudyFiles } from '../../../../../src/core/versions/merge/mergeStudyFiles';

const WAYS = [undefined, false, true];

function study(blind: boolean | undefined): StudyFile {
  return { ...newStudy('S', ['*.txt']), ...(blind === undefined ? {} : { blind }) };
}

describe('a blind phase', () => {
  it('is begun and ended by whoever begins and ends it, in whichever way they write that', () => {
    for (const base of [...WAYS, 'none' as const])
      for (const a of WAYS)
        for (const b of WAYS) {
          const before = base === 'none' ? undefined : study(base);
          const { value, conflicts } = mergeStudyFiles(before, study(a), study(b));
          const name = JSON.stringify({ base, a, b });
          assert.deepEqual(conflicts, [], name);
          const was = base === true;
          const expected = !!a === !!b ? !!a : base === 'none' ? true : was ? false : true;
          assert.equal(value.blind === true, expected, name);
          assert.deepEqual(
            mergeStudyFiles(before, study(b), study(a)).value,
            value,
            `${name}, the other way round`,
          );
        }
  });

  it('has its place in the file, and no other value than true and false', () => {
    const text = stringifyStudy(study(true));
    assert.match(text, /"quotes": ?"full",\n"blind": ?true,\n"interviewers"/);
    assert.equal(parseStudy(text).value?.blind, true);
    const wrong = parseStudy(text.replace(/"blind": ?true/, '"blind": "yes"'));
    assert.equal(wrong.value, undefined);
    assert.match(wrong.problems[0]!.message, /true or false/);
  });

  it('is said to begin and to end in a review', () => {
    const said = (before: boolean | undefined, after: boolean | undefined) =>
      studyChanges(study(before), study(after)).map(change => studyChangeLine(change, PLAIN));
    assert.deepEqual(said(undefined, true), ['study.json: everyone codes blind from here on']);
    assert.deepEqual(said(true, undefined), ['study.json: the blind phase ends']);
    assert.deepEqual(said(true, false), ['study.json: the blind phase ends']);
  });
});
