import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../core/base/phrases';
import {
  addParticipant,
  addParticipantsForLabels,
  renameParticipant,
} from '../../../core/participants/changeParticipants';
import { makeInterviewers } from '../../../core/participants/claimLabels';
import { guessInterviewers } from '../../../core/participants/guessInterviewers';
import type { Speech } from '../../../core/participants/speech';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { ok } from '../../../core/base/result';
import { Refusal, unwrap } from '../../ui/failure';
import type { Deps } from '../../deps';
import { type Argument, fileOf, studyOf } from './arguments';
import { askName, askNewParticipant, requireParticipant } from './ask';
import type { SpeechCache } from './speechCache';

// Each takes what the user would be asked for as an argument too, for keybindings and tests.

/** Enters a participant; gives their id. */
export async function newParticipant({ studies }: Deps, given?: string): Promise<string | undefined> {
  const openStudy = studyOf(studies, undefined);
  const name = given ?? (await askNewParticipant(openStudy));
  if (name === undefined) return undefined;
  let id: string | undefined;
  unwrap(
    await openStudy.study.changeStudyFile(study => {
      const added = addParticipant(study, { name });
      if (!added.ok) return added;
      id = added.value.participant.id;
      return ok(added.value.file);
    }),
  );
  return id;
}

/** Enters a participant for each of some unassigned labels, after the labels that are probably interviewers’ were offered. */
export async function participantsFromLabels(
  { studies }: Deps,
  speech: SpeechCache,
  given?: readonly string[],
  argument?: Argument,
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const picked = given ? { interviewers: [], participants: given } : await askWho(speech.of(openStudy));
  if (!picked || picked.interviewers.length + picked.participants.length === 0) return;
  const { interviewers, participants } = picked;
  unwrap(
    await openStudy.study.changeStudyFile(study => {
      const marked = interviewers.length > 0 ? makeInterviewers(study, interviewers) : ok(study);
      return marked.ok ? addParticipantsForLabels(marked.value, participants) : marked;
    }),
  );
}

/** Which unassigned labels are interviewers’ and which are participants’; undefined when the user changed their mind. */
async function askWho({ unassigned, undeclared, ofLabel }: Speech) {
  const candidates = [...new Set([...undeclared, ...unassigned.map(({ label }) => label)])];
  if (candidates.length === 0) throw new Refusal(l10n.t('Every label is already assigned.'));
  const guessed = guessInterviewers(candidates);
  const pick = async (labels: readonly string[], isTicked: (label: string) => boolean, text: PickText) => {
    if (labels.length === 0) return [];
    const items = labels.map(label => ({
      label,
      description: counted.turns(ofLabel.get(label)?.turns ?? 0),
      picked: isTicked(label),
    }));
    const picked = await vscode.window.showQuickPick(items, { canPickMany: true, ...text });
    return picked?.map(({ label }) => label);
  };
  const interviewers = await pick(guessed, () => true, {
    title: l10n.t('Which of these labels are interviewers’?'),
    placeHolder: l10n.t('Interviewers are not participants; the other labels come next'),
  });
  if (!interviewers) return undefined;
  const others = candidates.filter(label => !interviewers.includes(label));
  const participants = await pick(others, label => !guessed.includes(label), {
    title: l10n.t('Which labels are participants, one participant for each?'),
    placeHolder: l10n.t('Leave out interviewers, and labels such as “R” that are used for several people'),
  });
  return participants && { interviewers, participants };
}

type PickText = Pick<vscode.QuickPickOptions, 'title' | 'placeHolder'>;

/** Gives a participant another name; the id stays. */
export async function rename({ studies }: Deps, argument: Argument, given?: string): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const participant = await requireParticipant(openStudy, argument, l10n.t('Rename which participant?'));
  if (!participant) return;
  const { id } = participant;
  const title = l10n.t('Rename “{0}”', nameOf(participant));
  const attempt = (name: string) => renameParticipant(fileOf(openStudy), id, name);
  const name = given ?? (await askName(title, nameOf(participant), attempt));
  if (name === undefined) return;
  unwrap(await openStudy.study.changeStudyFile(study => renameParticipant(study, id, name)));
}
