import * as vscode from 'vscode';
import { CODES_MIME } from '../../session/codeDrag';
import type { Deps } from '../../deps';
import type { CodeGroup } from '../../../core/codebook/code';
import type { CodebookNode } from './codebookTree';
import { newGroup } from './groups/editGroups';
import { putInto } from './groups/memberships';
import type { CodesTarget } from './pickCode';
import { moveUnder } from './rearrangeCodes';
import { showFailure } from '../../ui/failure';

const MIME = 'application/vnd.code.tree.transcriptcoder.codebook';

interface Dragged {
  /** URI of the study. */
  readonly study: string;
  readonly code: string;
  /** Whether the row of the code in a group was dragged. */
  readonly isMember: boolean;
}

/**
 * Dropping a code on another puts it under that one; dropping it on the empty part of the view puts it at the top. Dropping it
 * on a code group puts it into that, and on the row above the groups, into a new one.
 */
export class DragCodes implements vscode.TreeDragAndDropController<CodebookNode> {
  readonly dragMimeTypes = [MIME, CODES_MIME];
  readonly dropMimeTypes = [MIME];

  /** @param reveal shows a row: a theme that has just become one is closed at first */
  constructor(
    private readonly deps: Deps,
    private readonly reveal: (node: CodebookNode) => void,
  ) {}

  handleDrag(nodes: readonly CodebookNode[], data: vscode.DataTransfer): void {
    const dragged = nodes.flatMap(({ openStudy, code, group }): Dragged[] =>
      code ? [{ study: openStudy.root.toString(), code: code.id, isMember: group !== undefined }] : [],
    );
    if (dragged.length === 0) return;
    data.set(MIME, new vscode.DataTransferItem(dragged));
    // for a transcript, which takes nothing as long as it is locked
    const codes = dragged.map(({ study, code }) => ({ study, code }));
    data.set(CODES_MIME, new vscode.DataTransferItem(JSON.stringify(codes)));
    this.deps.drag.begin();
  }

  async handleDrop(onto: CodebookNode | undefined, data: vscode.DataTransfer): Promise<void> {
    this.deps.drag.end();
    const dragged = (data.get(MIME)?.value ?? []) as readonly Dragged[];
    const openStudy = this.deps.studies.all.find(one => one.root.toString() === dragged[0]?.study);
    if (!openStudy || (onto && onto.openStudy !== openStudy) || onto?.query || onto?.isQueries) return;
    const { codebook } = openStudy.study;
    const codes = dragged.flatMap(({ study, code }) =>
      study === openStudy.root.toString() && (onto?.group || code !== onto?.code?.id)
        ? (codebook.get(code) ?? [])
        : [],
    );
    if (codes.length === 0) return;
    try {
      if (onto?.group || onto?.isGroups) return await this.putIntoGroup({ openStudy, codes }, onto.group);
      // a row in a group stands for its code, which stays where it is in the tree
      if (dragged.some(({ isMember }) => isMember)) return;
      const [first] = await moveUnder({ openStudy, codes }, onto?.code?.id);
      if (first) this.reveal(first);
    } catch (error) {
      showFailure(this.deps.log, 'drop', error);
    }
  }

  private async putIntoGroup({ openStudy, codes }: CodesTarget, group: CodeGroup | undefined): Promise<void> {
    const row = group
      ? { openStudy, group }
      : await newGroup(
          this.deps,
          codes.map(code => ({ openStudy, code })),
        );
    if (group) await putInto({ openStudy, codes }, group);
    if (row) this.reveal(row);
  }
}
