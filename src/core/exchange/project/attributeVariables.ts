import type { Participant } from '../../studyFile/studyFile';
import type { RefiValue, VariableType } from './refiProject';

/** The value of an attribute. */
export type AttributeValue = string | number | boolean | null;

/** The names of all attributes with the type that all their values are of, in the order in which they first occur. */
export function variableTypes(participants: readonly Participant[]): ReadonlyMap<string, VariableType> {
  const types = new Map<string, VariableType | undefined>();
  for (const { attributes = {} } of participants)
    for (const [name, value] of Object.entries(attributes)) {
      const type = typeOf(value);
      const known = types.get(name);
      types.set(name, known === undefined ? type : type === undefined ? known : common(known, type));
    }
  return new Map([...types].map(([name, type]) => [name, type ?? 'Text']));
}

function typeOf(value: AttributeValue): VariableType | undefined {
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Float';
  return value === null ? undefined : 'Text';
}

function common(a: VariableType, b: VariableType): VariableType {
  if (a === b) return a;
  const areNumbers = [a, b].every(type => type === 'Integer' || type === 'Float');
  return areNumbers ? 'Float' : 'Text';
}

/** An attribute as the value of a variable. @param variable its GUID */
export function variableValue(variable: string, type: VariableType, value: AttributeValue): RefiValue {
  if (value === null) return { variable };
  return { variable, value: { type, text: typeof value === 'number' ? decimal(value) : String(value) } };
}

/** The value of a variable as an attribute. */
export function attributeOf({ value }: RefiValue): AttributeValue {
  if (!value) return null;
  const text = value.text.trim();
  switch (value.type) {
    case 'Boolean':
      return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
    case 'Integer':
    case 'Float':
      return isExact(text) ? Number(text) : text;
    default:
      return value.text;
  }
}

/** Whether a number is kept as it is written, but for zeros: one of 20 digits is not. */
function isExact(text: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) && Number.isFinite(Number(text));
}

/** Whether an attribute comes back as it was. */
export function survives(type: VariableType, value: AttributeValue): boolean {
  return Object.is(attributeOf(variableValue('', type, value)), value);
}

/** A number as `xsd:decimal` has it, without an exponent. */
function decimal(value: number): string {
  const [digits, exponent] = String(value).split('e');
  if (exponent === undefined) return digits!;
  const sign = digits!.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits!.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const all = (whole + fraction).padStart(whole.length + fraction.length - Math.min(point - 1, 0), '0');
  const at = Math.max(point, 1);
  const padded = all.padEnd(at, '0');
  return `${sign}${padded.slice(0, at)}${padded.length > at ? `.${padded.slice(at)}` : ''}`;
}
