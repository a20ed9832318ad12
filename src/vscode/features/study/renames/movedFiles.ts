import * as vscode from 'vscode';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import type { Move } from '../../../../core/studyFile/movePaths';
import type { OpenStudy } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';

/** A file or folder that gets another name. */
export interface MovedUri {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** What moves in each study, by paths in it; what leaves a study's folder goes nowhere there. */
export function movesIn(studies: Studies, files: readonly MovedUri[]): Map<OpenStudy, Move[]> {
  const moves = new Map<OpenStudy, Move[]>();
  for (const { oldUri, newUri } of files) {
    const openStudy = studies.studyOf(oldUri);
    const from = openStudy?.path(oldUri);
    if (!openStudy || from === undefined) continue;
    const to = studies.studyOf(newUri) === openStudy ? openStudy.path(newUri) : undefined;
    moves.set(openStudy, [...(moves.get(openStudy) ?? []), { from, to }]);
  }
  return moves;
}

/** The coding files beside a file that are its own, by their names. */
export async function codingFilesOf(uri: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = nameOf(uri);
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    found => found,
    () => [],
  );
  return entries.flatMap(([entry, type]) =>
    type & vscode.FileType.File && parseSidecarPath(entry)?.transcript === name
      ? [vscode.Uri.joinPath(folder, entry)]
      : [],
  );
}

export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
