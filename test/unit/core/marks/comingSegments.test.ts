import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PlacedSegment } from '../../../../src/core/corpus/corpus';
import { withComing } from '../../../../src/core/marks/comingSegments';

const placed = (id: string, coder: string, start: number, length: number): PlacedSegment => ({
  ...{ coder, start, end: start + length, state: 'ok' },
  segment: { id, text: 't', start, end: start + length, codes: [] },
});

const one = fc
  .tuple(fc.constantFrom(...'abcdef'), fc.constantFrom('nd', 'kl'), fc.nat(6), fc.integer({ min: 1, max: 4 }))
  .map(parts => placed(...parts));

/** Segments as transcripts have them: each once, no two of a coder on the same words. */
const some = (maxLength: number) =>
  fc.uniqueArray(one, { maxLength, selector: keyOf }).map(all => {
    const places = new Set<string>();
    return all.filter(({ coder, start, end }) => {
      const place = `${coder} ${start} ${end}`;
      return !places.has(place) && places.add(place);
    });
  });

function keyOf({ coder, segment }: PlacedSegment): string {
  return `${coder} ${segment.id}`;
}

describe('withComing', () => {
  it('has every segment that comes, and those that are there unless one of their coder is in their place', () => {
    fc.assert(
      fc.property(some(8), some(3), (there, coming) => {
        const sorted = [...there].sort((a, b) => a.start - b.start || b.end - a.end);
        const found = withComing(sorted, coming);
        const isGone = (segment: PlacedSegment) =>
          coming.some(
            other =>
              other.coder === segment.coder &&
              (other.segment.id === segment.segment.id ||
                (other.start === segment.start && other.end === segment.end)),
          );
        const wanted = new Set([...there.filter(segment => !isGone(segment)), ...coming]);
        assert.deepEqual(new Set(found), wanted);
        assert.equal(found.length, wanted.size);
        for (let i = 1; i < found.length; i++) {
          const [a, b] = [found[i - 1]!, found[i]!];
          assert.ok(a.start < b.start || (a.start === b.start && a.end >= b.end));
        }
      }),
    );
  });
});
