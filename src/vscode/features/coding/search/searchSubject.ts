import type { SearchRequest } from '../../../../core/search/searchRequest';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import type { SegmentSubject } from '../../../session/segmentLists';
import { SearchList, titleOf } from './searchList';

/** What a search finds, for the Segments panel. */
export interface SearchSubject extends SegmentSubject {
  readonly search: SearchList;
}

/** @param ruleId of a rule: what is coded by it already is left out */
export function searchSubject(
  deps: Deps,
  openStudy: OpenStudy,
  request: SearchRequest,
  ruleId?: string,
): SearchSubject {
  const search = new SearchList(deps, openStudy, request, ruleId);
  return {
    openStudy,
    kind: 'search',
    title: () => titleOf(search),
    places: () => search.found.map(({ one, what }) => ({ path: one.transcript.path, ...what })),
    search,
  };
}
