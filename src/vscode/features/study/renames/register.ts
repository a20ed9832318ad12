import * as vscode from 'vscode';
import { registerFixes } from '../../../ui/problemFixes';
import type { Deps } from '../../../deps';
import { Deleting, askAboutCoding } from './deleting';
import { renameFixes, repairRenames } from './repair';
import { renameTranscript, selectedInExplorer } from './renameTranscript';
import { Staying, noteRenamed, renamedAlong, tellOfStaying } from './renaming';
import { StudyFileEdits } from './studyFileEdit';
import { summariesMoved } from './summariesMoved';

/** Renaming, moving and deleting transcripts: their coding files and their entries in study.json go along. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, log, studies } = deps;
  const edits = new StudyFileEdits(log);
  const deleting = new Deleting(studies, edits, askAboutCoding);
  const staying = new Staying(tellOfStaying);
  const report = (error: unknown): undefined => {
    log.error(error instanceof Error ? error : String(error));
    return undefined;
  };
  return vscode.Disposable.from(
    edits,
    vscode.workspace.onWillRenameFiles(event => {
      const ours = event.files.some(({ oldUri }) => studies.studyOf(oldUri) !== undefined);
      if (ours) event.waitUntil(renamedAlong(studies, edits, staying, event.files).catch(report));
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      noteRenamed(studies, files);
      staying.renamed(files);
      edits.done(files.map(({ oldUri }) => oldUri)).catch(report);
      summariesMoved(studies, files).catch(report);
    }),
    vscode.workspace.onWillDeleteFiles(event => {
      const ours = event.files.some(uri => studies.studyOf(uri) !== undefined);
      if (ours) event.waitUntil(deleting.deletedAlong(event.files).catch(report));
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => void deleting.deleted(files).catch(report)),
    registerFixes({ pattern: '**/*.coding.json' }, ['renamed-transcript'], (_, { uri }) =>
      renameFixes(deps, uri),
    ),
    commands.register('transcriptCoder.renameTranscript', (uri?: unknown, to?: unknown) =>
      renameTranscript(
        deps,
        uri instanceof vscode.Uri ? uri : undefined,
        typeof to === 'string' ? to : undefined,
      ),
    ),
    // a key says nothing of a file
    commands.register('transcriptCoder.renameSelectedTranscript', async () =>
      renameTranscript(deps, await selectedInExplorer()),
    ),
    commands.register('transcriptCoder.repairRenames', (uri?: unknown, to?: unknown) =>
      repairRenames(
        deps,
        uri instanceof vscode.Uri ? uri : undefined,
        typeof to === 'string' ? to : undefined,
      ),
    ),
  );
}
