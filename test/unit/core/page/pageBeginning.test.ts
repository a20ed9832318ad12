import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageBeginning } from '../../../../src/core/page/pageBeginning';
import { patchOf, patched } from '../../../../src/core/page/pagePatch';
import { randomContent } from './randomPage';

describe('the beginning of a page', () => {
  it('has all that is in its turns, and becomes the whole page by a patch', () => {
    fc.assert(
      fc.property(randomContent, fc.nat(400), (content, place) => {
        const first = pageBeginning(content, place);
        assert.ok(content.text.startsWith(first.text));
        assert.ok(first.text.length >= Math.min(place, content.text.length));
        assert.deepEqual(first.turns, content.turns.slice(0, first.turns.length));
        const next = content.turns[first.turns.length];
        assert.ok(first === content || next!.start >= first.text.length);
        // unit by unit, the same segments
        const at = (segments: typeof content.segments, unit: number) =>
          segments.filter(({ start, end }) => start <= unit && unit < end).map(({ id }) => id);
        for (let unit = 0; unit < first.text.length; unit++)
          assert.deepEqual(at(first.segments, unit), at(content.segments, unit));
        assert.ok(first.segments.every(({ end }) => end <= first.text.length || first === content));
        assert.deepEqual(patched(first, patchOf(first, content)), content);
      }),
    );
  });

  it('is the whole page where there is no more', () => {
    fc.assert(
      fc.property(randomContent, content => {
        assert.equal(pageBeginning(content, content.text.length + 1), content);
      }),
    );
  });
});
