import * as l10n from '@vscode/l10n';
import type { UnderlyingPlace } from '../../../../core/report/underlyingPlaces';
import type { Deps } from '../../../deps';
import { requireStudy, requireWhole } from '../../../ui/requireStudy';
import type { UncertainState } from './uncertainSegments';
import type { UncertainNode } from './uncertainTree';

/** Lists uncertain segments in the Segments panel, all or those of a kind, with their whole words. @returns how many */
export function listUncertain(deps: Deps, node: UncertainNode | undefined): number {
  // a view's button passes no row, but something of its own
  const isKind = typeof node === 'object' && 'kind' in node && node.kind !== 'kept' && node.of.length > 0;
  const kind = isKind ? node : undefined;
  const openStudy = kind ? requireWhole(kind.of[0]!.openStudy) : requireStudy(deps.studies);
  const { study } = openStudy;
  const isMeant = (state: string) => kind === undefined || state === kind.kind;
  const places = (): UnderlyingPlace[] =>
    study.transcripts.flatMap(({ path, uncertain }) =>
      uncertain
        .filter(({ state }) => isMeant(state))
        .map(placed => ({ path, start: placed.start, end: placed.end, placed })),
    );
  deps.segments.show({
    openStudy,
    kind: 'uncertain',
    title: () => (kind ? TITLES[kind.kind as UncertainState] : l10n.t('Uncertain segments')),
    places,
  });
  return places().length;
}

const TITLES: Readonly<Record<UncertainState, string>> = {
  orphan: l10n.t('Orphans'),
  ambiguous: l10n.t('Ambiguous'),
  moved: l10n.t('Moved'),
};
