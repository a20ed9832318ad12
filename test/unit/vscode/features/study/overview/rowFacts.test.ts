import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textWidth } from '../../../../../../src/core/report/chart/textWidth';
import {
  FONT_SIZE,
  type RowFacts,
  allFacts,
  inOneRow,
  shownFacts,
} from '../../../../../../src/vscode/features/study/overview/rowFacts';

const facts = (own: number, others: number, more: Partial<RowFacts> = {}): RowFacts => ({
  figures: { words: 5321, spokenWords: 4000, codedWords: 3360, own, others },
  isOwnKnown: true,
  hasMemo: false,
  ...more,
});

describe('facts in a row of the Transcripts view', () => {
  it('are all there where they fit', () => {
    assert.equal(inOneRow(shownFacts('a.txt', facts(8, 0))), '84% coded · 8 segments');
    assert.equal(inOneRow(shownFacts('a.txt', facts(0, 0))), 'not coded · 5321 words');
  });

  it('are shortened and left out by importance where they do not', () => {
    assert.equal(inOneRow(shownFacts('dense.txt', facts(417, 83))), '84% · 417 + 83');
    assert.equal(inOneRow(shownFacts('a.txt', facts(417, 83))), '84% · 417 mine, 83 others’');
    assert.equal(inOneRow(shownFacts('dense.txt', facts(417, 0))), '84% · 417 segments');
    assert.equal(inOneRow(shownFacts('focus-group.txt', facts(417, 83))), '84% · 417 + 83');
    assert.equal(
      inOneRow(shownFacts('focus-group-in-may.txt', facts(417, 83, { hasMemo: true }))),
      '84% · 417 + 83 · ✎',
    );
    assert.deepEqual(allFacts(facts(417, 83, { hasMemo: true })), [
      '84% coded',
      '417 mine, 83 others’',
      '5321 words',
      'memo',
    ]);
  });

  it('are in sight in a side bar as wide as it is at first, beside a name as long as names are cut to', () => {
    fc.assert(
      fc.property(
        fc.nat(999),
        fc.nat(99),
        fc.boolean(),
        fc.boolean(),
        fc.nat(20),
        (own, others, isOwnKnown, hasMemo, letters) => {
          const name = 'n'.repeat(letters);
          fc.pre(textWidth(name, FONT_SIZE) <= 110);
          const row = inOneRow(shownFacts(name, facts(own, others, { isOwnKnown, hasMemo })));
          assert.ok(textWidth(name, FONT_SIZE) + textWidth(row, FONT_SIZE) <= 250, row);
        },
      ),
    );
  });
});
