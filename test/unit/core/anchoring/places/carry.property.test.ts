import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashAnchor } from '../../../../../src/core/anchoring/windows/anchorHashes';
import { carryForward } from '../../../../../src/core/anchoring/places/carry';
import type { Place } from '../../../../../src/core/coding/place';
import type { Segment } from '../../../../../src/core/coding/segment';
import { anyChange, anyPlaces, anyText, levenshtein, segmentsOf, squeezed } from '../anyTexts';

const SALT = 'some salt';

interface Way {
  readonly name: string;
  /** Whether words are at hand, so that what is called changed can be held against them. */
  readonly hasWords: boolean;
  carry(before: string, after: string, segments: readonly Segment[]): Place[];
}

const WAYS: readonly Way[] = [
  {
    name: 'with the old text',
    hasWords: true,
    carry: (before, text, segments) =>
      carryForward({ text, version: 'new', segments, oldText: () => before, salt: SALT }),
  },
  {
    name: 'without the old text',
    hasWords: true,
    carry: (_, text, segments) =>
      carryForward({ text, version: 'new', segments, oldText: () => undefined, salt: SALT }),
  },
  {
    name: 'with hashes, without the old text',
    hasWords: false,
    carry: (before, text, segments) => {
      const hashed = segments.map(segment => hashAnchor(segment, SALT, before.length));
      return carryForward({ text, version: 'new', segments: hashed, oldText: () => undefined, salt: SALT });
    },
  },
  {
    name: 'with hashes and the old text',
    hasWords: true,
    carry: (before, text, segments) => {
      const hashed = segments.map(segment => hashAnchor(segment, SALT, before.length));
      return carryForward({ text, version: 'new', segments: hashed, oldText: () => before, salt: SALT });
    },
  },
];

for (const { name, hasWords, carry } of WAYS) {
  describe(`carryForward on any texts, ${name}`, () => {
    it('keeps to what the states promise', () => {
      fc.assert(
        fc.property(anyChange, anyPlaces, ({ before, after }, numbers) => {
          const segments = segmentsOf(before, numbers);
          const places = carry(before, after, segments);
          assert.equal(places.length, segments.length);
          places.forEach((place, i) => checkPlace(place, segments[i]!.quote!, after, hasWords));
        }),
        { numRuns: 1500, seed: 4 },
      );
    });

    it('says the same in whatever order segments come, and each time', () => {
      fc.assert(
        fc.property(
          anyChange,
          anyPlaces,
          fc.infiniteStream(fc.nat()),
          ({ before, after }, numbers, order) => {
            const segments = segmentsOf(before, numbers);
            const places = new Map(
              carry(before, after, segments).map((place, i) => [segments[i]!.id, place]),
            );
            const keys = new Map(segments.map(({ id }) => [id, order.next().value]));
            const shuffled = [...segments].sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
            carry(before, after, shuffled).forEach((place, i) =>
              assert.deepEqual(place, places.get(shuffled[i]!.id)),
            );
          },
        ),
        { numRuns: 400, seed: 5 },
      );
    });
  });
}

describe('carryForward on a text that has not changed', () => {
  it('leaves every segment where it was, though the version has another name', () => {
    fc.assert(
      fc.property(anyText, anyPlaces, (text, numbers) => {
        const segments = segmentsOf(text, numbers).filter(({ quote }) => squeezed(quote!) !== '');
        const places = WAYS[0]!.carry(text, text, segments);
        places.forEach((place, i) => {
          const { start, end } = segments[i]!;
          assert.deepEqual(place, { state: 'ok', start, end });
        });
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});

function checkPlace(
  { state, start, end, candidates, nearest }: Place,
  quote: string,
  after: string,
  hasWords: boolean,
): void {
  const isWithin = (from: number, to: number) =>
    Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= after.length;
  const words = squeezed(after.slice(start, end));
  switch (state) {
    case 'ok':
      assert.ok(isWithin(start, end));
      assert.equal(words, squeezed(quote));
      break;
    case 'changed': {
      assert.ok(isWithin(start, end));
      const length = squeezed(quote).length;
      if (hasWords) assert.ok(levenshtein(squeezed(quote), words) <= length / 4, `${quote} → ${words}`);
      else assert.ok(Math.abs(words.length - length) <= length / 4);
      break;
    }
    case 'moved':
      assert.ok(isWithin(start, end));
      break;
    case 'ambiguous':
      assert.deepEqual([start, end], [-1, -1]);
      assert.ok(candidates!.length >= 2);
      assert.equal(new Set(candidates!.map(one => `${one.start}-${one.end}`)).size, candidates!.length);
      candidates!.forEach((one, i) => {
        assert.ok(isWithin(one.start, one.end));
        assert.ok(i === 0 || candidates![i - 1]!.start <= one.start);
      });
      break;
    case 'orphan':
      assert.deepEqual([start, end], [-1, -1]);
      assert.ok(
        nearest === undefined || (Number.isInteger(nearest) && 0 <= nearest && nearest <= after.length),
      );
  }
  assert.equal(candidates !== undefined, state === 'ambiguous');
}
