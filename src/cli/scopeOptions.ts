import type { Condition } from '../core/corpus/condition';
import { meetsAll } from '../core/corpus/condition';
import type { Corpus } from '../core/corpus/corpus';
import type { ScopeOptions } from '../core/corpus/scope';
import { byUnits } from '../core/json/stringify';
import { type Given, type Option, UsageError } from './command';
import { single } from './parseOptions';
import { unknown } from './suggest';

/** Options of every command that counts coding. */
export const SCOPE_OPTIONS: Readonly<Record<string, Option>> = {
  group: { value: 'ID', help: 'only the transcripts of this group' },
  coder: {
    value: 'ID',
    help: 'only this coder’s segments; else the consensus where there is one, and everyone’s elsewhere',
  },
  where: {
    value: 'ATTRIBUTE=VALUE',
    isMultiple: true,
    help: 'only participants with this attribute, and segments in their turns; may be repeated',
  },
};

/** What the options say. A group, coder, attribute or value that the study does not have is a slip, not an empty table. */
export function readScope(given: Given, corpus: Corpus): ScopeOptions {
  const group = single(given, 'group');
  const coder = single(given, 'coder');
  const groups = corpus.study.groups.map(({ id }) => id);
  if (group !== undefined && !groups.includes(group)) throw unknown('group', group, groups);
  if (coder !== undefined) requireCoder(corpus, coder);
  return { group, coder, where: given('where').map(text => readCondition(text, corpus)) };
}

/** A coder without segments is one of the study all the same. */
function requireCoder({ study, transcripts }: Corpus, coder: string): void {
  const known = new Set(study.coders.map(({ id }) => id));
  for (const { segments } of transcripts) for (const placed of segments) known.add(placed.coder);
  if (!known.has(coder)) throw unknown('coder', coder, [...known].sort(byUnits));
}

function readCondition(text: string, { study }: Corpus): Condition {
  const [attribute = '', ...rest] = text.split('=').map(part => part.trim());
  if (attribute === '' || rest.length === 0) {
    throw new UsageError(`--where takes ATTRIBUTE=VALUE, as in --where profession=nurse; not “${text}”.`);
  }
  const condition = { attribute, value: rest.join('=') };
  const attributes = new Set(study.participants.flatMap(one => Object.keys(one.attributes ?? {})));
  if (!attributes.has(attribute)) {
    throw unknown('attribute of participants', attribute, [...attributes].sort(byUnits));
  }
  if (!study.participants.some(one => meetsAll(one, [condition]))) {
    const values = new Set(study.participants.flatMap(one => valueOf(one.attributes ?? {}, attribute)));
    throw unknown(`participant with ${attribute} =`, condition.value, [...values].sort(byUnits));
  }
  return condition;
}

function valueOf(attributes: Readonly<Record<string, unknown>>, attribute: string): string[] {
  return Object.hasOwn(attributes, attribute) ? [String(attributes[attribute])] : [];
}
