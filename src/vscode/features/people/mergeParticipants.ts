import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mergeConflicts, mergeParticipants } from '../../../core/participants/mergeParticipants';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { Participant, StudyFile } from '../../../core/studyFile/studyFile';
import { ok } from '../../../core/base/result';
import { mergeSummaries } from '../../../core/summaries/moveSummaries';
import type { SummariesFile } from '../../../core/summaries/summary';
import { CodingAction } from '../../../study/codingUndo';
import { Refusal, unwrap } from '../../ui/failure';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type Argument, fileOf, participantOf, pathsOf, studyOf } from './arguments';
import { requireParticipant } from './ask';
import { confirm } from '../../ui/confirm';
import type { ParticipantsNode } from './nodes';

/** For keybindings and tests: ids or names. */
interface Given {
  readonly into?: string | undefined;
  /** Whose values count where the two differ. */
  readonly winner?: string | undefined;
}

/**
 * Makes a participant the same person as another one, who stays.
 * @param selected the rows selected in the view, when the command was called there
 */
export async function merge(
  { studies }: Deps,
  argument: Argument,
  { into: given, winner }: Given,
  selected: readonly ParticipantsNode[],
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const from = await requireParticipant(openStudy, argument, l10n.t('Merge which participant?'));
  if (!from) return;
  const into = await requireParticipant(
    openStudy,
    given,
    l10n.t('“{0}” is the same person as…', nameOf(from)),
    candidates(openStudy, from, selected),
  );
  if (!into) return;
  const wins =
    winner === undefined && given === undefined
      ? await askWinner(into, from)
      : { id: participantOf(openStudy, winner)?.id };
  if (!wins) return;
  const merging = { into: into.id, from: from.id, winner: wins.id };
  const { study } = openStudy;
  const merged = (file: StudyFile) => mergeParticipants(file, merging, pathsOf(openStudy));
  const summaries = (file: SummariesFile) => mergeSummaries(file, from.id, into.id);
  if (!study.areSummariesChangedBy(summaries)) {
    unwrap(await study.changeStudyFile(merged));
    return;
  }
  const action = new CodingAction(l10n.t('merge “{0}” into “{1}”', nameOf(from), nameOf(into)));
  unwrap(await study.changeTogether({ study: merged, summaries: file => ok(summaries(file)) }, action));
}

function candidates(
  openStudy: OpenStudy,
  from: Participant,
  selected: readonly ParticipantsNode[],
): Participant[] {
  const others = fileOf(openStudy).participants.filter(({ id }) => id !== from.id);
  if (others.length === 0) throw new Refusal(l10n.t('The study has no other participants.'));
  const ids = selected.flatMap(node =>
    node.kind === 'participant' && node.openStudy === openStudy ? [node.id] : [],
  );
  const wanted = others.filter(({ id }) => ids.includes(id));
  return wanted.length > 0 ? wanted : others;
}

/** Says what will be; where the two differ, asks whose values count. */
async function askWinner(
  into: Participant,
  from: Participant,
): Promise<{ id: string | undefined } | undefined> {
  const question = l10n.t('Merge “{0}” and “{1}” into one participant?', nameOf(into), nameOf(from));
  const details = [
    l10n.t(
      '“{0}” keeps its name and id, and gets the labels, transcripts and attributes of both.',
      nameOf(into),
    ),
  ];
  const conflicts = mergeConflicts(into, from);
  if (conflicts.length === 0) {
    return (await confirm(question, details, l10n.t('Merge'))) ? { id: undefined } : undefined;
  }
  const differences = conflicts.map(one =>
    l10n.t('{0}: {1} or {2}', one.field, JSON.stringify(one.into), JSON.stringify(one.from)),
  );
  const buttons = [into, from].map(one => ({
    title: l10n.t('Use Values of “{0}”', nameOf(one)),
    id: one.id,
  }));
  const answer = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: [...details, l10n.t('They differ in:'), ...differences].join('\n') },
    ...buttons,
  );
  return answer;
}
