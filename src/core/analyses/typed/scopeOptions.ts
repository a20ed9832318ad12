import * as l10n from '@vscode/l10n';
import { typedDay } from '../../base/figures';
import { attributesOf, valuesOf } from '../kit/parameters';
import type { CodingStatus } from '../../coding/segment';
import { codersOf } from '../../corpus/coders';
import { meetsAll } from '../../studyFile/condition';
import type { Corpus } from '../../corpus/corpus';
import { isDay } from '../../studyFile/day';
import type { ScopeOptions, Condition } from '../../studyFile/scopeOptions';
import { PathMatcher } from '../../studyFile/matchPaths';
import { findSpeakers } from '../../participants/speakers';
import { type Given, OptionError, type Options, oneOf, single } from './option';
import { unknownInWords } from './unknownName';

const STATUSES: readonly CodingStatus[] = ['in-progress', 'complete'];

/** Options of every command that counts coding: the same filters everywhere. */
export const SCOPE_OPTIONS: Options = {
  group: {
    group: 'filters',
    value: 'GROUP',
    isMultiple: true,
    help: l10n.t('only transcripts in this group, by id or name'),
  },
  transcript: {
    group: 'filters',
    value: 'PATH',
    isMultiple: true,
    help: l10n.t('only this transcript, or those that match a glob pattern'),
  },
  coder: {
    group: 'filters',
    value: 'CODER',
    isMultiple: true,
    default: l10n.t('the consensus where there is one, otherwise all coders'),
    help: l10n.t('only segments of this coder, by id or name'),
  },
  participant: {
    group: 'filters',
    value: 'PARTICIPANT',
    isMultiple: true,
    help: l10n.t('only this participant, by id or name, and segments in their turns'),
  },
  where: {
    group: 'filters',
    value: 'ATTRIBUTE=VALUE',
    isMultiple: true,
    help: l10n.t(
      'only participants with this value, and segments in their turns; several values of one attribute are alternatives',
    ),
  },
  code: {
    group: 'filters',
    value: 'CODE',
    isMultiple: true,
    help: l10n.t('only this code, by id, name or path, and the codes below it'),
  },
  codegroup: {
    group: 'filters',
    value: 'GROUP',
    isMultiple: true,
    help: l10n.t(
      'only the codes of this code group, by id or name, and those below them; with --code, also those',
    ),
  },
  query: {
    group: 'filters',
    value: 'QUERY',
    isMultiple: true,
    help: l10n.t('only the passages of a query, a saved one by id or name; with --code, also those'),
  },
  from: {
    group: 'filters',
    value: 'DATE',
    help: l10n.t('only segments created on or after this day (YYYY-MM-DD, in UTC)'),
  },
  to: { group: 'filters', value: 'DATE', help: l10n.t('only segments created on or before this day') },
  status: { group: 'filters', choices: STATUSES, help: l10n.t('only coding with this status') },
};

/** What the options say. A name that the study does not have is a slip, and no reason for an empty table. @throws OptionError */
export function readScope(given: Given, corpus: Corpus): ScopeOptions {
  return {
    groups: given('group').map(id => named(id, corpus.study.groups, l10n.t('There is no group “{0}”.', id))),
    transcripts: given('transcript').map(pattern => readTranscripts(pattern, corpus)),
    coders: given('coder').map(id => named(id, codersOf(corpus), l10n.t('There is no coder “{0}”.', id))),
    participants: given('participant').map(id =>
      named(id, participantsOf(corpus), l10n.t('There is no participant “{0}”.', id)),
    ),
    where: given('where').map(text => readCondition(text, corpus)),
    codes: given('code').map(text => readCode(text, corpus)),
    codeGroups: given('codegroup').map(id =>
      named(id, corpus.codebook.file.groups ?? [], l10n.t('There is no code group “{0}”.', id)),
    ),
    queries: given('query'),
    from: readDate(given, 'from'),
    to: readDate(given, 'to'),
    status: oneOf(given, 'status', STATUSES),
  };
}

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** The id of the item with an id or, when only one has it, a name. @param otherwise the message when there is none */
function named(wanted: string, items: readonly Named[], otherwise: string): string {
  if (items.some(({ id }) => id === wanted)) return wanted;
  const ofName = items.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  if (ofName.length === 1) return ofName[0]!.id;
  throw unknown(
    otherwise,
    wanted,
    items.map(({ id }) => id),
  );
}

/** Where none are declared, the labels. */
function participantsOf({ study, transcripts }: Corpus): readonly Named[] {
  return findSpeakers(study, transcripts).participants;
}

function readTranscripts(pattern: string, { transcripts }: Corpus): string {
  const paths = transcripts.map(({ path }) => path);
  const isExclusion = pattern.startsWith('!');
  if (isExclusion || paths.some(path => PathMatcher.of([pattern]).matches(path))) return pattern;
  throw unknown(l10n.t('There is no transcript “{0}”.', pattern), pattern, paths);
}

function readCode(text: string, { codebook }: Corpus): string {
  const found = codebook.findAll(text);
  if (found.length === 1) return found[0]!.id;
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new OptionError(l10n.t('Several codes are named “{0}”. Use an id: {1}.', text, ids));
  }
  throw unknown(
    l10n.t('There is no code “{0}”.', text),
    text,
    codebook.inOrder().map(({ name }) => name),
  );
}

function readDate(given: Given, option: string): string | undefined {
  const typed = single(given, option);
  if (typed === undefined) return undefined;
  const date = typedDay(typed);
  if (!isDay(date))
    throw new OptionError(l10n.t('{0} takes a date such as 2026-03-31, not “{1}”.', `--${option}`, date));
  return date;
}

function readCondition(text: string, corpus: Corpus): Condition {
  const [attribute = '', ...rest] = text.split('=').map(part => part.trim());
  if (attribute === '' || rest.length === 0) {
    throw new OptionError(
      l10n.t('--where takes ATTRIBUTE=VALUE, for example --where profession=nurse, not “{0}”.', text),
    );
  }
  const condition = { attribute, value: rest.join('=') };
  const attributes = attributesOf(corpus);
  if (!attributes.includes(attribute)) {
    throw unknown(l10n.t('No participant has an attribute “{0}”.', attribute), attribute, attributes);
  }
  if (!corpus.study.participants.some(one => meetsAll(one, [condition]))) {
    throw unknown(
      l10n.t('No participant has “{0}” as {1}.', condition.value, attribute),
      condition.value,
      valuesOf(corpus, attribute),
    );
  }
  return condition;
}

function unknown(...about: Parameters<typeof unknownInWords>): OptionError {
  return new OptionError(unknownInWords(...about));
}
