import assert from 'node:assert/strict';
import type { Code, CodebookFile } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { mergeCode } from '../../../../src/core/codebook/mergeCode';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';

const FILE: CodebookFile = {
  schema: 1,
  codes: [
    { id: 'a', name: 'Stigma', rank: 'a0', color: '#4e79a7', description: 'By others.', memo: 'Same.' },
    { id: 'a-below', name: 'At work', parent: 'a', rank: 'a0' },
    { id: 'b', name: 'stigma', rank: 'a1', color: '#e15759', memo: 'Same.', ...({ mine: [1] } as object) },
    { id: 'b-below', name: 'In oneself', parent: 'b', rank: 'a0' },
    { id: 'b-deep', name: 'At work', parent: 'b-below' },
    { id: 'c', name: 'Fear', parent: 'a-below', description: 'Of others.' },
    { id: 'old', mergedInto: 'b' },
  ],
};
const BOOK = Codebook.of(FILE);

function merge(id: string, into: string, book = BOOK): Codebook {
  const result = mergeCode(book, id, into);
  assert.ok(result.ok, result.ok ? '' : result.error);
  assert.deepEqual(parseCodebook(stringifyCodebook(result.value)).problems, []);
  return book.with(result.value);
}

describe('merging a code into another', () => {
  it('leaves behind what it became, and takes what is below it along', () => {
    const book = merge('b', 'a');
    assert.deepEqual(
      ['b', 'old'].map(id => book.resolve(id)?.id),
      ['a', 'a'],
    );
    assert.deepEqual(
      book.children('a').map(({ id }) => id),
      ['a-below', 'b-below'],
    );
    assert.deepEqual(book.path('b-deep'), ['Stigma', 'In oneself', 'At work']);
    assert.deepEqual(book.sameNamed(), []);
    assert.deepEqual([BOOK.isTwin('a'), BOOK.isTwin('b'), BOOK.isTwin('a-below')], [true, true, false]);
    assert.ok(!book.isTwin('a'));
    assert.deepEqual(
      book.file.codes.map(({ id }) => id),
      FILE.codes.map(({ id }) => id),
    );
    const a = book.get('a')! as Code & { mine: unknown };
    assert.deepEqual(
      [a.name, a.color, a.rank, a.description, a.memo, a.mine],
      ['Stigma', '#4e79a7', 'a0', 'By others.', 'Same.', [1]],
    );
  });

  it('keeps the texts of both', () => {
    assert.equal(merge('c', 'a').get('a')!.description, 'By others.\n\nOf others.');
    assert.equal(merge('c', 'old').resolve('c')!.id, 'b');
  });

  it('refuses what would leave a code without a place, or two with one name', () => {
    const refused = (id: string, into: string) => {
      const result = mergeCode(BOOK, id, into);
      assert.ok(!result.ok);
      return result.error;
    };
    assert.match(refused('a', 'c'), /“Fear” is below “Stigma”/);
    assert.match(refused('a', 'a'), /itself/);
    assert.match(refused('a', 'b-below'), /Both have a code named “At work”/);
    assert.match(refused('gone', 'a'), /no longer has a code “gone”/);
    assert.match(refused('a', 'gone'), /no longer has a code “gone”/);
  });
});
