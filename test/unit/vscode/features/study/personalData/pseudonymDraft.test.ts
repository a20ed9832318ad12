import assert from 'node:assert/strict';
import {
  type Candidate,
  PseudonymDraft,
} from '../../../../../../src/vscode/features/study/personalData/pseudonymDraft';

const ANNA: Candidate = { kind: 'name', words: 'Anna' };
const PHONE: Candidate = { kind: 'phone', words: '030 1234567' };
const SUGGESTED = [
  { kind: 'name', find: 'Anna', replacement: 'Name 1' },
  { kind: 'phone', find: '030 1234567', replacement: '[telephone number 1]' },
] as const;

describe('what is decided about words to replace', () => {
  let draft: PseudonymDraft;
  const pairs = () =>
    draft.replacements([ANNA, PHONE]).map(({ find, replacement }) => `${find} → ${replacement}`);

  beforeEach(() => {
    draft = new PseudonymDraft();
    draft.suggest(SUGGESTED);
  });

  it('is nothing at first', () => {
    assert.deepEqual(pairs(), []);
    assert.equal(draft.replacementOf('name Anna'), 'Name 1');
  });

  it('is what was ticked, with what was suggested', () => {
    draft.choose(['name Anna', 'phone 030 1234567'], true);
    draft.choose(['phone 030 1234567'], false);
    assert.deepEqual(pairs(), ['Anna → Name 1']);
  });

  it('is what was typed, also after new suggestions, and the suggestion again where nothing is typed', () => {
    draft.type('name Anna', ' Clara ');
    draft.suggest([{ kind: 'name', find: 'Anna', replacement: 'Name 2' }]);
    assert.deepEqual(pairs(), ['Anna → Clara']);
    draft.type('name Anna', ' ');
    assert.deepEqual(pairs(), ['Anna → Name 2']);
  });

  it('leaves words alone that are not there any more', () => {
    draft.choose(['name Anna', 'name Ben'], true);
    assert.deepEqual(pairs(), ['Anna → Name 1']);
  });

  it('has words that were added, once', () => {
    draft.add('nan');
    draft.add('nan');
    assert.deepEqual(draft.added, [{ kind: 'name', words: 'nan' }]);
    assert.ok(draft.isChosen('name nan'));
  });

  it('keeps places as they are, or does not', () => {
    draft.keep('a', true);
    draft.keep('b', true);
    draft.keep('a', false);
    assert.deepEqual([...draft.kept], ['b']);
  });
});
