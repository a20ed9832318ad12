import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { addParticipant } from '../../../core/participants/changeParticipants';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { suggestParticipants } from '../../../core/participants/suggestParticipants';
import { toOffset } from '../../session/positions';
import type { Studies } from '../../session/studies';
import type { Fix } from '../../ui/problemFixes';
import type { Assignee } from './arguments';

/** So many participants are offered; the picker has all. */
const MAX_OFFERED = 8;

/** Ways to say whose a label is, where the transcript says that it is unassigned. */
export function labelFixes(studies: Studies, problem: vscode.Diagnostic, uri: vscode.Uri): readonly Fix[] {
  const target = studies.target(uri);
  const file = target?.openStudy.study.file;
  if (!target || !file) return [];
  const { openStudy, transcript } = target;
  const label = transcript.turns.label(transcript.turns.at(toOffset(transcript, problem.range.start)));
  if (label === undefined) return [];
  const study = openStudy.root.toString();
  const assign = (title: string, ...to: Assignee[]): Fix => ({
    title,
    command: 'transcriptCoder.assignLabel',
    args: [{ study, labels: [label] }, ...to],
  });
  const people = suggestParticipants(file, label).slice(0, MAX_OFFERED);
  return [
    ...people.map(participant =>
      assign(l10n.t('Assign “{0}” to {1}', label, nameOf(participant)), { participant: participant.id }),
    ),
    ...(addParticipant(file, { name: label }).ok
      ? [assign(l10n.t('Create a participant for “{0}”', label), { newParticipant: label })]
      : []),
    assign(l10n.t('Mark “{0}” as an interviewer', label), 'interviewer'),
    assign(l10n.t('Assign “{0}” to…', label)),
    {
      title: l10n.t('Assign this transcript to…'),
      command: 'transcriptCoder.claimTranscript',
      args: [{ study, path: transcript.path }],
    },
  ];
}
