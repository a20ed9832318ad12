import * as l10n from '@vscode/l10n';
import type { Underlying } from '../../../core/report/underlying';
import { underlyingPlaces } from '../../../core/report/underlyingPlaces';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Group, Participant, StudyFile } from '../../../core/studyFile/studyFile';
import type { Deps } from '../../deps';
import { Refusal } from '../../ui/failure';
import { type Argument, groupOf, participantOf, studyOf } from './arguments';

/** Lists the segments that overlap a turn of a participant, or those in the transcripts of a group. @returns how many */
export function showPersonSegments(deps: Deps, argument: Argument): number {
  const openStudy = studyOf(deps.studies, argument);
  const isGroup = typeof argument === 'object' && 'kind' in argument && argument.kind === 'group';
  const one = isGroup ? groupOf(openStudy, argument) : participantOf(openStudy, argument);
  if (!one) throw new Refusal(l10n.t('Select a participant or a group in the People view first.'));
  const underlying: Underlying = isGroup ? { group: one.id } : { participant: one.id };
  const subject = {
    openStudy,
    kind: 'participant',
    title: () => nameOf(listOf(openStudy.study.file, isGroup).find(({ id }) => id === one.id) ?? one),
    places: () => underlyingPlaces(openStudy.study.corpus, {}, underlying),
  } as const;
  deps.segments.show(subject);
  return subject.places().length;
}

function listOf(file: StudyFile | undefined, isGroup: boolean): readonly (Participant | Group)[] {
  return (isGroup ? file?.groups : file?.participants) ?? [];
}
