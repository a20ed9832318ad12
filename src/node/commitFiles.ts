import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { parseStudy } from '../core/studyFile/parseStudy';
import { PathMatcher } from '../core/studyFile/matchPaths';
import { decodeTranscript } from '../core/text/decode';
import type { FileReader, FileStore } from '../study/fileStore';
import { STUDY_FILE } from '../study/studyFiles';
import { GitPast } from './gitPast';
import { GitState } from './gitState';

/**
 * A study’s files as they were at a commit of the repository that it is in.
 * @param root the study’s folder, absolute
 */
export async function commitFiles(root: string, revision: string): Promise<Result<FileStore>> {
  const commit = await new GitPast(root).commit(revision);
  if (!commit.ok) return commit;
  const { id, name } = commit.value;
  const state = await GitState.open(root, { commit: id });
  const study = await state?.read(STUDY_FILE).catch(() => undefined);
  if (!state || !study) return fail(l10n.t('At commit {0}, there is no study in this folder.', name));
  const patterns = parseStudy(decodeTranscript(study).text).value?.transcripts ?? [];
  const transcripts = PathMatcher.of(patterns);
  // all with a few commands, instead of one for each
  await state.prefetch(
    [...state.files.keys()].filter(path => parseSidecarPath(path) || transcripts.matches(path)),
  );
  return ok(readOnly(state));
}

function readOnly(files: FileReader): FileStore {
  const refuse = () => Promise.resolve(false);
  return {
    list: folder => files.list(folder),
    read: path => files.read(path),
    change: refuse,
    rename: refuse,
    remove: refuse,
  };
}
