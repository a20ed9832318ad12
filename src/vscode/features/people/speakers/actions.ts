import * as vscode from 'vscode';
import { allowLabels, makeInterviewers, refuseLabels } from '../../../../core/participants/claimLabels';
import { mergeLabels } from '../../../../core/participants/mergeLabels';
import { setSpeakerPatterns } from '../../../../core/participants/speakerPatterns';
import type { FromSpeakers } from '../../../../webview/speakers/messages';
import type { OpenStudy } from '../../../session/openStudy';
import { unwrap } from '../../../ui/failure';
import type { InStudy } from '../arguments';
import { mayTake } from '../labels';
import { goToTurn, showLine } from './goToTurn';
import { skippedIn } from './transcriptView';

/** What a message of the page asks for that has nothing to do with what the page shows. */
export type SpeakersAction = Exclude<
  FromSpeakers,
  { type: 'ready' | 'inView' | 'scope' | 'draft' | 'applyPatterns' | 'cancelPatterns' }
>;

/** Does what the page asks for. */
export async function act(openStudy: OpenStudy, action: SpeakersAction): Promise<void> {
  const { study, root } = openStudy;
  const named = (labels?: readonly string[]): InStudy => ({
    study: root.toString(),
    ...(labels ? { labels } : {}),
  });
  switch (action.type) {
    case 'open':
      return void (await vscode.window.showTextDocument(openStudy.uri(action.path), {
        viewColumn: vscode.ViewColumn.Beside,
      }));
    case 'goTo': {
      const transcript = study.transcript(action.path);
      return transcript && goToTurn(openStudy, transcript, action.label, action.to);
    }
    case 'goToSkipped': {
      const transcript = study.transcript(action.path);
      const skipped = transcript && skippedIn(transcript).find(({ label }) => label === action.label);
      return skipped && showLine(openStudy, transcript, skipped.first);
    }
    case 'goToPlace': {
      const transcript = study.transcript(action.path);
      return transcript && showLine(openStudy, transcript, action.start);
    }
    case 'assign':
      return vscode.commands.executeCommand('transcriptCoder.assignLabel', named(action.labels));
    case 'createParticipants':
      return vscode.commands.executeCommand('transcriptCoder.participantsFromLabels', null, named());
    case 'interviewers':
      if (!(await mayTake(openStudy, action.labels))) return;
      return void unwrap(await study.changeStudyFile(file => makeInterviewers(file, action.labels)));
    case 'merge':
      return void unwrap(await study.changeStudyFile(file => mergeLabels(file, action.labels)));
    case 'refuse':
      if (!(await mayTake(openStudy, [action.label]))) return;
      return void unwrap(await study.changeStudyFile(file => refuseLabels(file, [action.label])));
    case 'allow':
      return void unwrap(await study.changeStudyFile(file => allowLabels(file, [action.label])));
  }
}

/** Saves speaker patterns. @param scope id of a group; empty for the study */
export async function savePatterns(
  { study }: OpenStudy,
  patterns: readonly string[],
  scope: string,
): Promise<void> {
  const group = scope === '' ? undefined : scope;
  unwrap(await study.changeStudyFile(file => setSpeakerPatterns(file, patterns, group)));
}
