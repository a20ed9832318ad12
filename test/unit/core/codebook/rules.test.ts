import assert from 'node:assert/strict';
import { Codebook } from '../../../../src/core/codebook/codebook';
import type { CodebookFile } from '../../../../src/core/codebook/code';
import { deleteSeveral } from '../../../../src/core/codebook/deleteSeveral';
import { addRule, changeRule, deleteRule, findRule } from '../../../../src/core/codebook/rules';

const codes = [
  { id: 'doubt', name: 'Doubt' },
  { id: 'old', name: 'Old', mergedInto: 'trust' },
  { id: 'trust', name: 'Trust' },
];
const FIELDS = { name: 'Trust words', search: 'trust*', unit: 'turn', codes: ['old', 'doubt'] } as const;

describe('rules of a codebook', () => {
  const file = (...names: string[]): CodebookFile =>
    names.reduce<CodebookFile>(
      (now, name) => {
        const added = addRule(Codebook.of(now), { ...FIELDS, name }, () => 0.5);
        assert.ok(added.ok);
        return added.value.file;
      },
      { schema: 1, codes },
    );
  const value = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
    assert.ok(result.ok);
    return result.value;
  };

  it('are added under an id of their own, found by name, changed and deleted', () => {
    const book = file('Trust words', 'Again');
    const rule = findRule(book, 'TRUST WORDS')!;
    assert.match(rule.id, /^trust-words-/);
    assert.equal(findRule(book, rule.id), rule);
    assert.deepEqual(
      book.rules!.map(({ id }) => id),
      book.rules!.map(({ id }) => id).toSorted(),
    );
    const renamed = value(
      changeRule(Codebook.of(book), rule.id, { name: ' Words ', options: { exact: true } }),
    );
    assert.deepEqual(findRule(renamed, 'words'), { ...rule, name: 'Words', options: { exact: true } });
    const plain = value(changeRule(Codebook.of(renamed), rule.id, { options: undefined }));
    assert.ok(!('options' in findRule(plain, 'words')!));
    const left = value(deleteRule(Codebook.of(book), rule.id));
    assert.equal(left.rules!.length, 1);
    assert.ok(!('rules' in value(deleteRule(Codebook.of(left), left.rules![0]!.id))));
  });

  it('need a name that no other has, and a code', () => {
    const book = Codebook.of(file('Trust words', 'Again'));
    const [first] = book.file.rules!;
    for (const change of [{ name: ' ' }, { name: 'trust words' }, { codes: [] }])
      assert.ok(!changeRule(book, first!.id, change).ok, JSON.stringify(change));
    assert.ok(!addRule(book, { ...FIELDS, name: 'AGAIN' }, Math.random).ok);
    assert.ok(!changeRule(book, 'gone', {}).ok && !deleteRule(book, 'gone').ok);
  });

  it('lose codes that are deleted, also under what these were before a merge, or name what takes their place', () => {
    const book = Codebook.of(file('Trust words'));
    const rulesAfter = (ids: string[], to?: string) => {
      const { file: after, rules } = value(deleteSeveral(book, ids, 'delete', to));
      return [after.rules?.map(rule => rule.codes), rules.changed.length, rules.removed.length];
    };
    assert.deepEqual(rulesAfter(['trust']), [[['doubt']], 1, 0]);
    assert.deepEqual(rulesAfter(['trust', 'doubt']), [undefined, 0, 1]);
    assert.deepEqual(rulesAfter(['trust'], 'doubt'), [[['doubt']], 1, 0]);
    assert.equal(book.file.rules!.length, 1);
  });
});
