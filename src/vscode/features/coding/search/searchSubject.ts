import type { SearchRequest } from '../../../../core/search/searchRequest';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import type { SegmentSubject } from '../../../session/segmentLists';
import { SearchList, titleOf } from './searchList';

/** What a search finds, for the Segments panel. */
export interface SearchSubject extends SegmentSubject {
  readonly search: SearchList;
}

export function searchSubject(deps: Deps, openStudy: OpenStudy, request: SearchRequest): SearchSubject {
  const search = new SearchList(deps, openStudy, request);
  return {
    openStudy,
    kind: 'search',
    title: () => titleOf(search.request),
    places: () => search.found.map(({ one, what }) => ({ path: one.transcript.path, ...what })),
    search,
  };
}
