import * as v from 'valibot';

// The message of each part says what is expected; parseRecords makes a sentence of it.

/** Any text. */
export function text(description: string, examples: string[] = []) {
  return v.pipe(v.string('text'), v.metadata(meta(description, examples)));
}

/** Text of a certain form. The pattern has no flags, since JSON Schema knows none. */
export function formed(pattern: RegExp, expected: string, description: string, examples: string[] = []) {
  // VS Code's own word for what to say when the pattern does not fit
  const metadata = { ...meta(description, examples), patternErrorMessage: `Expected ${expected}.` };
  return v.pipe(v.string(expected), v.regex(pattern, expected), v.metadata(metadata));
}

/** Text with at least one character that can be seen. */
export function visibleText(description: string, examples: string[] = []) {
  return formed(/\S/, 'text that is not empty', description, examples);
}

/** A whole number of 0 or more, small enough for a typed array. */
export function position(description: string) {
  const expected = 'a whole number, 0 or more';
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(0, expected),
    v.maxValue(0x7fffffff, 'a whole number, 2147483647 or less'),
    v.description(description),
  );
}

/** A list. */
export function list<const Item extends v.GenericSchema>(item: Item, description: string) {
  return v.pipe(v.array(item, 'a list in [ ]'), v.description(description));
}

/** A record with the fields named; others are kept. */
export function record<const Fields extends v.ObjectEntries>(
  fields: Fields,
  title: string,
  description: string,
) {
  return v.pipe(v.looseObject(fields, 'an object in { }'), v.title(title), v.description(description));
}

/** An object that gives values to names. */
export function map<const Key extends v.GenericSchema<string, string>, const Value extends v.GenericSchema>(
  key: Key,
  value: Value,
  description: string,
) {
  const expected = 'an object in { }';
  const object: v.GenericSchema = v.record(key, value, expected);
  const notAList: v.GenericSchema = v.never(expected);
  // Valibot takes a list for an object
  return v.pipe(
    v.lazy(input => (Array.isArray(input) ? notAList : object)),
    v.description(description),
  );
}

/** The number of the format. */
export const schemaNumber = v.pipe(
  v.number('a whole number, 1 or more'),
  v.integer('a whole number, 1 or more'),
  v.minValue(1, 'a whole number, 1 or more'),
  v.metadata({
    description: 'Version of the file format. This version of Transcript Coder writes 1.',
    examples: [1],
  }),
);

function meta(description: string, examples: string[]) {
  return examples.length > 0 ? { description, examples } : { description };
}

/** What a merge has left for a person to decide, in a record or a file. */
export const conflicts = v.optional(
  map(
    v.string(),
    v.pipe(v.array(v.unknown(), 'a list in [ ]'), v.description('The values to choose from; null for none.')),
    'What a merge could not decide: by field, the values to choose from. Write the one that is right into the field, and remove this.',
  ),
);
