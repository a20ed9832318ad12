import * as vscode from 'vscode';
import { traced } from '../../../study/trace';
import type { AttributeValue } from '../../../core/participants/attributeValue';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import { registerFixes } from '../../ui/problemFixes';
import { SelectedRow } from '../../ui/selectedRow';
import type { Deps } from '../../deps';
import { DOCUMENTS } from '../study/transcripts/language';
import { argumentOf, assignee, rows, text, texts } from './arguments';
import { removeParticipant } from './deleteParticipant';
import { DragLabels } from './dragLabels';
import { remove as removeAttribute, set as setAttribute } from './editAttributes';
import { editTranscripts, newGroup, remove as removeGroup, rename as renameGroup } from './editGroups';
import { newParticipant, participantsFromLabels, rename } from './editParticipants';
import { labelFixes } from './labelFixes';
import { assignLabel, goToLabel } from './labels';
import { merge } from './mergeParticipants';
import { UNASSIGNED_LABEL, showUnassignedLabels } from './unassignedLabels';
import type { ParticipantsNode } from './nodes';
import { showPersonSegments } from './personSegments';
import { ParticipantsTree } from './participantsTree';
import { deleteRow, renameRow } from './selectedRows';
import { SpeechCache } from './speechCache';
import { claim } from './transcripts';

/** Milliseconds in which changes are gathered before the tree is drawn again. */
const DEBOUNCE_MS = 200;

/** The People view, what can be done in it, and unassigned labels in open transcripts. */
export function register(deps: Deps): vscode.Disposable {
  const { studies } = deps;
  const speech = new SpeechCache();
  const tree = new ParticipantsTree(studies, speech);
  const view = vscode.window.createTreeView<ParticipantsNode>('transcriptCoder.participants', {
    treeDataProvider: tree,
    dragAndDropController: new DragLabels(deps),
    canSelectMany: true,
    showCollapseAll: true,
  });
  const hasParticipants = new ContextKey('transcriptCoder.hasParticipants');
  const draw = () => {
    hasParticipants.set(
      studies.begun.some(openStudy => (openStudy.study.file?.participants.length ?? 0) > 0),
    );
    // nothing is counted for a view that nobody sees
    if (view.visible) tree.refreshIfChanged();
    else tree.refresh();
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'participants', draw));
  draw();
  return vscode.Disposable.from(
    view,
    tree,
    gather,
    // what a command looks up is never older than the study
    studies.onChange('participants', ['texts', 'files', 'settings'], () => {
      speech.forget();
      gather.call();
    }),
    showUnassignedLabels(studies),
    registerFixes(DOCUMENTS, [UNASSIGNED_LABEL], (problem, { uri }) => labelFixes(studies, problem, uri)),
    registerCommands(deps, speech, view),
  );
}

function registerCommands(
  deps: Deps,
  speech: SpeechCache,
  view: vscode.TreeView<ParticipantsNode>,
): vscode.Disposable {
  const { commands } = deps;
  const selected = new SelectedRow(view);
  return vscode.Disposable.from(
    selected,
    commands.register('transcriptCoder.newParticipant', (name?: unknown) => newParticipant(deps, text(name))),
    commands.register('transcriptCoder.participantsFromLabels', (labels?: unknown, inStudy?: unknown) =>
      participantsFromLabels(deps, speech, texts(labels), argumentOf(inStudy)),
    ),
    commands.register('transcriptCoder.renameParticipant', (argument?: unknown, name?: unknown) =>
      rename(deps, argumentOf(argument), text(name)),
    ),
    commands.register('transcriptCoder.deleteParticipant', (argument?: unknown, isConfirmed?: unknown) =>
      removeParticipant(deps, speech, argumentOf(argument), isConfirmed === true),
    ),
    commands.register(
      'transcriptCoder.mergeParticipants',
      (argument?: unknown, into?: unknown, winner?: unknown) =>
        merge(deps, argumentOf(argument), { into: text(into), winner: text(winner) }, rows(into)),
    ),
    commands.register('transcriptCoder.showPersonSegments', (argument?: unknown) =>
      showPersonSegments(deps, argumentOf(argument)),
    ),
    commands.register('transcriptCoder.assignLabel', (argument?: unknown, to?: unknown) =>
      assignLabel(deps, speech, argumentOf(argument), assignee(to), rows(to)),
    ),
    commands.register('transcriptCoder.goToLabel', (argument?: unknown) =>
      goToLabel(deps, speech, argumentOf(argument)),
    ),
    commands.register('transcriptCoder.claimTranscript', (argument?: unknown, to?: unknown) =>
      claim(deps, argument instanceof vscode.Uri ? argument : argumentOf(argument), assignee(to)),
    ),
    commands.register('transcriptCoder.setAttribute', (argument?: unknown, name?: unknown, value?: unknown) =>
      setAttribute(deps, argumentOf(argument), text(name), attribute(value)),
    ),
    commands.register(
      'transcriptCoder.removeAttribute',
      (argument?: unknown, name?: unknown, isConfirmed?: unknown) =>
        removeAttribute(deps, argumentOf(argument), text(name), isConfirmed === true),
    ),
    commands.register('transcriptCoder.importAttributes', async (uri?: unknown, isConfirmed?: unknown) => {
      // reads tables with a library of its own
      const { importAttributes } = await import('./importAttributes');
      return importAttributes(deps, uri instanceof vscode.Uri ? uri : undefined, isConfirmed === true);
    }),
    commands.register('transcriptCoder.newGroup', (argument?: unknown, paths?: unknown) =>
      newGroup(deps, argumentOf(argument), texts(paths)),
    ),
    commands.register('transcriptCoder.renameGroup', (argument?: unknown, name?: unknown) =>
      renameGroup(deps, argumentOf(argument), text(name)),
    ),
    commands.register('transcriptCoder.deleteGroup', (argument?: unknown, isConfirmed?: unknown) =>
      removeGroup(deps, argumentOf(argument), isConfirmed === true),
    ),
    commands.register('transcriptCoder.editGroupTranscripts', (argument?: unknown, paths?: unknown) =>
      editTranscripts(deps, argumentOf(argument), texts(paths)),
    ),
    commands.register('transcriptCoder.renameSelected', () => renameRow(deps, speech, selected.row)),
    commands.register('transcriptCoder.deleteSelected', () => deleteRow(deps, speech, selected.row)),
  );
}

function attribute(value: unknown): AttributeValue | undefined {
  const isValue = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isValue ? (value as AttributeValue) : undefined;
}
