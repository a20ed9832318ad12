import type * as v from 'valibot';
import { RESERVED_KEY } from './reservedKeys';
import { TIME, isUsualTime } from './time';
import { VISIBLE } from './schemaParts';

// A schema of Valibot, compiled once to functions that only say yes or no: without issues, without copies of the
// value, about fifty times as fast. Where one says no, or does not know a kind of schema, the schema itself is asked.

/**
 * Says whether a value that `JSON.parse` has made is plainly as it should be.
 * @returns how many UTF-16 units JSON needs at least to write it; {@link NOT_PLAIN} where the schema has to be asked
 */
export type Measure = (value: unknown) => number;

/** Not valid, or with a reserved key, or nested too deeply, or of a kind that is not known here. */
export const NOT_PLAIN = -1;

/** Lists and objects in a value of which nothing is known; they may be a few deeper in the file. */
const MAX_DEPTH = 50;

/** What the parts of Valibot's schemas have, as far as it is read here. */
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
  readonly pipe?: readonly Part[];
  readonly wrapped?: Part;
  readonly item?: Part;
  readonly key?: Part;
  readonly value?: Part;
  readonly entries?: Readonly<Record<string, Part>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly getter?: (input: unknown) => Part;
}

const compiled = new WeakMap<object, Measure>();

/** The measure of what a schema allows. */
export function measureOf(schema: v.GenericSchema): Measure {
  return measure(schema as unknown as Part);
}

function measure(part: Part): Measure {
  let known = compiled.get(part);
  if (!known) compiled.set(part, (known = compile(part)));
  return known;
}

function compile(part: Part): Measure {
  const actions = actionsOf(part).filter(({ kind }) => kind !== 'metadata');
  if (actions.some(({ kind }) => kind !== 'validation')) return () => NOT_PLAIN;
  switch (part.type) {
    case 'string':
      return ofText(actions);
    case 'number':
      return ofNumber(actions);
    case 'array':
      return ofList(measure(part.item!), actions);
    default:
      return actions.length > 0 ? () => NOT_PLAIN : withoutActions(part);
  }
}

/** What follows the type in a pipe, and in the pipe that this one begins with. */
function actionsOf({ pipe }: Part): Part[] {
  return pipe ? [...actionsOf(pipe[0]!), ...pipe.slice(1)] : [];
}

function withoutActions(part: Part): Measure {
  switch (part.type) {
    case 'boolean':
      return value => (typeof value === 'boolean' ? leastOfAny(value, 0) : NOT_PLAIN);
    case 'literal':
      return value => (value === part.literal ? leastOfAny(value, 0) : NOT_PLAIN);
    case 'null':
      return value => (value === null ? 4 : NOT_PLAIN);
    case 'unknown':
      return value => leastOfAny(value, 0);
    case 'picklist':
      return value =>
        typeof value === 'string' && part.options!.includes(value) ? value.length + 2 : NOT_PLAIN;
    case 'optional':
      return measure(part.wrapped!);
    case 'loose_object':
      return ofRecord(part.entries!);
    case 'record':
      return ofMap(measure(part.key!), measure(part.value!));
    case 'union':
      return ofUnion((part.options as readonly Part[]).map(measure));
    case 'lazy':
      return value => measure(part.getter!(value))(value);
    default:
      return () => NOT_PLAIN;
  }
}

function ofText(actions: readonly Part[]): Measure {
  if (actions.length === 0) return value => (typeof value === 'string' ? value.length + 2 : NOT_PLAIN);
  const [{ type, requirement: pattern } = {}, ...others] = actions;
  if (type !== 'regex' || !(pattern instanceof RegExp) || pattern.flags !== '' || others.length > 0)
    return () => NOT_PLAIN;
  const isUsual = USUAL.get(pattern.source) ?? (() => false);
  // one record after the other names the same text version
  let last: unknown;
  return value => {
    if (typeof value !== 'string') return NOT_PLAIN;
    if (value === last || isUsual(value)) return value.length + 2;
    if (!pattern.test(value)) return NOT_PLAIN;
    last = value;
    return value.length + 2;
  };
}

/** What many records have, by the pattern that it fits: an expression costs as much as all else of a record. */
const USUAL: ReadonlyMap<string, (text: string) => boolean> = new Map([
  [VISIBLE.source, beginsVisibly],
  [TIME.source, isUsualTime],
]);

function beginsVisibly(text: string): boolean {
  const first = text.charCodeAt(0);
  return first > 0x20 && first < 0x7f;
}

