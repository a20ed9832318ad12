import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted, labelled } from '../../../core/base/phrases';
import { addParticipant } from '../../../core/participants/changeParticipants';
import { claimLabels, makeInterviewers, releaseLabels } from '../../../core/participants/claimLabels';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { StudyFile } from '../../../core/studyFile/studyFile';
import { type Result, ok } from '../../../core/base/result';
import { labelKey } from '../../../core/turns/labelKey';
import { Refusal, unwrap } from '../../ui/failure';
import { toRange } from '../../session/positions';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type Argument, type Assignee, fileOf, resolved, studyOf } from './arguments';
import { askAssignee } from './ask';
import { confirm } from '../../ui/confirm';
import type { ParticipantsNode } from './nodes';
import type { SpeechCache } from './speechCache';

/** “These labels are…”: a participant, a new one, interviewers, or unassigned. */
export async function assignLabel(
  { studies }: Deps,
  speech: SpeechCache,
  argument: Argument,
  given: Assignee | undefined,
  selected: readonly ParticipantsNode[],
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const labels = labelsOf(argument, selected) ?? (await askLabels(openStudy, speech));
  if (!labels || labels.length === 0) return;
  const title =
    labels.length === 1 ? l10n.t('Assign “{0}” to…', labels[0]!) : l10n.t('Assign these labels to…');
  const to = given ?? (await askAssignee(openStudy, title, labels[0]!, ['interviewer', 'unassigned']));
  if (!to) return;
  if (typeof argument !== 'string' && !(await mayTake(openStudy, labels))) return;
  await assign(openStudy, labels, to);
}

/** Gives labels to somebody. */
export async function assign(openStudy: OpenStudy, labels: readonly string[], to: Assignee): Promise<void> {
  const owner = resolved(openStudy, to);
  unwrap(await openStudy.study.changeStudyFile(study => assigned(study, labels, owner)));
}

function assigned(study: StudyFile, labels: readonly string[], to: Assignee): Result<StudyFile> {
  if (to === 'interviewer') return makeInterviewers(study, labels);
  if (to === 'unassigned') return releaseLabels(study, labels);
  if ('participant' in to) return claimLabels(study, labels, to.participant);
  const added = addParticipant(study, { name: to.newParticipant, labels });
  return added.ok ? ok(added.value.file) : added;
}

function labelsOf(argument: Argument, selected: readonly ParticipantsNode[]): readonly string[] | undefined {
  if (typeof argument === 'string') return [argument];
  if (typeof argument !== 'object') return undefined;
  if (!('kind' in argument)) return argument.labels;
  const nodes = selected.includes(argument) ? selected : [argument];
  const labels = nodes.flatMap(node =>
    node.kind === 'label' && node.openStudy === argument.openStudy ? [node.label] : [],
  );
  return labels.length > 0 ? labels : undefined;
}

/** Labels of the transcripts, unassigned ones first. */
async function askLabels(openStudy: OpenStudy, speech: SpeechCache): Promise<readonly string[] | undefined> {
  const { ofLabel, unassigned } = speech.of(openStudy);
  const owners = ownersOf(fileOf(openStudy));
  const all = [...new Set([...unassigned.map(({ label }) => label), ...ofLabel.keys()])];
  if (all.length === 0) throw new Refusal(l10n.t('The transcripts have no labels.'));
  const items = all.map(label => ({
    label,
    description: [counted.turns(ofLabel.get(label)?.turns ?? 0), ...(owners.get(label) ?? [])].join(' · '),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: l10n.t('Which labels do you want to assign? All go to the same person.'),
  });
  return picked?.map(({ label }) => label);
}

/** A label that several participants have tells them apart by their transcripts: that would be lost. */
export async function mayTake(openStudy: OpenStudy, labels: readonly string[]): Promise<boolean> {
  const owners = ownersOf(fileOf(openStudy));
  const shared = labels.flatMap(label => {
    const names = owners.get(labelKey(label)) ?? [];
    return names.length > 1 ? [labelled(label, names.join(', '))] : [];
  });
  if (shared.length === 0) return true;
  return confirm(l10n.t('Remove the label from everyone who has it?'), shared, l10n.t('Remove Label'));
}

/** Names of the participants who have a label. */
function ownersOf({ participants }: StudyFile): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const participant of participants) {
    for (const label of new Set(participant.speakers?.map(labelKey))) {
      owners.set(label, [...(owners.get(label) ?? []), nameOf(participant)]);
    }
  }
  return owners;
}

/** Opens the first turn under a label. */
export async function goToLabel({ studies }: Deps, speech: SpeechCache, argument: Argument): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const [label] = labelsOf(argument, []) ?? (await askOneLabel(openStudy, speech)) ?? [];
  if (label === undefined) return;
  const wanted = labelKey(label);
  const node = typeof argument === 'object' && 'kind' in argument ? argument : undefined;
  const { unassigned, ofLabel } = speech.of(openStudy);
  const counts =
    node?.kind === 'label' && node.of === 'unassigned'
      ? unassigned.find(one => one.label === wanted)
      : ofLabel.get(wanted);
  const transcript = openStudy.study.transcript(counts?.transcripts.keys().next().value ?? '');
  if (!transcript) {
    vscode.window.setStatusBarMessage(l10n.t('No turn has the label “{0}”.', label), 4000);
    return;
  }
  const { turns } = transcript;
  let turn = 0;
  while (turn < turns.count - 1 && turns.label(turn) !== wanted) turn++;
  const start = toRange(transcript, { start: turns.starts[turn]!, end: turns.starts[turn]! });
  await vscode.window.showTextDocument(openStudy.uri(transcript.path), { selection: start });
}

async function askOneLabel(openStudy: OpenStudy, speech: SpeechCache): Promise<string[] | undefined> {
  const items = [...speech.of(openStudy).ofLabel].map(([label, { turns }]) => ({
    label,
    description: counted.turns(turns),
  }));
  const title = l10n.t('Go to which label’s first turn?');
  const picked = await vscode.window.showQuickPick(items, { title });
  return picked && [picked.label];
}
