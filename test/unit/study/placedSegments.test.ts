import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Segment } from '../../../src/core/coding/segment';
import { textVersion } from '../../../src/core/text/textVersion';
import { type OwnedSegment, PlaceFinder } from '../../../src/study/placeFinder';
import { PlacedSegments } from '../../../src/study/placedSegments';
import { TextVersions } from '../../../src/study/textVersions';
import { VersionedText } from '../../../src/study/versionedText';

const TEXT =
  'INT: What did you do then? I asked them all to wait.\nP1: We waited, and then we left the room again.\n';

/** Segments of two coders; the same few spans, so that there are ties and segments that come back. */
const anyPut = fc.array(
  fc.record({ coder: fc.constantFrom('ab', 'nd'), id: fc.nat(6), at: fc.nat(8), code: fc.nat(2) }),
  { maxLength: 10 },
);
const anyEdit = fc.record({
  at: fc.nat(TEXT.length),
  length: fc.oneof(fc.constant(0), fc.nat(30)),
  text: fc.oneof(fc.constantFrom('', 'x', ' '), fc.string({ maxLength: 5 }), fc.constant(TEXT)),
});
const anyStep = fc.oneof(
  { weight: 3, arbitrary: anyPut.map(put => ({ put })) },
  { weight: 2, arbitrary: anyEdit.map(edit => ({ edit })) },
);

function placing() {
  const texts = new TextVersions();
  texts.replace(VersionedText.of(TEXT));
  return { texts, placed: new PlacedSegments(texts, new PlaceFinder(texts, () => '')) };
}

function shown({ placed }: ReturnType<typeof placing>) {
  const { all, uncertain } = placed;
  const length = 2 * TEXT.length;
  return structuredClone({ all, uncertain, order: placed.inOrder(), met: placed.overlapping(10, length) });
}

describe('PlacedSegments', () => {
  it('are where they are when none of them is the object that it was (random)', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), steps => {
        const [same, other] = [placing(), placing()];
        const known = new Map<string, Segment>();
        for (const step of steps) {
          if ('edit' in step) {
            const { length } = same.placed.isLive ? same.texts.text : TEXT;
            const start = Math.min(step.edit.at, length);
            const edit = { start, end: Math.min(start + step.edit.length, length), text: step.edit.text };
            for (const one of [same, other]) one.placed.edit([edit]);
          } else {
            const { id, text } = { ...textVersion(same.texts.text), text: same.texts.text };
            const owned = step.put.map(({ coder, id: number, at, code }): OwnedSegment => {
              const start = Math.min(at * 7, text.length - 2);
              const end = Math.min(start + 4 + 3 * (at % 3), text.length);
              const key = JSON.stringify([coder, number, at, code, id]);
              const fresh = {
                id: `s${number}`,
                text: id,
                start,
                end,
                quote: text.slice(start, end),
                codes: [`c${code}`],
              };
              const segment = known.get(key) ?? fresh;
              known.set(key, segment);
              return { coder, segment };
            });
            const unique = [...new Map(owned.map(one => [`${one.coder}/${one.segment.id}`, one])).values()];
            const sorted = unique.sort((a, b) => (a.coder + a.segment.id < b.coder + b.segment.id ? -1 : 1));
            same.placed.put(sorted);
            other.placed.put(sorted.map(({ coder, segment }) => ({ coder, segment: { ...segment } })));
          }
          assert.deepEqual(shown(same), shown(other));
          assert.equal(same.placed.all, same.placed.all);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps as they are those that stay where they are', () => {
    const { placed } = placing();
    const { id: text } = textVersion(TEXT);
    const owned = [0, 10, 20, 30].map(start => {
      const segment = {
        id: `s${start}`,
        text,
        start,
        end: start + 5,
        quote: TEXT.slice(start, start + 5),
        codes: ['c'],
      };
      return { coder: 'nd', segment };
    });
    placed.put([owned[0]!, owned[1]!, owned[3]!]);
    const before = placed.all;
    placed.put(owned);
    assert.deepEqual(
      placed.all.map(one => before.indexOf(one)),
      [0, 1, -1, 2],
    );
    placed.put([owned[0]!, owned[3]!]);
    assert.deepEqual(
      placed.all.map(one => before.indexOf(one)),
      [0, 2],
    );
  });
});