function ofNumber(actions: readonly Part[]): Measure {
  let [min, max] = [-Infinity, Infinity];
  for (const { type, requirement } of actions) {
    if (type === 'min_value' && typeof requirement === 'number') min = Math.max(min, requirement);
    else if (type === 'max_value' && typeof requirement === 'number') max = Math.min(max, requirement);
    else if (type !== 'integer') return () => NOT_PLAIN;
  }
  const isWhole = actions.some(({ type }) => type === 'integer');
  return value => {
    if (typeof value !== 'number' || value < min || value > max) return NOT_PLAIN;
    return isWhole && !Number.isInteger(value) ? NOT_PLAIN : leastOfNumber(value);
  };
}

function ofList(item: Measure, actions: readonly Part[]): Measure {
  let [min, max] = [0, Infinity];
  for (const { type, requirement } of actions) {
    if (typeof requirement !== 'number') return () => NOT_PLAIN;
    if (type === 'min_length') min = requirement;
    else if (type === 'length') min = max = requirement;
    else return () => NOT_PLAIN;
  }
  return value => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return NOT_PLAIN;
    // brackets, and commas between the items
    let least = 2 + Math.max(0, value.length - 1);
    for (let i = 0; i < value.length; i++) {
      const units = item(value[i]);
      if (units < 0) return NOT_PLAIN;
      least += units;
    }
    return least;
  };
}

interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly measure: Measure;
}

function ofRecord(entries: Readonly<Record<string, Part>>): Measure {
  const fields = new Map<string, Field>();
  for (const [name, part] of Object.entries(entries))
    fields.set(name, { name, isRequired: part.type !== 'optional', measure: measure(part) });
  const required = [...fields.values()].filter(({ isRequired }) => isRequired).length;
  const unknown: Field = { name: '', isRequired: false, measure: value => leastOfAny(value, 0) };
  // the fields of the record before, in their order: most records have the same ones
  const seen: Field[] = [];
  return value => {
    if (!isPlainObject(value)) return NOT_PLAIN;
    // braces, and for each field two quotes, a colon and a comma; the last one has no comma
    let least = 1;
    let found = 0;
    let at = 0;
    for (const key in value) {
      let field = seen[at];
      if (field?.name !== key) {
        if (key === RESERVED_KEY) return NOT_PLAIN;
        field = fields.get(key) ?? unknown;
        if (at < fields.size) seen[at] = field;
      }
      at++;
      const units = field.measure(value[key]);
      if (units < 0) return NOT_PLAIN;
      if (field.isRequired) found++;
      least += key.length + 4 + units;
    }
    return found === required ? Math.max(2, least) : NOT_PLAIN;
  };
}

function ofMap(ofKey: Measure, ofValue: Measure): Measure {
  return value => {
    if (!isPlainObject(value)) return NOT_PLAIN;
    let least = 1;
    for (const key in value) {
      const units = key === RESERVED_KEY || ofKey(key) < 0 ? NOT_PLAIN : ofValue(value[key]);
      if (units < 0) return NOT_PLAIN;
      least += key.length + 4 + units;
    }
    return Math.max(2, least);
  };
}

function ofUnion(options: readonly Measure[]): Measure {
  return value => {
    for (const option of options) {
      const units = option(value);
      if (units >= 0) return units;
    }
    return NOT_PLAIN;
  };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of a value that may be anything. */
function leastOfAny(value: unknown, depth: number): number {
  switch (typeof value) {
    case 'string':
      return value.length + 2;
    case 'number':
      return leastOfNumber(value);
    case 'boolean':
      return value ? 4 : 5;
    default:
      if (value === null) return 4;
      if (depth === MAX_DEPTH) return NOT_PLAIN;
      return Array.isArray(value) ? leastOfList(value, depth + 1) : leastOfObject(value as object, depth + 1);
  }
}

function leastOfList(list: readonly unknown[], depth: number): number {
  let least = 2 + Math.max(0, list.length - 1);
  for (const one of list) {
    const units = leastOfAny(one, depth);
    if (units < 0) return NOT_PLAIN;
    least += units;
  }
  return least;
}

function leastOfObject(object: object, depth: number): number {
  let least = 1;
  for (const key in object) {
    const units =
      key === RESERVED_KEY ? NOT_PLAIN : leastOfAny((object as Record<string, unknown>)[key], depth);
    if (units < 0) return NOT_PLAIN;
    least += key.length + 4 + units;
  }
  return Math.max(2, least);
}

/** Of a number: 5000 can be written as 5e3. */
function leastOfNumber(number: number): number {
  if (!(number >= 0 && number <= 0x7fffffff)) return 1;
  if (!Number.isInteger(number)) return 3;
  return number >= 1000 && number % 1000 === 0 ? leastOfRound(number) : digits(number);
}

function leastOfRound(number: number): number {
  let zeros = 0;
  for (; number % 10 === 0; number /= 10) zeros++;
  return digits(number) + 1 + digits(zeros);
}

function digits(number: number): number {
  let count = 1;
  for (let limit = 10; number >= limit; limit *= 10) count++;
  return count;
}
