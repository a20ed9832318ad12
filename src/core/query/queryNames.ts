import * as l10n from '@vscode/l10n';
import type { CodeGroup, SavedQuery } from '../codebook/code';
import { nameKey } from '../codebook/codeName';
import type { Codebook } from '../codebook/codebook';
import { isMerged } from '../codebook/parents';
import type { Coder, StudyFile } from '../studyFile/studyFile';
import { nearest } from '../text/nearestName';
import type { Named, NamedCodes, QueryProblem } from './query';

/** What the names in a query can mean. */
export interface QueryNames {
  readonly codebook: Codebook;
  readonly study: Pick<StudyFile, 'participants' | 'groups' | 'interviewers'>;
  /** Those who have coded something, too. */
  readonly coders: readonly Coder[];
  /** Whether regular expressions are passed over: they take loading first. */
  readonly isWithoutRegexes?: boolean;
}

/** What a name in a query means. */
export type Meaning =
  | { readonly kind: 'code'; readonly id: string; readonly name: string }
  | { readonly kind: 'codegroup'; readonly id: string; readonly name: string; readonly group: CodeGroup }
  | { readonly kind: 'query'; readonly id: string; readonly name: string; readonly query: SavedQuery };

/** Ends the binding of a query at the first thing that is wrong with it. */
export class Wrong extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.message);
  }
}

export function wrongAt(
  { start, end }: { readonly start: number; readonly end: number },
  message: string,
): Wrong {
  return new Wrong({ message, start, end });
}

/** All that a name can mean: by id, else by name, of codes also by path. */
export function meaningsOf(
  { name, of }: Pick<NamedCodes, 'name' | 'of'>,
  { codebook }: QueryNames,
): readonly Meaning[] {
  const { groups = [], queries = [] } = codebook.file;
  const code = codebook.resolve(name);
  const all: Meaning[] = [
    ...(code ? [{ kind: 'code' as const, id: code.id, name: code.name }] : []),
    ...groups.filter(({ id }) => id === name).map(asGroup),
    ...queries.filter(({ id }) => id === name).map(asQuery),
  ].filter(({ kind }) => of === undefined || of === kind);
  if (all.length > 0) return all;
  const key = nameKey(name);
  const isNamed = (one: { readonly name: string }) => nameKey(one.name) === key;
  return [
    ...codebook.findAll(name).map(({ id, name: own }) => ({ kind: 'code' as const, id, name: own })),
    ...groups.filter(isNamed).map(asGroup),
    ...queries.filter(isNamed).map(asQuery),
  ].filter(({ kind }) => of === undefined || of === kind);
}

function asGroup(group: CodeGroup): Meaning {
  return { kind: 'codegroup', id: group.id, name: group.name, group };
}

function asQuery(query: SavedQuery): Meaning {
  return { kind: 'query', id: query.id, name: query.name, query };
}

/** The one thing that a name means. Throws {@link Wrong} where that is none or several. */
export function meaningOf(named: NamedCodes, names: QueryNames): Meaning {
  const all = meaningsOf(named, names);
  if (all.length === 1) return all[0]!;
  if (all.length === 0) throw wrongAt(named.at, unknownName(named, names));
  const several = l10n.t(
    '“{0}” has several meanings. Use an id: {1}.',
    named.name,
    all.map(({ id }) => id).join(', '),
  );
  throw wrongAt(named.at, several);
}

function unknownName({ name, of }: NamedCodes, { codebook }: QueryNames): string {
  const { groups = [], queries = [] } = codebook.file;
  const lists = {
    code: codebook.inOrder(),
    codegroup: groups,
    query: queries,
  };
  const known = (of ? [lists[of]] : Object.values(lists)).flat().map(one => one.name);
  const gone = codebook.file.codes.find(one => one.id === name && isMerged(one));
  const sentence = {
    all: l10n.t('There is no code, code group or query “{0}”.', name),
    code: l10n.t('There is no code “{0}”.', name),
    codegroup: l10n.t('There is no code group “{0}”.', name),
    query: l10n.t('There is no query “{0}”.', name),
  }[of ?? 'all'];
  return gone ? sentence : withHint(sentence, name, known);
}

/** A sentence with what was probably meant. */
export function withHint(sentence: string, typed: string, known: readonly string[]): string {
  const meant = nearest(typed, [...new Set(known)]);
  if (meant !== undefined) return `${sentence} ${l10n.t('Did you mean “{0}”?', meant)}`;
  const keyword = /\s(and|or|not|before|overlaps|inside|by|in|within)\s/.exec(typed)?.[1];
  if (keyword === undefined) return sentence;
  return `${sentence} ${l10n.t('Keywords are written in capital letters: {0}.', keyword.toUpperCase())}`;
}

interface Record {
  readonly id: string;
  readonly name?: string | undefined;
}

/** The record that is meant by an id, or by a name if only one has it. @param otherwise what to say where there is none */
export function recordNamed<T extends Record>(named: Named, records: readonly T[], otherwise: string): T {
  const byId = records.find(({ id }) => id === named.name);
  if (byId) return byId;
  const key = nameKey(named.name);
  const ofName = records.filter(({ name }) => name !== undefined && nameKey(name) === key);
  if (ofName.length === 1) return ofName[0]!;
  if (ofName.length > 1) {
    const ids = ofName.map(({ id }) => id).join(', ');
    throw wrongAt(named.at, l10n.t('“{0}” has several meanings. Use an id: {1}.', named.name, ids));
  }
  const known = records.flatMap(({ id, name }) => (name === undefined ? [id] : [name, id]));
  throw wrongAt(named.at, withHint(otherwise, named.name, known));
}
