import * as l10n from '@vscode/l10n';
import { typedNumber } from '../../base/figures';
import { coderNamed, codersOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { byUnits } from '../../base/compare';
import { enumerate } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';

interface Described {
  /** A few words for a form. */
  readonly title: string;
  /** A line for the help. */
  readonly help: string;
  /** Whether few people ever change it: a form folds it away. */
  readonly isSeldom?: true;
}

/** One of a few. */
export interface Choice<T extends string = string> extends Described {
  readonly kind: 'choice';
  /** Value → what a form says for it. */
  readonly values: Readonly<Record<T, string>>;
  readonly default: NoInfer<T>;
}

/** A number from `min` up to `max`. */
export interface NumberParameter extends Described {
  readonly kind: 'number';
  readonly min: number;
  readonly max?: number;
  readonly isWhole: boolean;
  readonly default: number;
}

/** Yes or no; no unless given. */
export interface Flag extends Described {
  readonly kind: 'flag';
}

/** The name of an attribute that participants have; their first one unless given. */
export interface AttributeParameter extends Described {
  readonly kind: 'attribute';
  /** It counts only where another option has this value; everywhere without. */
  readonly onlyIf?: { readonly option: string; readonly is: string };
}

/** Free text; empty unless given. */
export interface TextParameter extends Described {
  readonly kind: 'text';
}

/** Ids of coders, in an order that matters; empty unless given, which the analysis understands as all who coded something. */
export interface CodersParameter extends Described {
  readonly kind: 'coders';
}

export type Parameter =
  Choice | NumberParameter | Flag | AttributeParameter | TextParameter | CodersParameter;

/** The options of an analysis besides its scope, by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

type ValueOf<P> =
  P extends Choice<infer T>
    ? T
    : P extends { readonly kind: 'number' }
      ? number
      : P extends { readonly kind: 'flag' }
        ? boolean
        : P extends { readonly kind: 'coders' }
          ? readonly string[]
          : string;

export type Values<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

/** As a person, a file or a form gives it. */
export type Given = Readonly<Record<string, unknown>>;

/** A choice whose values keep their types. */
export function choice<T extends string>(definition: Omit<Choice<T>, 'kind'>): Choice<T> {
  return { kind: 'choice', ...definition };
}

/** The values that are given, checked, and the defaults of all others. Fails on unknown names and values. */
export function readValues<P extends Parameters>(
  parameters: P,
  given: Given,
  corpus: Corpus,
): Result<Values<P>> {
  const unknown = Object.keys(given).find(name => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) {
    const known = Object.keys(parameters).join(', ');
    return fail(
      known === ''
        ? l10n.t('Unknown option “{0}”: this analysis has no options.', unknown)
        : l10n.t('Unknown option “{0}”. The options are: {1}.', unknown, known),
    );
  }
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = isAsked(parameter, given)
      ? readValue(name, parameter, given[name], corpus)
      : ok(String(given[name] ?? ''));
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return ok(values as Values<P>);
}

/** Whether a parameter counts, by what is given for others. */
export function isAsked(parameter: Parameter, given: Given): boolean {
  if (parameter.kind !== 'attribute' || !parameter.onlyIf) return true;
  return given[parameter.onlyIf.option] === parameter.onlyIf.is;
}

function readValue(
  name: string,
  parameter: Parameter,
  given: unknown,
  corpus: Corpus,
): Result<string | number | boolean | readonly string[]> {
  switch (parameter.kind) {
    case 'choice':
      return readOneOf(name, given ?? parameter.default, Object.keys(parameter.values));
    case 'number':
      return readNumber(name, parameter, given);
    case 'flag':
      return given === undefined || typeof given === 'boolean'
        ? ok(given ?? false)
        : fail(l10n.t('{0}: expected yes or no, but found “{1}”.', name, String(given)));
    case 'text':
      return ok(String(given ?? ''));
    case 'coders':
      return readCoders(name, given, corpus);
    case 'attribute': {
      const attributes = attributesOf(corpus);
      if (attributes.length === 0) {
        return fail(
          l10n.t('No participant has attributes yet. Add them in study.json or import them from a CSV file.'),
        );
      }
      return readOneOf(name, given ?? attributes[0], attributes);
    }
  }
}

/** A list, or as a person types it: `nd,ks`. Each by id, or by name if only one has it. */
function readCoders(name: string, given: unknown, corpus: Corpus): Result<readonly string[]> {
  const ids: string[] = [];
  for (const wanted of codersGiven(given)) {
    const id = coderNamed(corpus, wanted);
    if (id === undefined) {
      const known = enumerate(
        codersOf(corpus).map(coder => coder.id),
        30,
      );
      return fail(
        known === ''
          ? l10n.t('{0}: unknown coder “{1}”. The study has no coders yet.', name, wanted)
          : l10n.t('{0}: unknown coder “{1}”. The coders are: {2}.', name, wanted, known),
      );
    }
    if (!ids.includes(id)) ids.push(id);
  }
  return ok(ids);
}

/** The coders that a parameter names, as given. */
export function codersGiven(given: unknown): readonly string[] {
  const list = Array.isArray(given) ? given.map(String) : String(given ?? '').split(',');
  return list.map(one => one.trim()).filter(one => one !== '');
}

function readOneOf(name: string, given: unknown, values: readonly string[]): Result<string> {
  const found = values.find(value => value === given);
  if (found !== undefined) return ok(found);
  return fail(
    l10n.t('{0}: unknown value “{1}”. Possible values: {2}.', name, String(given), enumerate(values, 30)),
  );
}

function readNumber(
  name: string,
  { min, max = Infinity, isWhole, default: usual }: NumberParameter,
  given: unknown,
): Result<number> {
  const text = typedNumber(String(given ?? usual));
  const number = text === '' ? NaN : Number(text);
  if (number >= min && number <= max && (!isWhole || Number.isInteger(number))) return ok(number);
  if (max === Infinity) {
    return fail(
      isWhole
        ? l10n.t('{0}: expected a whole number of at least {1}, but found “{2}”.', name, min, text)
        : l10n.t('{0}: expected a number of at least {1}, but found “{2}”.', name, min, text),
    );
  }
  return fail(
    isWhole
      ? l10n.t('{0}: expected a whole number from {1} to {2}, but found “{3}”.', name, min, max, text)
      : l10n.t('{0}: expected a number from {1} to {2}, but found “{3}”.', name, min, max, text),
  );
}

/** The names of all attributes, in the order in which the study has them. */
export function attributesOf({ study }: Corpus): readonly string[] {
  return [...new Set(study.participants.flatMap(({ attributes = {} }) => Object.keys(attributes)))];
}

/** The values that participants have for an attribute, as written: numbers by value, then text. */
export function valuesOf({ study }: Corpus, attribute: string): readonly string[] {
  const values = study.participants.flatMap(({ attributes = {} }) =>
    Object.hasOwn(attributes, attribute) ? [attributes[attribute]!] : [],
  );
  const isNumber = (value: unknown) => typeof value === 'number';
  const numbers = values.filter(isNumber).sort((a, b) => Number(a) - Number(b));
  const others = values.filter(value => !isNumber(value)).map(String);
  return [...new Set([...numbers.map(String), ...others.sort(byUnits)])];
}
