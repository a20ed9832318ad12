import { readAttribute } from '../../participants/attributeValue';
import type { AttributeValue } from '../../participants/attributeValue';
import type { Participant } from '../../studyFile/studyFile';

/** What is known of somebody in one respect: a number, a word, or nothing. */
export type Known = { readonly number: number } | { readonly word: string } | undefined;

/** An attribute, and how it is summarised. */
export interface AttributeColumn {
  readonly attribute: string;
  /** `number`: by mean and range, with words counted beside it. `category`: each value is counted. */
  readonly kind: 'number' | 'category';
  /** Whether numbers are among its values that are stored as text. */
  readonly hasNumbersAsText: boolean;
  readonly valueOf: (participant: Participant) => Known;
}

/**
 * How an attribute is to be summarised, by the values of those who are described: as numbers when at least half of what is
 * known are numbers, also ones that are stored as text (`"43"`); else, and where that is asked for, value by value.
 */
export function attributeColumn(
  attribute: string,
  people: readonly Participant[],
  isCategory: boolean,
): AttributeColumn {
  const values = people.flatMap(one => valueIn(one, attribute) ?? []);
  const numbers = values.filter(value => typeof asNumber(value) === 'number');
  const isNumber = !isCategory && numbers.length > 0 && numbers.length * 2 >= values.length;
  return {
    attribute,
    kind: isNumber ? 'number' : 'category',
    hasNumbersAsText: isNumber && numbers.some(value => typeof value === 'string'),
    valueOf: participant => {
      const value = valueIn(participant, attribute);
      if (value === null) return undefined;
      const number = isNumber ? asNumber(value) : undefined;
      return number === undefined ? { word: String(value) } : { number };
    },
  };
}

function valueIn({ attributes = {} }: Participant, attribute: string): AttributeValue {
  const value = Object.hasOwn(attributes, attribute) ? attributes[attribute]! : null;
  return typeof value === 'string' && value.trim() === '' ? null : value;
}

function asNumber(value: AttributeValue): number | undefined {
  const read = typeof value === 'string' ? readAttribute(value) : value;
  return typeof read === 'number' ? read : undefined;
}

/** Names of attributes as a person lists them, with semicolons or commas between; one with a comma in it may stand alone. */
export function attributesNamed(text: string, known: readonly string[]): readonly string[] {
  const clean = text.trim();
  if (clean === '') return [];
  if (known.includes(clean)) return [clean];
  const parts = clean.split(clean.includes(';') ? ';' : ',').map(part => part.trim());
  return [...new Set(parts.filter(part => part !== ''))];
}
