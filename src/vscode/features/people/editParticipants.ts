import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../core/base/phrases';
import {
  addParticipant,
  addParticipantsForLabels,
  renameParticipant,
} from '../../../core/participants/changeParticipants';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { ok } from '../../../core/base/result';
import { Refusal, unwrap } from '../../ui/commands';
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

/** Enters a participant for each of some unassigned labels: all of them are ticked at first. */
export async function participantsFromLabels(
  { studies }: Deps,
  speech: SpeechCache,
  given?: readonly string[],
): Promise<void> {
  const openStudy = studyOf(studies, undefined);
  const labels = given ?? (await askLabels());
  if (!labels || labels.length === 0) return;
  unwrap(await openStudy.study.changeStudyFile(study => addParticipantsForLabels(study, labels)));

  async function askLabels(): Promise<readonly string[] | undefined> {
    const { unassigned, undeclared, ofLabel } = speech.of(openStudy);
    const candidates = [...new Set([...undeclared, ...unassigned.map(({ label }) => label)])];
    if (candidates.length === 0) throw new Refusal(l10n.t('Every label is already assigned.'));
    const items = candidates.map(label => ({
      label,
      description: counted.turns(ofLabel.get(label)?.turns ?? 0),
      picked: true,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      canPickMany: true,
      title: l10n.t('Which labels are participants, one participant for each?'),
      placeHolder: l10n.t('Leave out interviewers, and labels such as “R” that are used for several people'),
    });
    return picked?.map(({ label }) => label);
  }
}

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
