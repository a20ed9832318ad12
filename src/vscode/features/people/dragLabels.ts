import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import type { Assignee } from './arguments';
import { assign, mayTake } from './labels';
import type { LabelNode, ParticipantsNode } from './nodes';
import { showFailure } from '../../ui/failure';

const MIME = 'application/vnd.code.tree.transcriptcoder.participants';

/** Dropping labels on a participant makes them theirs; on the interviewers or unassigned labels, those’. */
export class DragLabels implements vscode.TreeDragAndDropController<ParticipantsNode> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];

  constructor(private readonly deps: Deps) {}

  handleDrag(nodes: readonly ParticipantsNode[], data: vscode.DataTransfer): void {
    const dragged = nodes
      .filter((node): node is LabelNode => node.kind === 'label')
      .map(({ openStudy, label }) => ({ study: openStudy.root.toString(), label }));
    if (dragged.length > 0) data.set(MIME, new vscode.DataTransferItem(dragged));
  }

  async handleDrop(onto: ParticipantsNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged = (data.get(MIME)?.value ?? []) as { study: string; label: string }[];
    const to = onto && ownerOf(onto);
    if (!to) return;
    const labels = dragged
      .filter(({ study }) => study === onto.openStudy.root.toString())
      .map(one => one.label);
    if (labels.length === 0) return;
    try {
      if (await mayTake(onto.openStudy, labels)) await assign(onto.openStudy, labels, to);
    } catch (error) {
      showFailure(this.deps.log, 'drop', error);
    }
  }
}

/** Whose a label becomes on a row; undefined where none can be dropped. */
function ownerOf(node: ParticipantsNode): Assignee | undefined {
  switch (node.kind) {
    case 'participant':
      return { participant: node.id };
    case 'interviewers':
      return 'interviewer';
    case 'unassigned':
      return 'unassigned';
    case 'label':
      if (node.of === 'interviewer') return 'interviewer';
      if (node.of === 'unassigned') return 'unassigned';
      break;
  }
  const id = 'participant' in node ? node.participant : undefined;
  return id === undefined ? undefined : { participant: id };
}
