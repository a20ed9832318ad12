import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile } from '../../../../src/core/codebook/code';
import { Codebook } from '../../../../src/core/codebook/codebook';
import {
  addGroup,
  addToGroup,
  codeGroups,
  codesInGroup,
  deleteGroup,
  describeGroup,
  findGroup,
  membersOf,
  removeFromGroup,
  renameGroup,
  setGroupCodes,
} from '../../../../src/core/codebook/codeGroups';
import { deleteSeveral } from '../../../../src/core/codebook/deleteSeveral';
import { mergeCode } from '../../../../src/core/codebook/mergeCode';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import { seededRandom, tangledFile } from './arbitraries';

const FILE: CodebookFile = {
  schema: 1,
  codes: [
    { id: 'a', name: 'A' },
    { id: 'a1', name: 'A 1', parent: 'a' },
    { id: 'a2', name: 'A 2', parent: 'a' },
    { id: 'b', name: 'B' },
    { id: 'old', name: 'Old', mergedInto: 'b' },
  ],
  groups: [
    { id: 'g2', name: 'Second', codes: ['old', 'gone', 'a1'] },
    { id: 'g1', name: 'First', codes: ['b', 'a'], description: 'Both.' },
  ],
};
const BOOK = Codebook.of(FILE);
const value = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
};
const refused = (result: { ok: boolean; error?: string }) => result.error ?? '';
const groupsOf = (file: CodebookFile) =>
  Object.fromEntries((file.groups ?? []).map(one => [one.id, one.codes]));

describe('code groups', () => {
  it('have what merged codes became, and what is below their themes', () => {
    const [first, second] = codeGroups(BOOK);
    assert.deepEqual([first!.name, second!.name], ['First', 'Second']);
    assert.deepEqual(codesInGroup(BOOK, first!), ['a', 'a1', 'a2', 'b']);
    assert.deepEqual(
      membersOf(BOOK, second!).map(({ id }) => id),
      ['a1', 'b'],
    );
    assert.equal(findGroup(BOOK, 'second')?.id, 'g2');
    assert.equal(findGroup(BOOK, 'g1')?.name, 'First');
    assert.equal(findGroup(BOOK, 'third'), undefined);
  });

  it('have each code that has a member above it or is one, looked at one by one', () => {
    fc.assert(
      fc.property(tangledFile, fc.array(fc.constantFrom(...'abcdefgh')), (file, codes) => {
        const book = Codebook.of(file);
        const group = { id: 'g', name: 'G', codes };
        const wanted = book.inOrder().filter(code => {
          for (let at: typeof code | undefined = code; at; at = book.parentOf(at.id))
            if (codes.some(id => book.resolve(id)?.id === at!.id)) return true;
          return false;
        });
        assert.deepEqual(
          codesInGroup(book, group),
          wanted.map(({ id }) => id),
        );
      }),
    );
  });

  it('are made, renamed, described, filled, emptied and deleted', () => {
    const random = seededRandom(7);
    const made = value(addGroup(BOOK, ' Third ', ['old', 'b', 'a1'], random));
    assert.deepEqual([made.group.name, made.group.codes], ['Third', ['b', 'a1']]);
    const book = BOOK.with(made.file);
    const { id } = made.group;
    assert.deepEqual(groupsOf(value(addToGroup(book, id, ['a2', 'old'])))[id], ['b', 'a1', 'a2']);
    assert.equal(value(addToGroup(book, id, ['b'])), made.file);
    assert.deepEqual(groupsOf(value(removeFromGroup(book, 'g2', ['b'])))['g2'], ['gone', 'a1']);
    assert.equal(value(removeFromGroup(book, id, ['a'])), made.file);
    assert.deepEqual(groupsOf(value(setGroupCodes(book, 'g2', ['a2', 'old'])))['g2'], ['b', 'gone', 'a2']);
    assert.equal(value(setGroupCodes(book, id, ['a1', 'b'])), made.file);
    assert.equal(findGroup(book.with(value(renameGroup(book, id, 'Fourth'))), 'Fourth')?.id, id);
    const described = value(describeGroup(book, id, 'Why.'));
    assert.equal(findGroup(book.with(described), id)?.description, 'Why.');
    assert.deepEqual(value(describeGroup(book.with(described), id, '')), made.file);
    assert.equal(stringifyCodebook(value(deleteGroup(book, id))), stringifyCodebook(FILE));
    for (const file of [made.file, described])
      assert.deepEqual(
        parseCodebook(stringifyCodebook(file)).problems.map(({ code }) => code),
        ['unknown-code'],
      );
  });

  it('have names, each its own', () => {
    const random = seededRandom(1);
    assert.match(refused(addGroup(BOOK, ' ', [], random)), /needs a name/);
    assert.match(refused(addGroup(BOOK, 'first', [], random)), /already a code group named “First”/);
    assert.match(refused(renameGroup(BOOK, 'g2', 'FIRST')), /already a code group named “First”/);
    assert.equal(refused(renameGroup(BOOK, 'g1', 'FIRST')), '');
    for (const result of [
      deleteGroup(BOOK, 'x'),
      renameGroup(BOOK, 'x', 'X'),
      addToGroup(BOOK, 'x', ['a']),
      removeFromGroup(BOOK, 'x', ['a']),
    ])
      assert.match(refused(result), /no longer has a code group “x”/);
  });

  it('lose a deleted code with it, and keep one that is merged', () => {
    const deleted = value(deleteSeveral(BOOK, ['a'], 'delete'));
    assert.deepEqual(groupsOf(deleted.file), { g2: ['old', 'gone'], g1: ['b'] });
    const movedUp = value(deleteSeveral(BOOK, ['a'], 'move-up'));
    assert.deepEqual(groupsOf(movedUp.file), { g2: ['old', 'gone', 'a1'], g1: ['b'] });
    const merged = BOOK.with(value(mergeCode(BOOK, 'a1', 'b')));
    assert.deepEqual(codesInGroup(merged, findGroup(merged, 'g2')!), ['b']);
    const untouched = value(deleteSeveral(BOOK, ['a2'], 'delete'));
    assert.equal(untouched.file.groups, FILE.groups);
  });
});
