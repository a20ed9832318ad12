import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Corpus } from '../corpus/corpus';
import { findScope } from '../corpus/scope';
import { findSpeakers } from '../participants/speakers';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { LanguageCode } from '../text/languageCodes';
import type { Search } from './search';
import type { SearchUnit } from './units';
import type { SearchedTurns, Where } from './where';

/** A search as a person has asked for it: all that it depends on besides the study. */
export interface SearchRequest extends Search {
  readonly unit: SearchUnit;
  /** Of word families; those of the study when empty. */
  readonly languages: readonly LanguageCode[];
  readonly turns: SearchedTurns;
  /** Labels; those of everyone when empty. */
  readonly speakers: readonly string[];
  readonly filters: ScopeOptions;
  /** Ids of codes: hits share nothing with segments that have one of them, or a code below. */
  readonly outside: readonly string[];
}

/** A search of everything for whole words. */
export function plainRequest(pattern: string): SearchRequest {
  return {
    pattern,
    kind: 'words',
    isExact: false,
    unit: 'hit',
    languages: [],
    turns: 'all',
    speakers: [],
    filters: {},
    outside: [],
  };
}

/** Where a search looks in a study as it is now. Fails, in words for the user, where the study lacks what it names. */
export function findWhere(corpus: Corpus, request: SearchRequest): Result<Where> {
  const { filters, outside, unit, turns, speakers } = request;
  if (unit === 'answer' && corpus.study.interviewers.length === 0)
    return fail(l10n.t('Answers cannot be told from questions: study.json names no interviewers.'));
  const missing = missingIn(corpus, request);
  if (missing !== undefined) return fail(missing);
  const scope = findScope(corpus, filters);
  if (!scope.ok) return scope;
  if (outside.length === 0) return ok({ scope: scope.value, speakers, turns });
  const without = findScope(corpus, { ...filters, codes: outside, codeGroups: [] });
  return without.ok ? ok({ scope: scope.value, speakers, turns, outside: without.value }) : without;
}

/** What a search names and the study does not have: without it nothing would be found, or too much. */
function missingIn(corpus: Corpus, { filters, outside }: SearchRequest): string | undefined {
  const { codebook, study, transcripts } = corpus;
  const code = [...(filters.codes ?? []), ...outside].find(id => !codebook.resolve(id));
  if (code !== undefined) return l10n.t('The codebook has no code “{0}”.', code);
  const { participants = [] } = filters;
  if (participants.length === 0) return undefined;
  const known = new Set(findSpeakers(study, transcripts).participants.map(({ id }) => id));
  const person = participants.find(id => !known.has(id));
  return person === undefined ? undefined : l10n.t('There is no participant “{0}”.', person);
}
