import * as l10n from '@vscode/l10n';
import { deleteParticipant } from '../../../core/participants/changeParticipants';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Participant } from '../../../core/studyFile/studyFile';
import { unwrap } from '../../ui/failure';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type Argument, fileOf, studyOf } from './arguments';
import { requireParticipant } from './ask';
import { confirmDelete } from '../../ui/confirm';
import type { SpeechCache } from './speechCache';

/** Deletes a participant after a confirmation that says what goes with them. Codings stay. */
export async function removeParticipant(
  { studies }: Deps,
  speech: SpeechCache,
  argument: Argument,
  isConfirmed: boolean,
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const participant = await requireParticipant(openStudy, argument, l10n.t('Delete which participant?'));
  if (!participant) return;
  if (!isConfirmed && !(await confirmDelete(nameOf(participant), whatGoes(openStudy, participant, speech))))
    return;
  unwrap(await openStudy.study.changeStudyFile(study => deleteParticipant(study, participant.id)));
}

function whatGoes(openStudy: OpenStudy, participant: Participant, speech: SpeechCache): string[] {
  const { speakers = [], transcripts = [], attributes = {} } = participant;
  const { reports = [] } = fileOf(openStudy);
  const turns = speech.of(openStudy).ofParticipant.get(participant.id)?.turns ?? 0;
  const named = reports.filter(({ scope }) => scope?.participants?.includes(participant.id)).length;
  const isLast = fileOf(openStudy).participants.length === 1;
  return [
    turns > 0 ? l10n.t('Turns that will no longer count for any participant: {0}', turns) : '',
    speakers.length > 0 ? l10n.t('Labels: {0}', speakers.join(', ')) : '',
    transcripts.length > 0 ? l10n.t('Transcripts assigned to them: {0}', transcripts.join(', ')) : '',
    Object.keys(attributes).length > 0 ? l10n.t('Attributes: {0}', Object.keys(attributes).join(', ')) : '',
    named > 0 ? l10n.t('Pinned reports that still refer to them: {0}', named) : '',
    isLast ? l10n.t('The study will then have no participants: each label counts as a person.') : '',
    l10n.t('Transcripts and coded segments are not changed.'),
  ];
}
