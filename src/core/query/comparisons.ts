import * as l10n from '@vscode/l10n';
import type { Code, Scale, ScaleValue } from '../codebook/code';
import { nameKey } from '../codebook/codeName';
import type { Participant } from '../studyFile/studyFile';
import type { TurnTest } from './bound';
import type { Comparison, Operator } from './query';
import { type QueryNames, withHint, wrongAt } from './queryNames';

/** What `NAME >= VALUE` asks for. */
export type Compared =
  | { readonly kind: 'scale'; readonly code: Code; readonly test: (value: ScaleValue) => boolean }
  | { readonly kind: 'attribute'; readonly test: TurnTest };

/** What a comparison means: the scale of a code, or an attribute of participants. Throws where that is none or both. */
export function comparedBy(comparison: Comparison, names: QueryNames): Compared {
  const { name, of, at } = comparison;
  const attribute = of === 'code' ? undefined : attributesOf(names).find(one => one === name);
  const codes = of === 'attribute' ? [] : names.codebook.findAll(name);
  const scaled = codes.filter(({ scale }) => scale !== undefined);
  if (attribute !== undefined && scaled.length > 0) {
    throw wrongAt(
      at,
      l10n.t('“{0}” is an attribute and a code with a scale. Write attribute:{0} or code:{0}.', name),
    );
  }
  if (attribute !== undefined) return { kind: 'attribute', test: attributeTest(comparison, names) };
  if (scaled.length > 1) {
    const ids = scaled.map(({ id }) => id).join(', ');
    throw wrongAt(at, l10n.t('“{0}” has several meanings. Use an id: {1}.', name, ids));
  }
  if (scaled.length === 1)
    return { kind: 'scale', code: scaled[0]!, test: scaleTest(comparison, scaled[0]!.scale!) };
  if (codes.length > 0)
    throw wrongAt(at, l10n.t('The code “{0}” has no scale to compare with.', codes[0]!.name));
  throw wrongAt(at, unknown(comparison, names));
}

function unknown({ name, of }: Comparison, names: QueryNames): string {
  const scaled = names.codebook.inOrder().filter(({ scale }) => scale !== undefined);
  const codes = scaled.map(one => one.name);
  switch (of) {
    case 'attribute':
      return withHint(l10n.t('No participant has an attribute “{0}”.', name), name, attributesOf(names));
    case 'code':
      return withHint(l10n.t('There is no code “{0}”.', name), name, codes);
    default: {
      const sentence = l10n.t('There is no attribute and no code with a scale “{0}”.', name);
      return withHint(sentence, name, [...attributesOf(names), ...codes]);
    }
  }
}

/** The names of all attributes of participants. */
export function attributesOf({ study }: QueryNames): readonly string[] {
  return [...new Set(study.participants.flatMap(({ attributes = {} }) => Object.keys(attributes)))];
}

/** The values that an attribute has, as they are written. */
export function attributeValues({ study }: QueryNames, attribute: string): readonly string[] {
  const values = study.participants.flatMap(({ attributes = {} }) =>
    Object.hasOwn(attributes, attribute) ? [String(attributes[attribute])] : [],
  );
  return [...new Set(values)];
}

function scaleTest({ operator, value }: Comparison, scale: Scale): (value: ScaleValue) => boolean {
  if (scale.kind === 'numeric') {
    const wanted = numberOf(value.name);
    if (wanted === undefined) throw wrongAt(value.at, notANumber(value.name));
    return actual => typeof actual === 'number' && holds(operator, actual, wanted);
  }
  const { values } = scale;
  const exact = values.indexOf(value.name);
  const place = exact >= 0 ? exact : values.findIndex(one => nameKey(one) === nameKey(value.name));
  if (place < 0) {
    const sentence = l10n.t('“{0}” is not on the scale: {1}.', value.name, values.join(', '));
    throw wrongAt(value.at, withHint(sentence, value.name, values));
  }
  return actual => {
    const at = values.indexOf(String(actual));
    return at >= 0 && holds(operator, at, place);
  };
}

function attributeTest({ name, operator, value }: Comparison, names: QueryNames): TurnTest {
  const wanted = numberOf(value.name);
  const has = (test: (actual: string | number | boolean | null) => boolean): TurnTest => {
    return (_, participant) => {
      const actual = attributeOf(participant, name);
      return actual !== undefined && test(actual);
    };
  };
  if (operator === '=' || operator === '!=') {
    // a number as a number, everything else as written: as the filters of reports have it
    const equals = (actual: string | number | boolean | null) =>
      typeof actual === 'number' ? wanted === actual : String(actual) === value.name;
    const isKnown = names.study.participants.some(one => {
      const actual = attributeOf(one, name);
      return actual !== undefined && equals(actual);
    });
    if (!isKnown) {
      const sentence = l10n.t('No participant has “{0}” as {1}.', value.name, name);
      throw wrongAt(value.at, withHint(sentence, value.name, attributeValues(names, name)));
    }
    return has(actual => equals(actual) === (operator === '='));
  }
  if (wanted === undefined) throw wrongAt(value.at, notANumber(value.name));
  return has(actual => typeof actual === 'number' && holds(operator, actual, wanted));
}

function attributeOf(
  participant: Participant | undefined,
  name: string,
): string | number | boolean | null | undefined {
  const attributes = participant?.attributes;
  return attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function numberOf(text: string): number | undefined {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
}

function notANumber(text: string): string {
  return l10n.t('“{0}” is not a number.', text);
}

function holds(operator: Operator, actual: number, wanted: number): boolean {
  switch (operator) {
    case '=':
      return actual === wanted;
    case '!=':
      return actual !== wanted;
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
  }
}
