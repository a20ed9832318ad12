import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { decodeTranscript } from '../core/text/decode';
import type { FileRewrite } from './fileRewrite';
import type { FileStore } from './fileStore';
import { rewriteTogether } from './rewriteTogether';
import type { StudyChange } from './studyChange';
import type { StudyFolder } from './studyFolder';
import { VersionedText } from './versionedText';

/**
 * Writes whole files of a study, texts that editors have among them: all of them, or none.
 * @param what is done, as undo calls it
 * @returns what has changed
 */
export async function rewriteStudy(
  store: FileStore,
  folder: StudyFolder,
  what: string,
  rewrites: readonly FileRewrite[],
): Promise<Result<StudyChange>> {
  for (const { from, before } of rewrites) {
    const shown = folder.files.get(from)?.text;
    if (shown !== undefined && before && shown !== decodeTranscript(before).text)
      return fail(l10n.t('{0} has changes that are not saved. Save or revert them first.', from));
  }
  const written = await rewriteTogether(store, what, rewrites);
  if (!written.ok) return written;
  for (const { from, to, after } of rewrites) {
    const transcript = from === to && folder.files.isLive(from) ? folder.files.get(from) : undefined;
    if (!transcript || !after) continue;
    // its editor catches up
    const text = VersionedText.of(decodeTranscript(after).text);
    transcript.replaceText(text);
    transcript.texts.noteOnDisk(text);
  }
  return ok({ ...(await folder.readAll()), settings: true });
}
