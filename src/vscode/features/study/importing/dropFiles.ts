import * as vscode from 'vscode';
import { isCodingsFile } from '../../../../core/exchange/codingsIn/codingsFile';
import { isProjectFile } from '../../../../core/exchange/projectIn/projectFile';
import type { OverviewNode } from '../overview/nodes';
import { droppedFiles } from './givenFiles';

/** Files that are dropped on the Transcripts view are imported, as what they are. */
export class DropFiles implements vscode.TreeDragAndDropController<OverviewNode> {
  readonly dragMimeTypes = [];
  readonly dropMimeTypes = ['text/uri-list', 'files'];

  async handleDrop(_onto: OverviewNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const files = await droppedFiles(data);
    const run = (command: string, argument: unknown) =>
      vscode.commands.executeCommand(`transcriptCoder.${command}`, argument);
    const transcripts = files.filter(({ name }) => !isProjectFile(name) && !isCodingsFile(name));
    if (transcripts.length > 0) await run('importTranscripts', transcripts);
    // one after the other: each asks
    for (const file of files)
      if (isProjectFile(file.name)) await run('importProject', file);
      else if (isCodingsFile(file.name)) await run('importCodings', file);
  }
}
