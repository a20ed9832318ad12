import type { Condition } from './scopeOptions';
import type { Participant } from './studyFile';

/**
 * Whether a participant meets the conditions: for each attribute that they name, one of the values. A number is compared
 * as a number (`43.0` is 43), everything else as written. Who lacks the attribute does not meet a condition on it; whose
 * attribute is null meets `null`.
 */
export function meetsAll(participant: Participant, conditions: readonly Condition[]): boolean {
  return conditions.every(({ attribute }) =>
    conditions.some(one => one.attribute === attribute && meets(participant, one)),
  );
}

function meets({ attributes = {} }: Participant, { attribute, value }: Condition): boolean {
  if (!Object.hasOwn(attributes, attribute)) return false;
  const actual = attributes[attribute];
  if (typeof actual === 'number') return value.trim() !== '' && Number(value) === actual;
  return String(actual) === value;
}
