import * as l10n from '@vscode/l10n';
import { byUnits } from '../core/base/compare';
import { type Result, fail, ok } from '../core/base/result';
import { type Move, foldersMoved, movePaths, withTranscript } from '../core/studyFile/movePaths';
import type { StudyFile } from '../core/studyFile/studyFile';
import { moveSummaries } from '../core/summaries/moveSummaries';
import { type AttachedFile, attachSidecar } from './attachSidecar';
import type { FileReader, FileStore } from './fileStore';
import { refusal } from './recordFile';
import { isThere } from './renamed';
import type { StudyFolder } from './studyFolder';
import type { StudyWriter } from './studyWriter';
import { walk } from './walk';

/** A transcript that another program has renamed. */
export interface RenamedTranscript {
  /** Path at which there is no transcript any more. */
  readonly from: string;
  /** Path of the text file that it is now. */
  readonly to: string;
}

/** What the repair of renames has done. */
export interface RenameRepair {
  /** Coding files that are beside their transcripts now. */
  readonly files: readonly AttachedFile[];
  /** Whether `study.json` named or matched old paths. */
  readonly isStudyChanged: boolean;
  /** Whether `summaries.json` named old paths. */
  readonly areSummariesChanged: boolean;
  /** Why some of it could not be done; the files concerned are as they were. */
  readonly failures: readonly string[];
}

/**
 * Lets everything of transcripts that another program has renamed follow them: their coding files, and their paths in
 * `study.json` and `summaries.json`.
 */
export async function repairRenames(
  store: FileStore,
  folder: StudyFolder,
  writer: StudyWriter,
  renames: readonly RenamedTranscript[],
): Promise<Result<RenameRepair>> {
  const reason = await repairRefusal(store, folder, renames);
  if (reason !== undefined) return fail(reason);
  const files: AttachedFile[] = [];
  const failures: string[] = [];
  for (const { from, to } of renames) {
    for (const file of folder.files.stranded.at(from)) {
      const attached = await attachSidecar(store, file, to);
      if (attached.ok) files.push(attached.value);
      else failures.push(attached.error);
    }
  }
  const before = folder.studyFile;
  const there = (await walk(store, folder.file?.transcripts)).files;
  const study = before && (await writer.studyFile(file => withRenames(file, renames, there)));
  if (study?.ok === false) failures.push(study.error);
  const { summariesFile } = folder;
  const summaries = summariesFile && (await writer.summaries(file => ok(moveSummaries(file, renames))));
  if (summaries?.ok === false) failures.push(summaries.error);
  return ok({
    files,
    isStudyChanged: folder.studyFile !== before,
    areSummariesChanged: folder.summariesFile !== summariesFile,
    failures,
  });
}

/** Why nothing of a repair can be done, if so. */
export async function repairRefusal(
  store: FileReader,
  { file, studyFile }: StudyFolder,
  renames: readonly RenamedTranscript[],
): Promise<string | undefined> {
  // which files are transcripts is unknown, and paths in it could not follow
  if (!file && studyFile) return refusal(studyFile);
  for (const { from, to } of renames) {
    if (await isThere(store, from)) return l10n.t('“{0}” is still there, so it has not been renamed.', from);
    if (!(await isThere(store, to))) return l10n.t('There is no file “{0}” in the study.', to);
  }
  return undefined;
}

/** @param there all files of the study's folder */
function withRenames(
  study: StudyFile,
  renames: readonly RenamedTranscript[],
  there: readonly string[],
): Result<StudyFile> {
  const renamed = new Set(renames.map(({ to }) => to));
  const before = [...there.filter(path => !renamed.has(path)), ...renames.map(({ from }) => from)];
  const moves: readonly Move[] = foldersMoved(renames, before, there);
  const moved = movePaths(study, moves, before.sort(byUnits));
  return renames.reduce<Result<StudyFile>>(
    (result, { to }) => (result.ok ? withTranscript(result.value, to, there) : result),
    moved,
  );
}
