import * as l10n from '@vscode/l10n';
import { savedQuery } from '../../../../core/corpus/withQueries';
import { loadRegexes } from '../../../../core/matching/regexMatcher';
import { queryPlaces } from '../../../../core/report/queryPlaces';
import type { Deps } from '../../../deps';
import type { SegmentSubject } from '../../../session/segmentLists';
import { Refusal } from '../../../ui/failure';
import { type QueryArgument, type QueryTarget, requireQuery } from './pickQuery';

/** Lists the passages of a query. @returns how many there are */
export async function showPassages(deps: Deps, argument: QueryArgument): Promise<number> {
  const target = await requireQuery(deps.studies, argument, l10n.t('Show which query’s passages?'));
  if (!target) return 0;
  await loadRegexes();
  const { openStudy, query } = target;
  const found = queryPlaces(openStudy.study.corpus, query.query);
  if (!found.ok) {
    const { start, message } = found.error;
    throw new Refusal(l10n.t('The query “{0}”, column {1}: {2}', query.name, start + 1, message));
  }
  deps.segments.show(passagesOf(target));
  return found.value.length;
}

/** The passages of a query as they are, whatever is done to it. */
export function passagesOf({ openStudy, query }: QueryTarget): SegmentSubject {
  const now = () => savedQuery(openStudy.study.codebook, query.id);
  return {
    openStudy,
    kind: 'query',
    title: () => now()?.name ?? query.name,
    places: () => {
      const found = queryPlaces(openStudy.study.corpus, now()?.query ?? query.query);
      return found.ok ? found.value : [];
    },
  };
}
