import * as vscode from 'vscode';
import type { OverviewNode } from '../overview/nodes';
import { droppedFiles } from './givenFiles';

/** Files that are dropped on the Transcripts view are imported. */
export class DropFiles implements vscode.TreeDragAndDropController<OverviewNode> {
  readonly dragMimeTypes = [];
  readonly dropMimeTypes = ['text/uri-list', 'files'];

  async handleDrop(_onto: OverviewNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const files = await droppedFiles(data);
    if (files.length > 0) await vscode.commands.executeCommand('transcriptCoder.importTranscripts', files);
  }
}
