import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { enumerate } from '../../../../core/base/phrases';
import {
  type Move,
  isMoved,
  movePaths,
  movedPath,
  withTranscript,
} from '../../../../core/studyFile/movePaths';
import { STUDY_FILE } from '../../../../study/studyFiles';
import { type OpenStudy, isWhole } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';
import { type MovedUri, codingFilesOf, isTaken, movesIn, nameOf } from './movedFiles';
import type { StudyFileEdits } from './studyFileEdit';

/** Tells of coding files that stay behind, since their coders have others under the new name. */
export type TellOfStaying = (transcript: string, codingFiles: readonly string[]) => void;

/** Tells in a notification. */
export const tellOfStaying: TellOfStaying = (transcript, codingFiles) =>
  void vscode.window.showWarningMessage(
    l10n.t(
      'Not renamed, because “{0}” already has coding files of the same coders: {1}. Use the quick fix in the Problems view to join them.',
      transcript,
      enumerate(codingFiles),
    ),
  );

/** What stays behind of files that are being renamed, by their old and new names. */
export class Staying {
  private readonly files = new Map<string, readonly string[]>();

  constructor(private readonly tell: TellOfStaying) {}

  note(file: MovedUri, codingFiles: readonly string[]): void {
    if (codingFiles.length > 0) this.files.set(keyOf(file), codingFiles);
    else this.files.delete(keyOf(file));
  }

  /** Tells of what has stayed behind, now that the files have their new names. */
  renamed(files: readonly MovedUri[]): void {
    for (const file of files) {
      const stayed = this.files.get(keyOf(file));
      this.files.delete(keyOf(file));
      if (stayed) this.tell(nameOf(file.newUri), stayed);
    }
  }
}

function keyOf({ oldUri, newUri }: MovedUri): string {
  return `${oldUri.toString()} ${newUri.toString()}`;
}

/** What goes along when files and folders are renamed or moved; undefined where nothing does. */
export async function renamedAlong(
  studies: Studies,
  edits: StudyFileEdits,
  staying: Staying,
  files: readonly MovedUri[],
): Promise<vscode.WorkspaceEdit | undefined> {
  await caughtUp(studies, files);
  const oldUris = files.map(({ oldUri }) => oldUri);
  edits.forget(oldUris);
  const edit = new vscode.WorkspaceEdit();
  // the size of an edit counts changed texts alone
  let renamed = 0;
  const alone = new Set(oldUris.map(uri => uri.toString()));
  for (const moved of files) {
    const { oldUri, newUri } = moved;
    if (!studies.studyOf(oldUri)) continue;
    const stay: string[] = [];
    for (const file of await codingFilesOf(oldUri)) {
      if (alone.has(file.toString())) continue;
      const ending = nameOf(file).slice(nameOf(oldUri).length);
      const target = newUri.with({ path: newUri.path + ending });
      // what is there already is never replaced, and with one such file VS Code would refuse all that goes along
      if (await isTaken(target, file)) stay.push(nameOf(file));
      else {
        renamed++;
        edit.renameFile(file, target, { overwrite: false });
      }
    }
    staying.note(moved, stay);
  }
  const moves = new Map(
    [...movesIn(studies, files)].flatMap(([one, own]) => (isWhole(one) ? [[one, own]] : [])),
  );
  const arrived = arrivals(studies, files);
  for (const openStudy of new Set([...moves.keys(), ...arrived.keys()])) {
    const paths = openStudy.study.transcripts.map(({ path }) => path);
    await edits.add(edit, oldUris, openStudy, study =>
      (arrived.get(openStudy) ?? []).reduce(
        (result, path) => (result.ok ? withTranscript(result.value, path, paths) : result),
        movePaths(study, moves.get(openStudy) ?? [], paths),
      ),
    );
  }
  return renamed + edit.size > 0 ? edit : undefined;
}

/**
 * Until the studies have written what was asked for, and know the files that are to be renamed: of one that was put there a
 * moment ago, the watcher may not have told yet.
 */
async function caughtUp(studies: Studies, files: readonly MovedUri[]): Promise<void> {
  await studies.whole();
  for (const [{ study: begun }, moves] of movesIn(studies, files)) {
    const study = begun.whole;
    if (!study) continue;
    const isKnown = ({ from }: Move) =>
      study.transcripts.some(({ path }) => path === from || path.startsWith(`${from}/`));
    await study.refresh([STUDY_FILE, ...moves.filter(move => !isKnown(move)).map(({ from }) => from)]);
  }
}

/** Transcripts that come from one study to another, by their paths there. */
function arrivals(studies: Studies, files: readonly MovedUri[]): Map<OpenStudy, string[]> {
  const arrived = new Map<OpenStudy, string[]>();
  for (const { oldUri, newUri } of files) {
    const [from, to] = [studies.studyOf(oldUri), studies.studyOf(newUri)];
    if (!from || !to || from === to || !isWhole(from) || !isWhole(to)) continue;
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
