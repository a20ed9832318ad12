import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Passage, codePassages } from '../../../../src/core/coding/codePassages';
import { addCodes, applyCodes } from '../../../../src/core/coding/operations';
import type { Segment, Sidecar } from '../../../../src/core/coding/segment';
import { textVersion } from '../../../../src/core/text/textVersion';

const NOW = textVersion('t'.repeat(40));
const OLD = textVersion('o'.repeat(40));

const place = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 4 }));
const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
const sidecar = fc.array(fc.tuple(place, codes, fc.boolean()), { maxLength: 12 }).map((all): Sidecar => {
  const segments = all.map(([[start, length], of, isOld], i): Segment => {
    const text = isOld ? OLD.id : NOW.id;
    return { id: `s${String(i).padStart(2, '0')}`, text, start, end: start + length, codes: of };
  });
  const texts = { [NOW.id]: NOW, [OLD.id]: OLD };
  return { schema: 1, coder: 'nd', status: 'in-progress', texts, segments };
});

describe('coding many passages', () => {
  it('is the same as coding one after the other', () => {
    let unified = 0;
    fc.assert(
      fc.property(
        sidecar,
        fc.array(fc.tuple(place, fc.boolean(), fc.string({ minLength: 4, maxLength: 4 })), { maxLength: 12 }),
        codes,
        (before, places, add) => {
          const passages = places.map(([[start, length], isSame, id], i): Passage => {
            const segment = { id: `${id}${i}`, text: NOW.id, start, end: start + length, codes: add };
            return {
              segment,
              same: isSame ? before.segments[i % (before.segments.length || 1)]?.id : undefined,
            };
          });
          const result = codePassages(before, passages, NOW);
          assert.ok(result.ok);
          assert.deepEqual(result.value, oneByOne(before, passages));
          unified += before.segments.length + passages.length - result.value.segments.length;
        },
      ),
    );
    assert.ok(unified > 100, String(unified));
  });

  it('leaves the file as it is where all of it is coded so', () => {
    fc.assert(
      fc.property(sidecar, before => {
        const passages = before.segments.map(one => ({
          segment: { ...one, id: `${one.id}x` },
          same: one.id,
        }));
        const result = codePassages(before, passages, NOW);
        assert.ok(result.ok && result.value === before);
      }),
    );
  });

  it('refuses a place outside the text, and a segment that is gone', () => {
    const before: Sidecar = { schema: 1, coder: 'nd', status: 'in-progress', texts: {}, segments: [] };
    const segment = { id: 'x', text: NOW.id, start: 30, end: 41, codes: ['a'] };
    assert.ok(!codePassages(before, [{ segment }], NOW).ok);
    assert.ok(!codePassages(before, [{ segment, same: 'gone' }], NOW).ok);
    assert.ok(!codePassages(before, [{ segment: { ...segment, text: OLD.id, end: 31 } }], NOW).ok);
  });
});

function oneByOne(before: Sidecar, passages: readonly Passage[]): Sidecar {
  return passages.reduce((now, { segment, same }) => {
    const result = same === undefined ? applyCodes(now, segment, NOW) : addCodes(now, same, segment.codes);
    assert.ok(result.ok);
    return result.value;
  }, before);
}
