import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { type Recoding, recodeSegments } from '../../../../src/core/coding/recode';
import type { Segment, Sidecar } from '../../../../src/core/coding/segment';
import { textVersion } from '../../../../src/core/text/textVersion';

const TEXT = textVersion('t'.repeat(100));
// “old” was merged into “new”
const CODEBOOK = Codebook.of({
  schema: 1,
  codes: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
    { id: 'new', name: 'New' },
    { id: 'old', name: 'Old', mergedInto: 'new' },
  ],
});

const segment = (id: string, codes: readonly string[]): Segment => ({
  ...{ id, text: TEXT.id, start: 1, end: 5 },
  codes,
  memo: `of ${id}`,
});
const sidecar = (...segments: Segment[]): Sidecar => ({
  ...{ schema: 1, coder: 'nd', status: 'in-progress' },
  texts: { [TEXT.id]: TEXT },
  segments,
});
const codesAfter = (before: Sidecar, ids: readonly string[], recoding: Recoding) => {
  const result = recodeSegments(before, ids, recoding, CODEBOOK);
  assert.ok(result.ok, result.ok ? '' : result.error);
  return Object.fromEntries(result.value.segments.map(({ id, codes }) => [id, codes]));
};

describe('recoding several segments', () => {
  const before = sidecar(segment('1', ['a']), segment('2', ['a', 'b']), segment('3', ['old']));

  it('adds codes to those that are named, and to no others', () => {
    const add = { add: ['b'], remove: [], isReplacement: false };
    assert.deepEqual(codesAfter(before, ['1', '2'], add), { 1: ['a', 'b'], 2: ['a', 'b'], 3: ['old'] });
  });

  it('knows a merged code as what it has become', () => {
    const same = recodeSegments(before, ['3'], { add: ['new'], remove: [], isReplacement: false }, CODEBOOK);
    assert.ok(same.ok && same.value === before);
    const replace = { add: ['b'], remove: ['new'], isReplacement: true };
    assert.deepEqual(codesAfter(before, ['1', '3'], replace), { 1: ['a'], 2: ['a', 'b'], 3: ['b'] });
  });

  it('removes a segment with its last code, unless it has a memo', () => {
    const remove = { add: [], remove: ['a'], isReplacement: false };
    const bare = { ...segment('4', ['a']), memo: ' ' };
    const all = sidecar(...before.segments, bare);
    assert.deepEqual(codesAfter(all, ['1', '2', '4'], remove), { 1: [], 2: ['b'], 3: ['old'] });
  });

  it('does nothing where one of them is gone', () => {
    const result = recodeSegments(
      before,
      ['1', '9'],
      { add: ['b'], remove: [], isReplacement: false },
      CODEBOOK,
    );
    assert.ok(!result.ok && result.error.includes('9'));
  });

  it('leaves the codes that a set of codes says, and everything else of a segment', () => {
    const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'new', 'old', 'unknown'), { minLength: 1 });
    const known = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'new'));
    fc.assert(
      fc.property(codes, known, known, fc.boolean(), (had, add, remove, isReplacement) => {
        const now = (id: string): string => (id === 'old' ? 'new' : id);
        const isMeant = !isReplacement || had.some(id => remove.includes(now(id)));
        const expected = isMeant
          ? new Set([...had.map(now).filter(id => !remove.includes(id)), ...add])
          : new Set(had.map(now));
        const result = recodeSegments(
          sidecar(segment('1', had)),
          ['1'],
          { add, remove, isReplacement },
          CODEBOOK,
        );
        assert.ok(result.ok);
        const [after] = result.value.segments;
        assert.deepEqual(new Set(after?.codes.map(now)), expected);
        assert.equal(after === undefined, expected.size === 0);
        if (after) assert.deepEqual({ ...after, codes: had }, segment('1', had));
      }),
    );
  });
});
