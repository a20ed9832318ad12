import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addParticipant } from '../../../core/participants/changeParticipants';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { suggestParticipants } from '../../../core/participants/suggestParticipants';
import { toOffset } from '../../session/positions';
import type { Studies } from '../../session/studies';
import type { Assignee, InStudy } from './arguments';
import { UNASSIGNED_LABEL, SOURCE } from './unassignedLabels';

/** So many participants are offered; the picker has all. */
const MAX_OFFERED = 8;

/** Ways to say whose a label is, where the transcript says that it is unassigned. */
export class LabelFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly studies: Studies) {}

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const target = this.studies.target(uri);
    const file = target?.openStudy.study.file;
    if (!target || !file) return [];
    const { openStudy, transcript } = target;
    const study = openStudy.root.toString();
    return diagnostics.filter(isOurs).flatMap(diagnostic => {
      const label = transcript.turns.label(transcript.turns.at(toOffset(transcript, diagnostic.range.start)));
      if (label === undefined) return [];
      const assign = (title: string, to?: Assignee) =>
        fix(diagnostic, title, 'transcriptCoder.assignLabel', { study, labels: [label] }, to);
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
        fix(diagnostic, l10n.t('Assign this transcript to…'), 'transcriptCoder.claimTranscript', {
          study,
          path: transcript.path,
        }),
      ];
    });
  }
}

function isOurs({ source, code }: vscode.Diagnostic): boolean {
  return source === SOURCE && code === UNASSIGNED_LABEL;
}

function fix(
  diagnostic: vscode.Diagnostic,
  title: string,
  command: string,
  argument: InStudy,
  to?: Assignee,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command, title, arguments: to === undefined ? [argument] : [argument, to] };
  return action;
}
