import { SEARCH_KINDS } from '../../../../core/search/search';
import type { SearchRequest } from '../../../../core/search/searchRequest';
import { SEARCH_UNITS } from '../../../../core/search/units';
import { SEARCHED_TURNS } from '../../../../core/search/where';
import type { SearchInput, SearchView } from '../../../../webview/segments/messages';
import type { OpenStudy } from '../../../session/openStudy';
import type { ListedSearch } from '../../../session/segmentLists';
import { searchFilters } from './searchFilters';

/** What is looked for, as the panel shows it. */
export function searchView({ study }: OpenStudy, search: ListedSearch, takesFocus: boolean): SearchView {
  const { request, error, isLooking, rule, isRuleItself } = search;
  const { pattern, kind, isExact, turns, unit } = request;
  return {
    pattern,
    kind,
    isExact,
    turns,
    unit,
    filters: searchFilters(request, study.corpus),
    rule: rule && { codes: study.codebook.namesOf(rule.codes).join(', '), isChanged: !isRuleItself },
    error,
    isLooking,
    takesFocus,
  };
}

/** A search with what was typed and chosen in the panel. */
export function withInput(
  request: SearchRequest,
  { pattern, isExact, ...input }: SearchInput,
): SearchRequest {
  const kind = SEARCH_KINDS.find(one => one === input.kind) ?? 'words';
  return {
    ...request,
    pattern,
    kind,
    isExact: isExact && kind !== 'family',
    turns: SEARCHED_TURNS.find(one => one === input.turns) ?? 'all',
    unit: SEARCH_UNITS.find(one => one === input.unit) ?? 'hit',
  };
}
