import * as vscode from 'vscode';
import { CODES_MIME } from '../../session/codeDrag';
import type { Deps } from '../../deps';
import type { CodebookNode } from './codebookTree';
import { moveUnder } from './rearrangeCodes';
import { showFailure } from '../../ui/failure';

const MIME = 'application/vnd.code.tree.transcriptcoder.codebook';

/** Dropping a code on another puts it under that one; dropping it on the empty part of the view puts it at the top. */
export class DragCodes implements vscode.TreeDragAndDropController<CodebookNode> {
  readonly dragMimeTypes = [MIME, CODES_MIME];
  readonly dropMimeTypes = [MIME];

  /** @param reveal shows a row: a theme that has just become one is closed at first */
  constructor(
    private readonly deps: Deps,
    private readonly reveal: (node: CodebookNode) => void,
  ) {}

  handleDrag(nodes: readonly CodebookNode[], data: vscode.DataTransfer): void {
    const dragged = nodes.flatMap(({ openStudy, code }) =>
      code ? { study: openStudy.root.toString(), code: code.id } : [],
    );
    if (dragged.length === 0) return;
    data.set(MIME, new vscode.DataTransferItem(dragged));
    // for a transcript, which takes nothing as long as it is locked
    data.set(CODES_MIME, new vscode.DataTransferItem(JSON.stringify(dragged)));
    this.deps.drag.begin();
  }

  async handleDrop(onto: CodebookNode | undefined, data: vscode.DataTransfer): Promise<void> {
    this.deps.drag.end();
    const dragged = (data.get(MIME)?.value ?? []) as { study: string; code: string }[];
    const openStudy = this.deps.studies.all.find(one => one.root.toString() === dragged[0]?.study);
    if (!openStudy || (onto && onto.openStudy !== openStudy) || onto?.query || onto?.isQueries) return;
    const { codebook } = openStudy.study;
    const codes = dragged.flatMap(({ study, code }) =>
      study === openStudy.root.toString() && code !== onto?.code?.id ? (codebook.get(code) ?? []) : [],
    );
    if (codes.length === 0) return;
    try {
      const [first] = await moveUnder({ openStudy, codes }, onto?.code?.id);
      if (first) this.reveal(first);
    } catch (error) {
      showFailure(this.deps.log, 'drop', error);
    }
  }
}
