import type { Said, Underlying } from '../../report/underlying';
import { type SearchRequest, plainRequest } from '../../search/searchRequest';
import type { ScopeOptions } from '../../studyFile/scopeOptions';

/** The search that finds where a word is said that a figure counts; also where it is written with or without accents. */
export function searchForSaid(
  { word, isFamily, turns }: Said,
  { group, participant }: Underlying,
  filters: ScopeOptions,
): SearchRequest {
  return {
    ...plainRequest(word),
    kind: isFamily ? 'family' : 'words',
    turns,
    filters: {
      ...filters,
      ...(group === undefined ? {} : { groups: [group] }),
      ...(participant === undefined ? {} : { participants: [participant] }),
    },
  };
}
