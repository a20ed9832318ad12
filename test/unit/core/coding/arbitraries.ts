import fc from 'fast-check';
import type { Segment, Sidecar, TextVersion } from '../../../../src/core/coding/segment';
import { textVersion } from '../../../../src/core/text/textVersion';
import { someOf, sortedRecords, unknownFields, visibleText, weirdText } from '../json/arbitraries';

const VERSIONS = ['one', 'two', 'three'].map(textVersion);
const SEGMENT_FIELDS = [
  'id',
  'text',
  'start',
  'end',
  'quote',
  'prefix',
  'suffix',
  'codes',
  'memo',
  'created',
];

const segment = fc
  .tuple(
    unknownFields(SEGMENT_FIELDS),
    fc.record(
      {
        id: visibleText,
        text: fc.constantFrom(...VERSIONS.map(version => version.id)),
        start: fc.nat(100),
        length: fc.integer({ min: 1, max: 50 }),
      },
      { noNullPrototype: true },
    ),
    fc.uniqueArray(visibleText, { minLength: 1, maxLength: 3 }),
    someOf({
      quote: weirdText,
      prefix: weirdText,
      suffix: weirdText,
      memo: weirdText,
      created: fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-22T10:00:00.123Z', '2026-11-22T10:00+01:00'),
    }),
  )
  .map(
    ([unknown, { length, ...place }, codes, optional]) =>
      ({ ...unknown, ...place, end: place.start + length, codes, ...optional }) as Segment,
  );

/** Any sidecar that is valid, as it comes out of reading: it has the text versions that its segments name, no other. */
export const anySidecar: fc.Arbitrary<Sidecar> = fc
  .tuple(
    unknownFields(['schema', 'coder', 'status', 'texts', 'segments']),
    unknownFields(['sha256', 'length', 'blob']),
    fc.constantFrom('nd', 'consensus', '0_a-b'),
    fc.constantFrom('in-progress', 'complete'),
    fc.option(fc.constantFrom('a'.repeat(40), '0'.repeat(64)), { nil: undefined }),
    sortedRecords(segment),
  )
  .map(([unknown, more, coder, status, blob, segments]) => {
    const used = VERSIONS.filter(version => segments.some(one => one.text === version.id));
    const texts = used.map(({ id, sha256, length }): [string, TextVersion] => [
      id,
      { ...more, sha256, length, ...(blob ? { blob } : {}) },
    ]);
    return { ...unknown, schema: 1, coder, status, texts: Object.fromEntries(texts), segments } as Sidecar;
  });
