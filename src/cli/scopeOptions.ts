import { attributesOf, valuesOf } from '../core/analyses/kit/parameters';
import type { CodingStatus } from '../core/coding/segment';
import { codersOf } from '../core/corpus/coders';
import { meetsAll } from '../core/studyFile/condition';
import type { Corpus } from '../core/corpus/corpus';
import { isDay } from '../core/studyFile/day';
import type { ScopeOptions, Condition } from '../core/studyFile/scopeOptions';
import { PathMatcher } from '../core/studyFile/matchPaths';
import { findSpeakers } from '../core/participants/speakers';
import { type Given, type Option, UsageError } from './command';
import { oneOf, single } from './parseOptions';
import { unknown } from './suggest';

const STATUSES: readonly CodingStatus[] = ['in-progress', 'complete'];

/** Options of every command that counts coding: the same filters everywhere. */
export const SCOPE_OPTIONS: Readonly<Record<string, Option>> = {
  group: { value: 'ID', isMultiple: true, help: 'only the transcripts of this group (id or name)' },
  transcript: { value: 'PATH', isMultiple: true, help: 'only this transcript, or those that a glob matches' },
  coder: {
    value: 'ID',
    isMultiple: true,
    help: 'only this coder’s segments (id or name); else the consensus where there is one, and everyone’s elsewhere',
  },
  participant: {
    value: 'ID',
    isMultiple: true,
    help: 'only this participant (id or name), and segments in their turns',
  },
  where: {
    value: 'ATTRIBUTE=VALUE',
    isMultiple: true,
    help: 'only participants with this, and segments in their turns; of one attribute any value will do',
  },
  code: { value: 'CODE', isMultiple: true, help: 'only this code, by id, name or path, and those below it' },
  from: { value: 'DATE', help: 'only segments made on this day or later (YYYY-MM-DD, UTC)' },
  to: { value: 'DATE', help: 'only segments made on this day or earlier' },
  status: { value: 'STATUS', help: `only coding that is ${STATUSES.join(' or ')}` },
};

/** What the options say. What the study does not have is a slip, not an empty table. */
export function readScope(given: Given, corpus: Corpus): ScopeOptions {
  return {
    groups: given('group').map(id => named('group', id, corpus.study.groups)),
    transcripts: given('transcript').map(pattern => readTranscripts(pattern, corpus)),
    coders: given('coder').map(id => named('coder', id, codersOf(corpus))),
    participants: given('participant').map(id => named('participant', id, participantsOf(corpus))),
    where: given('where').map(text => readCondition(text, corpus)),
    codes: given('code').map(text => readCode(text, corpus)),
    from: readDate(given, 'from'),
    to: readDate(given, 'to'),
    status: single(given, 'status') === undefined ? undefined : oneOf(given, 'status', STATUSES, 'complete'),
  };
}

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** The id of what an id or, when only one has it, a name stands for. */
function named(kind: string, wanted: string, items: readonly Named[]): string {
  if (items.some(({ id }) => id === wanted)) return wanted;
  const ofName = items.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  if (ofName.length === 1) return ofName[0]!.id;
  const ids = items.map(({ id }) => id);
  throw unknown(kind, wanted, ids);
}

/** Where none are declared, the labels. */
function participantsOf({ study, transcripts }: Corpus): readonly Named[] {
  return findSpeakers(study, transcripts).participants;
}

function readTranscripts(pattern: string, { transcripts }: Corpus): string {
  const paths = transcripts.map(({ path }) => path);
  const isExclusion = pattern.startsWith('!');
  if (isExclusion || paths.some(path => PathMatcher.of([pattern]).matches(path))) return pattern;
  throw unknown('transcript', pattern, paths);
}

function readCode(text: string, { codebook }: Corpus): string {
  const found = codebook.findAll(text);
  if (found.length === 1) return found[0]!.id;
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new UsageError(`Several codes are called “${text}”. Give an id: ${ids}.`);
  }
  throw unknown(
    'code',
    text,
    codebook.inOrder().map(({ name }) => name),
  );
}

function readDate(given: Given, option: string): string | undefined {
  const date = single(given, option);
  if (date === undefined) return undefined;
  if (!isDay(date)) throw new UsageError(`--${option} takes a date such as 2026-03-31; not “${date}”.`);
  return date;
}

function readCondition(text: string, corpus: Corpus): Condition {
  const [attribute = '', ...rest] = text.split('=').map(part => part.trim());
  if (attribute === '' || rest.length === 0) {
    throw new UsageError(`--where takes ATTRIBUTE=VALUE, as in --where profession=nurse; not “${text}”.`);
  }
  const condition = { attribute, value: rest.join('=') };
  const attributes = attributesOf(corpus);
  if (!attributes.includes(attribute)) throw unknown('attribute of participants', attribute, attributes);
  if (!corpus.study.participants.some(one => meetsAll(one, [condition]))) {
    throw unknown(`participant with ${attribute} =`, condition.value, valuesOf(corpus, attribute));
  }
  return condition;
}
