import fc from 'fast-check';
import type { SummariesFile, Summary } from '../../../../src/core/summaries/summary';

const ids = fc.subarray(['s1', 's2', 's3', 's4']);
const hash = fc.constantFrom('000000000000', '111111111111', 'abcdefabcdef');

const place = fc.oneof(
  fc.record({ code: fc.constantFrom('c1', 'c2'), participant: fc.constantFrom('p1', 'p2') }),
  fc.record({ code: fc.constantFrom('c1', 'c2'), transcript: fc.constantFrom('a.txt', 'b.txt') }),
  fc.record({ code: fc.constantFrom('c1', 'c2') }),
  fc.record({ participant: fc.constantFrom('p1', 'p2') }),
  fc.record({ transcript: fc.constantFrom('a.txt', 'b.txt') }),
);

const rest = fc.record(
  {
    text: fc.constantFrom('Trust.', 'Fear.', 'Line\nline', 'a\u2028b', '“…”'),
    segments: ids,
    words: fc.dictionary(fc.constantFrom('s1', 's2', 's3', 's4'), hash, { noNullPrototype: true }),
    by: fc.constantFrom('nd', 'ks'),
    at: fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-23T09:00:00Z', '2026-11-23T10:30:00+02:00'),
    mine: fc.nat(2),
  },
  { requiredKeys: ['text', 'segments'], noNullPrototype: true },
);

const summary: fc.Arbitrary<Omit<Summary, 'id'>> = fc.tuple(place, rest).map(([a, b]) => ({ ...a, ...b }));

/** A file of up to five summaries, most of which any two of them have in common. */
export const anySummaries: fc.Arbitrary<SummariesFile> = fc
  .array(fc.option(summary, { nil: undefined, freq: 4 }), { minLength: 5, maxLength: 5 })
  .map(all => ({
    schema: 1,
    summaries: all.flatMap((one, i) => (one ? [{ id: `id${i}`, ...one }] : [])),
  }));
