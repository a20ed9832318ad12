import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refineEdit } from '../../../../../src/core/anchoring/live/refine';
import { englishInterview } from '../../../../../bench/editScripts/interview';
import { EDIT_SCRIPTS } from '../../../../../bench/editScripts/scripts';
import { anyChange } from '../anyTexts';

/** Everything outside of the edits is the same in both texts, and they are apart and in order. @returns how much they take and put */
function checkEdits(before: string, after: string): number {
  let size = 0;
  let at = 0;
  let shift = 0;
  for (const { start, end, inserted } of refineEdit(before, after)!) {
    assert.ok(at <= start && start <= end && end <= before.length && inserted >= 0);
    assert.ok(end > start || inserted > 0);
    assert.equal(after.slice(at + shift, start + shift), before.slice(at, start));
    at = end;
    shift += inserted - (end - start);
    size += end - start + inserted;
  }
  assert.equal(after.slice(at + shift), before.slice(at));
  return size;
}

describe('refineEdit', () => {
  it('gives edits that make one text of the other', () => {
    let known = 0;
    fc.assert(
      fc.property(anyChange, ({ before, after }) => {
        if (!refineEdit(before, after)) return;
        known++;
        checkEdits(before, after);
      }),
      { numRuns: 1000, seed: 1 },
    );
    assert.ok(known > 300, `${known} of 1000`);
  });

  it('takes little and puts in little where little was changed', () => {
    const interview = englishInterview(2, 50_000);
    for (const script of EDIT_SCRIPTS.filter(({ name }) => !/moved|together/.test(name))) {
      const after = script.run(interview, 3).text;
      assert.ok(checkEdits(interview.text, after) < interview.text.length / 2, script.name);
    }
    assert.deepEqual(refineEdit(interview.text, interview.text), []);
  });

  it('exchanges words whole', () => {
    const before = 'the first week was hard for all of us here';
    const after = 'the first week was harsh for all of us here';
    assert.deepEqual(refineEdit(before, after), [{ start: 19, end: 23, inserted: 5 }]);
  });

  it('knows nothing of texts that have nothing in common', () => {
    assert.equal(refineEdit('one two three four five six', 'sieben acht neun zehn elf zwölf'), undefined);
  });
});
