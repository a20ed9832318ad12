import * as vscode from 'vscode';
import { oddFileName } from '../../../../core/coding/oddFileName';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import type { Move } from '../../../../core/studyFile/movePaths';
import { STUDY_FILE } from '../../../../study/studyFiles';
import { isSkipped } from '../../../../study/walk';
import { isThere } from '../../../storage/isThere';
import type { OpeningStudy } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';

/** A file or folder that gets another name. */
export interface MovedUri {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** What moves in each study, by paths in it; what leaves a study's folder goes nowhere there. */
export function movesIn(studies: Studies, files: readonly MovedUri[]): Map<OpeningStudy, Move[]> {
  const moves = new Map<OpeningStudy, Move[]>();
  for (const { oldUri, newUri } of files) {
    const openStudy = studies.studyOf(oldUri);
    const from = openStudy?.path(oldUri);
    if (!openStudy || from === undefined) continue;
    const to = studies.studyOf(newUri) === openStudy ? openStudy.path(newUri) : undefined;
    moves.set(openStudy, [...(moves.get(openStudy) ?? []), { from, to }]);
  }
  return moves;
}

/** Whether there is another file where a file is to go. Where case counts for nothing, it can be the file itself. */
export async function isTaken(target: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  if (!(await isThere(target))) return false;
  if (folded(target) !== folded(file)) return true;
  const entries = await entriesOf(vscode.Uri.joinPath(target, '..'));
  return entries.some(([name]) => name === nameOf(target));
}

function folded({ path }: vscode.Uri): string {
  return path.normalize('NFC').toLowerCase();
}

/** The coding files beside a file that are its own, by their names. */
export async function codingFilesOf(uri: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = nameOf(uri);
  return (await entriesOf(folder)).flatMap(([entry, type]) =>
    type & vscode.FileType.File && parseSidecarPath(entry)?.transcript === name
      ? [vscode.Uri.joinPath(folder, entry)]
      : [],
  );
}

/**
 * All coding files in a folder and those below it: also those without a transcript, and those with odd names, which are
 * not read. Folders with a study of their own and what links lead to are no part of it; nothing is in a file.
 */
export async function codingFilesIn(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const type = await vscode.workspace.fs.stat(folder).then(
    found => found.type,
    () => vscode.FileType.Unknown,
  );
  return type === vscode.FileType.Directory ? codingFilesBelow(folder) : [];
}

async function codingFilesBelow(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const entries = await entriesOf(folder);
  if (entries.some(([name]) => name === STUDY_FILE)) return [];
  const found: vscode.Uri[] = [];
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory && !isSkipped(name)) found.push(...(await codingFilesBelow(uri)));
    else if (type & vscode.FileType.File && (parseSidecarPath(name) ?? isOddCodingFile(name)))
      found.push(uri);
  }
  return found;
}

function isOddCodingFile(name: string): boolean {
  const meant = oddFileName(name)?.meant;
  return meant !== undefined && parseSidecarPath(meant) !== undefined;
}

function entriesOf(folder: vscode.Uri): Thenable<[string, vscode.FileType][]> {
  return vscode.workspace.fs.readDirectory(folder).then(
    found => found,
    () => [],
  );
}

export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
