import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { CodingRule, OptionValue } from '../codebook/code';
import type { RuleFields } from '../codebook/rules';
import { LANGUAGE_CODES, type LanguageCode } from '../text/languageCodes';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import { type SearchRequest, plainRequest } from './searchRequest';
import { SEARCHED_TURNS } from './where';

/** Options that are lists of names, as on the command line, and what they are called in a search. */
const LISTS = {
  group: 'groups',
  transcript: 'transcripts',
  participant: 'participants',
  code: 'codes',
  codegroup: 'codeGroups',
  coder: 'coders',
} as const satisfies Readonly<Record<string, keyof ScopeOptions>>;

type ListOption = keyof typeof LISTS;

/** Reads the search of a rule. Fails, in words for the user, where its options are none. */
export function requestOf({ search, unit, options = {} }: CodingRule): Result<SearchRequest> {
  let request: SearchRequest = { ...plainRequest(search), unit };
  for (const [name, value] of Object.entries(options)) {
    const read = withOption(request, name, value);
    if (!read) return fail(l10n.t('The option “{0}” of the rule is not known, or has a wrong value.', name));
    request = read;
  }
  if (options['family'] === true && (request.isExact || options['regex'] === true))
    return fail(l10n.t('Word families cannot be combined with regular expressions or exact words.'));
  return ok(request);
}

/** The search with one option of a rule; undefined where it is none. */
function withOption(request: SearchRequest, name: string, value: OptionValue): SearchRequest | undefined {
  const list = listOf(value);
  switch (name) {
    case 'regex':
    case 'family':
      return typeof value === 'boolean' ? { ...request, kind: value ? name : request.kind } : undefined;
    case 'exact':
      return typeof value === 'boolean' ? { ...request, isExact: value } : undefined;
    case 'turns': {
      const turns = SEARCHED_TURNS.find(one => one === value);
      return turns && { ...request, turns };
    }
    case 'language': {
      const isKnown = list?.every(code => (LANGUAGE_CODES as readonly string[]).includes(code));
      return isKnown ? { ...request, languages: list as readonly LanguageCode[] } : undefined;
    }
    case 'speaker':
      return list && { ...request, speakers: list };
    case 'outside':
      return list && { ...request, outside: list };
    case 'where': {
      const where = list?.map(text => /^([^=]+)=(.*)$/s.exec(text)).filter(found => found !== null);
      return where && where.length === list?.length
        ? withFilters(request, {
            where: where.map(([, attribute, of]) => ({ attribute: attribute!.trim(), value: of!.trim() })),
          })
        : undefined;
    }
  }
  if (!list || !Object.hasOwn(LISTS, name)) return undefined;
  return withFilters(request, { [LISTS[name as ListOption]]: list });
}

function withFilters(request: SearchRequest, filters: ScopeOptions): SearchRequest {
  return { ...request, filters: { ...request.filters, ...filters } };
}

function listOf(value: OptionValue): readonly string[] | undefined {
  return typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? (value as readonly string[])
      : undefined;
}

/** What a rule says of a search; {@link requestOf} gives it back, but for filters by date and status, which a rule has none of. */
export function ruleSearch(request: SearchRequest): Pick<RuleFields, 'search' | 'unit' | 'options'> {
  const { pattern, unit, kind, isExact, turns, speakers, languages, filters, outside } = request;
  const options: Record<string, OptionValue> = {};
  if (kind !== 'words') options[kind] = true;
  if (isExact) options['exact'] = true;
  if (turns !== 'all') options['turns'] = turns;
  const lists: Record<string, readonly string[] | undefined> = {
    language: languages,
    speaker: speakers,
    outside,
    where: filters.where?.map(({ attribute, value }) => `${attribute}=${value}`),
  };
  for (const name of Object.keys(LISTS) as ListOption[]) lists[name] = filters[LISTS[name]];
  for (const [name, list] of Object.entries(lists)) if (list && list.length > 0) options[name] = list;
  return { search: pattern, unit, options: Object.keys(options).length > 0 ? options : undefined };
}
