import assert from 'node:assert/strict';
import { PLAIN, studyChangeLine } from '../../../../../src/core/versions/changes/wording';

const line = (before: unknown, after: unknown) =>
  studyChangeLine(
    {
      file: 'summaries.json',
      list: 'summaries',
      id: 'a',
      name: 'Trust / Job Coach 1',
      kind: 'changed',
      fields: [{ field: 'conflicts', before, after }],
    },
    PLAIN,
  );

describe('what a merge has left open in a record', () => {
  it('is said in words', () => {
    assert.equal(
      line(undefined, { text: ['Slow at first.', 'Trusts the boss.', null] }),
      'summary of Trust / Job Coach 1: undecided after a merge: text “Slow at first.” / “Trusts the boss.” / nothing',
    );
  });

  it('is said to be decided', () => {
    assert.equal(
      line({ text: ['a', 'b'] }, undefined),
      'summary of Trust / Job Coach 1: conflict decided: text',
    );
  });
});
