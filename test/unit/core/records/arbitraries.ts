import fc from 'fast-check';

/** Strings that have been trouble: quotes, line ends and separators, astral characters, lone surrogates, odd keys. */
export const weirdText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      '\\',
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      '😀',
      'e\u0301',
      '{',
      '}',
      '[',
      ',',
      ':',
      ' ',
    ),
    maxLength: 10,
  }),
  fc.string({ unit: fc.nat(0xffff).map(unit => String.fromCharCode(unit)), maxLength: 6 }),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '0', '10', ''),
);

/** Text with something visible in it. */
export const visibleText = weirdText.filter(text => /\S/.test(text));

/** A key as files may have it: all but one. */
export const weirdKey = weirdText.filter(text => text !== '__proto__');

/** A value as JSON has them; numbers that JSON writes the same way again. */
export const jsonValue = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(number => !Object.is(number, -0)),
    weirdText,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(weirdKey, tie('value')), { maxLength: 3 }).map(asOwnFields),
  ),
})).value;

/** Fields that no version knows. */
export function unknownFields(known: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const key = weirdKey.filter(text => !known.includes(text));
  return fc.array(fc.tuple(key, jsonValue), { maxLength: 2 }).map(asOwnFields);
}

/** An object whose fields are all its own, as JSON.parse makes them. */
function asOwnFields(entries: [string, unknown][]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

/** An object with some of these fields. */
export function someOf(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true });
}

/** Records with ids that differ, sorted by them, as they are on disk. */
export function sortedRecords<T extends { id: string }>(
  record: fc.Arbitrary<T>,
  maxLength = 8,
): fc.Arbitrary<T[]> {
  return fc
    .uniqueArray(record, { selector: one => one.id, maxLength })
    .map(records => records.sort((a, b) => (a.id < b.id ? -1 : 1)));
}
