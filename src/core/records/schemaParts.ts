import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { TIME } from './time';

// The message of each part says what is expected; parseRecords makes a sentence of it. Descriptions go into the JSON
// Schemas, which are in English.

const A_LIST = l10n.t('a list in [ ]');
const AN_OBJECT = l10n.t('an object in { }');
const POSITIVE = l10n.t('a whole number, 1 or more');

/** Any text. */
export function text(description: string, examples: string[] = []) {
  return v.pipe(v.string(l10n.t('text')), v.metadata(meta(description, examples)));
}

/** Text of a certain form. The pattern has no flags, since JSON Schema knows none. */
export function formed(pattern: RegExp, expected: string, description: string, examples: string[] = []) {
  // the message that VS Code shows when the pattern does not fit
  const metadata = { ...meta(description, examples), patternErrorMessage: `Expected ${expected}.` };
  return v.pipe(v.string(expected), v.regex(pattern, expected), v.metadata(metadata));
}

/** At least one character that can be seen. */
export const VISIBLE = /\S/;

/** Text with at least one character that can be seen. */
export function visibleText(description: string, examples: string[] = []) {
  return formed(VISIBLE, l10n.t('text that is not empty'), description, examples);
}

/** A time (ISO 8601). */
export function time(description: string) {
  return formed(TIME, l10n.t('a time such as "2026-11-22T10:00:00Z"'), description, ['2026-11-22T10:00:00Z']);
}

/** A whole number of 0 or more, small enough for a typed array. */
export function position(description: string) {
  const expected = l10n.t('a whole number, 0 or more');
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(0, expected),
    v.maxValue(0x7fffffff, l10n.t('a whole number, 2147483647 or less')),
    v.description(description),
  );
}

/** What is either said or left out. */
export function onlyTrue(description: string) {
  return v.pipe(v.literal(true, l10n.t('true, or no such field')), v.description(description));
}

/** A list. */
export function list<const Item extends v.GenericSchema>(item: Item, description: string) {
  return v.pipe(v.array(item, A_LIST), v.description(description));
}

/** A record with the fields named; others are kept. */
export function record<const Fields extends v.ObjectEntries>(
  fields: Fields,
  title: string,
  description: string,
) {
  return v.pipe(v.looseObject(fields, AN_OBJECT), v.title(title), v.description(description));
}

/** A record in a field: Valibot takes a list for one without fields. */
export function nestedRecord<const Fields extends v.ObjectEntries>(
  fields: Fields,
  title: string,
  description: string,
) {
  const object: v.GenericSchema = v.looseObject(fields, AN_OBJECT);
  const notAList: v.GenericSchema = v.never(AN_OBJECT);
  return v.pipe(
    v.lazy(input => (Array.isArray(input) ? notAList : object)),
    v.title(title),
    v.description(description),
  );
}

/** Names that Valibot does not look at in a record, though they are keys as any other. */
const SKIPPED = ['constructor', 'prototype'];

/** What holds for a name, whatever its value is. */
function asKey(name: string, key: v.GenericSchema<string, string>): v.GenericSchema {
  return v.pipe(
    v.unknown(),
    v.transform(() => name),
    key,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** An object that gives values to names. */
export function map<const Key extends v.GenericSchema<string, string>, const Value extends v.GenericSchema>(
  key: Key,
  value: Value,
  description: string,
) {
  const object: v.GenericSchema = v.record(key, value, AN_OBJECT);
  const notAList: v.GenericSchema = v.never(AN_OBJECT);
  const schemaOf = (input: unknown) => {
    // Valibot takes a list for an object
    if (Array.isArray(input)) return notAList;
    const skipped = SKIPPED.filter(name => isObject(input) && Object.hasOwn(input, name));
    if (skipped.length === 0) return object;
    const entries = skipped.map(name => [name, v.is(key, name) ? value : asKey(name, key)] as const);
    const checked: v.GenericSchema = v.looseObject(Object.fromEntries(entries));
    return v.pipe(checked, object);
  };
  return v.pipe(v.lazy(schemaOf), v.description(description));
}

/** The number of the format. */
export const schemaNumber = v.pipe(
  v.number(POSITIVE),
  v.integer(POSITIVE),
  v.minValue(1, POSITIVE),
  v.metadata({
    description: 'Version of the file format. This version of Transcript Coder writes 1.', // not for the catalogue
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
    v.pipe(
      v.array(v.unknown(), A_LIST),
      v.description('The values to choose from; null means no value.'), // not for the catalogue
    ),
    'What a merge could not decide: for each field, the values to choose from. Put the right value into the field, then remove this.', // not for the catalogue
  ),
);
