import fc from 'fast-check';
import type { Decision, Segment, Sidecar, TextVersion } from '../../../../src/core/coding/segment';
import { textVersion } from '../../../../src/core/text/textVersion';
import { someOf, sortedRecords, unknownFields, visibleText, weirdText } from '../records/arbitraries';

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
  'key',
  'created',
  'from',
  'by',
  'at',
  'note',
];
const DECISION_FIELDS = ['id', 'of', 'taken', 'made', 'by', 'at', 'note'];
const CODER = fc.constantFrom('nd', 'ab', '0_a-b');
const TIME = fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-22T10:00:00.123Z', '2026-11-22T10:00+01:00');

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
    fc.uniqueArray(visibleText, { maxLength: 3 }),
    visibleText,
    someOf({
      quote: weirdText,
      prefix: weirdText,
      suffix: weirdText,
      memo: weirdText,
      key: fc.constant(true),
      created: TIME,
      from: fc.array(fc.record({ coder: CODER, segment: visibleText }, { noNullPrototype: true }), {
        maxLength: 2,
      }),
      by: CODER,
      at: TIME,
      note: weirdText,
    }),
  )
  .map(
    ([unknown, { length, ...place }, codes, memo, optional]) =>
      ({
        ...{ ...unknown, ...place, end: place.start + length, codes, ...optional },
        // an annotation
        ...(codes.length === 0 ? { memo } : {}),
      }) as Segment,
  );

const decision = fc
  .tuple(
    unknownFields(DECISION_FIELDS),
    fc.record(
      {
        id: visibleText,
        of: fc.array(
          fc.record({ coder: CODER, segment: visibleText, code: visibleText }, { noNullPrototype: true }),
          { maxLength: 2 },
        ),
        taken: fc.uniqueArray(CODER),
        made: fc.array(fc.record({ segment: visibleText, code: visibleText }, { noNullPrototype: true }), {
          maxLength: 2,
        }),
        by: CODER,
        at: TIME,
      },
      { noNullPrototype: true },
    ),
    someOf({ note: weirdText }),
  )
  .map(([unknown, fields, optional]) => ({ ...unknown, ...fields, ...optional }) as Decision);

/** Any sidecar that is valid, as it comes out of reading: it has the text versions that its segments name, no other. */
export const anySidecar: fc.Arbitrary<Sidecar> = fc
  .tuple(
    unknownFields(['schema', 'coder', 'status', 'texts', 'segments', 'decisions']),
    unknownFields(['sha256', 'length', 'blob']),
    fc.constantFrom('nd', 'consensus', '0_a-b'),
    fc.constantFrom('in-progress', 'complete'),
    fc.option(fc.constantFrom('a'.repeat(40), '0'.repeat(64)), { nil: undefined }),
    sortedRecords(segment),
    fc.option(sortedRecords(decision), { nil: undefined }),
  )
  .map(([unknown, more, coder, status, blob, segments, decisions]) => {
    const used = VERSIONS.filter(version => segments.some(one => one.text === version.id));
    const texts = used.map(({ id, sha256, length }): [string, TextVersion] => [
      id,
      { ...more, sha256, length, ...(blob ? { blob } : {}) },
    ]);
    const kept = decisions && decisions.length > 0 ? { decisions } : {};
    return {
      ...{ ...unknown, schema: 1, coder, status, texts: Object.fromEntries(texts), segments },
      ...kept,
    } as Sidecar;
  });
