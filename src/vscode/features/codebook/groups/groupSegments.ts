import * as l10n from '@vscode/l10n';
import { codesInGroup, findGroup } from '../../../../core/codebook/codeGroups';
import type { Deps } from '../../../deps';
import type { SegmentSubject } from '../../../session/segmentLists';
import { countedPlaces } from '../codeSegments';
import { type GroupArgument, type GroupTarget, requireGroup } from './pickGroup';

/** Lists all segments with any code of a group. @returns how many there are */
export async function showGroupSegments(deps: Deps, argument: GroupArgument): Promise<number> {
  const target = await requireGroup(deps.studies, argument, l10n.t('Show which code group’s segments?'));
  if (!target) return 0;
  const subject = segmentsOfGroup(target);
  deps.segments.show(subject);
  return subject.places().length;
}

/** The segments of a code group as it is, whatever is done to it. */
export function segmentsOfGroup({ openStudy, group }: GroupTarget): SegmentSubject {
  const now = () => findGroup(openStudy.study.codebook, group.id) ?? group;
  return {
    openStudy,
    kind: 'codes',
    title: () => now().name,
    places: () => countedPlaces(openStudy, codesInGroup(openStudy.study.codebook, now())),
  };
}
