import * as vscode from 'vscode';
import { type Move, isMoved, movePaths, movedPath, withTranscript } from '../../../../core/studyFile/movePaths';
import type { OpenStudy } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';
import { type MovedUri, codingFilesOf, movesIn, nameOf } from './movedFiles';
import type { StudyFileEdits } from './studyFileEdit';

/** What goes along when files and folders are renamed or moved; undefined where nothing does. */
export async function renamedAlong(
  studies: Studies,
  edits: StudyFileEdits,
  files: readonly MovedUri[],
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  // the size of an edit counts changed texts alone
  let renamed = 0;
  const alone = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    if (!studies.studyOf(oldUri)) continue;
    for (const file of await codingFilesOf(oldUri)) {
      if (alone.has(file.toString())) continue;
      const ending = nameOf(file).slice(nameOf(oldUri).length);
      const target = newUri.with({ path: newUri.path + ending });
      // what is there already is never replaced: the file stays where it is, and its problem offers to join them
      renamed++;
      edit.renameFile(file, target, { overwrite: false, ignoreIfExists: true });
    }
  }
  const moves = movesIn(studies, files);
  const arrived = arrivals(studies, files);
  for (const openStudy of new Set([...moves.keys(), ...arrived.keys()])) {
    const paths = openStudy.study.transcripts.map(({ path }) => path);
    await edits.add(edit, openStudy, study =>
      (arrived.get(openStudy) ?? []).reduce(
        (result, path) => (result.ok ? withTranscript(result.value, path, paths) : result),
        movePaths(study, moves.get(openStudy) ?? [], paths),
      ),
    );
  }
  return renamed + edit.size > 0 ? edit : undefined;
}

/** Transcripts that come from one study to another, by their paths there. */
function arrivals(studies: Studies, files: readonly MovedUri[]): Map<OpenStudy, string[]> {
  const arrived = new Map<OpenStudy, string[]>();
  for (const { oldUri, newUri } of files) {
    const [from, to] = [studies.studyOf(oldUri), studies.studyOf(newUri)];
    if (!from || !to || from === to) continue;
    const move: Move = { from: from.path(oldUri)!, to: to.path(newUri)! };
    for (const { path } of from.study.transcripts) {
      // its path in the other study can be the one that it had in this
      const there = isMoved(path, [move]) ? movedPath(path, [move]) : undefined;
      if (there !== undefined) arrived.set(to, [...(arrived.get(to) ?? []), there]);
    }
  }
  return arrived;
}

/** Coding that can be undone is in files with other names now. */
export function noteRenamed(studies: Studies, files: readonly MovedUri[]): void {
  for (const [{ study }, moves] of movesIn(studies, files))
    study.history.renamed(path => movedPath(path, moves) ?? path);
}
