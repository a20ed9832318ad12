import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import type { StudyMerge } from '../core/exchange/projectInto/mergeStudy';
import { sameJson } from '../core/records/sameJson';
import { encode } from './bytes';
import { CodingAction } from './codingUndo';
import type { FileStore } from './fileStore';
import type { Study } from './study';

/**
 * Adds to a study what a project has that is new: all of it, or nothing where a file cannot be written or has changed since.
 * @param store with the folders of new files
 * @param isCancelled whether a person wants nothing of it any more
 */
export async function importProject(
  study: Study,
  store: FileStore,
  merge: StudyMerge,
  isCancelled: () => boolean = () => false,
): Promise<Result<void>> {
  const { file, codebook } = study;
  if (!file) return fail(l10n.t('The study has no study.json.'));
  const written: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  const undo = async (error: string) => {
    let said = error;
    for (const { path, bytes } of written.reverse())
      if (!(await store.remove(path, bytes).catch(() => false)))
        said = `${said} ${l10n.t('{0} could not be removed.', path)}`;
    return fail(said);
  };
  const cancelled = () => undo(l10n.t('The import was cancelled. Nothing was imported.'));
  for (const { path, text } of merge.files) {
    if (isCancelled()) return cancelled();
    const bytes = encode(text);
    const error = await create(store, path, bytes);
    if (error !== undefined) return undo(error);
    written.push({ path, bytes });
  }
  if (isCancelled()) return cancelled();
  await study.refresh(written.map(({ path }) => path));
  const settings = await study.changeStudyFile(now =>
    now === file || sameJson(now, file) ? ok(merge.study) : fail(changed('study.json')),
  );
  if (!settings.ok) return undo(settings.error);
  const parts = {
    codebook: (now: typeof codebook) =>
      now === codebook || sameJson(now.file, codebook.file)
        ? ok(merge.codebook)
        : fail(changed('codebook.json')),
    coding: merge.codings.map(({ path, before, after }) => ({
      path,
      coder: after.coder,
      operation: (now: typeof before) =>
        sameJson(now, before) ? ok(after) : fail(changed(`${path}, ${after.coder}`)),
    })),
  };
  const together = await study.changeTogether(parts, new CodingAction(l10n.t('import of a project')));
  if (together.ok) return ok(undefined);
  const back = await study.changeStudyFile(now => (sameJson(now, merge.study) ? ok(file) : ok(now)));
  return undo(back.ok ? together.error : `${together.error} ${back.error}`);
}

function changed(name: string): string {
  return l10n.t('{0} has changed in the meantime. Nothing was imported; please import again.', name);
}

/** @returns what went wrong */
async function create(store: FileStore, path: string, bytes: Uint8Array): Promise<string | undefined> {
  let isThere = false;
  try {
    const isWritten = await store.change(path, before => {
      isThere = before !== undefined;
      return isThere ? undefined : bytes;
    });
    return isWritten && !isThere ? undefined : l10n.t('{0} is there already. Nothing was imported.', path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return l10n.t('{0} could not be written: {1}', path, reason);
  }
}
