import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addParticipant } from '../../../core/participants/changeParticipants';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Group, Participant } from '../../../core/studyFile/studyFile';
import { suggestParticipants } from '../../../core/participants/suggestParticipants';
import type { Result } from '../../../core/base/result';
import { Refusal } from '../../ui/failure';
import type { OpenStudy } from '../../session/openStudy';
import { type Argument, type Assignee, fileOf, groupOf, participantOf } from './arguments';

/** The participant of an argument, or the one that the user picks. */
export async function requireParticipant(
  openStudy: OpenStudy,
  argument: Argument,
  title: string,
  among: readonly Participant[] = fileOf(openStudy).participants,
): Promise<Participant | undefined> {
  const given = participantOf(openStudy, argument);
  if (given) return given;
  if (among.length === 0) throw new Refusal(l10n.t('The study has no participants yet.'));
  const items = among.map(participant => ({ ...participantItem(participant), participant }));
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.participant;
}

/** The group of an argument, or the one that the user picks. */
export async function requireGroup(
  openStudy: OpenStudy,
  argument: Argument,
  title: string,
): Promise<Group | undefined> {
  const given = groupOf(openStudy, argument);
  if (given) return given;
  const { groups } = fileOf(openStudy);
  if (groups.length === 0) throw new Refusal(l10n.t('The study has no groups yet.'));
  const items = groups.map(group => ({ label: nameOf(group), description: group.id, group }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.group;
}

/** A name that the operation accepts; says why not as one types. */
export async function askName(
  title: string,
  value: string,
  attempt: (name: string) => Result<unknown>,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title,
    value,
    validateInput: typed => {
      const outcome = attempt(typed);
      return outcome.ok ? undefined : outcome.error;
    },
  });
}

/**
 * To whom a label or a transcript goes: the likeliest participants first.
 * @param called what the label, or the transcript, is called
 */
export async function askAssignee(
  openStudy: OpenStudy,
  title: string,
  called: string,
  others: readonly ('interviewer' | 'unassigned')[],
): Promise<Assignee | undefined> {
  const names = {
    interviewer: `$(mic) ${l10n.t('An interviewer')}`,
    unassigned: `$(circle-slash) ${l10n.t('No one')}`,
  };
  const people = suggestParticipants(fileOf(openStudy), called).map(participant => ({
    ...participantItem(participant),
    to: { participant: participant.id } as Assignee | 'new',
  }));
  const items = [
    ...people,
    { label: `$(person-add) ${l10n.t('New participant…')}`, to: 'new' as const },
    ...others.map(to => ({ label: names[to], to })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (picked?.to !== 'new') return picked?.to;
  const name = await askNewParticipant(openStudy, called);
  return name === undefined ? undefined : { newParticipant: name };
}

/** The name of a participant who is not there yet. */
export async function askNewParticipant(openStudy: OpenStudy, value = ''): Promise<string | undefined> {
  return askName(l10n.t('Name of the new participant'), value, name =>
    addParticipant(fileOf(openStudy), { name }),
  );
}

function participantItem(participant: Participant): { label: string; description: string } {
  const { id, speakers = [] } = participant;
  return { label: nameOf(participant), description: [id, ...speakers].join(' · ') };
}
