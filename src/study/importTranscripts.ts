import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { withTranscript } from '../core/studyFile/movePaths';
import { withRecords } from '../core/studyFile/namedRecords';
import type { StudyFile } from '../core/studyFile/studyFile';
import { encode, sameBytes } from './bytes';
import type { FileStore } from './fileStore';
import type { PlannedImport } from './planImports';
import { refusal } from './recordFile';
import type { StudyFolder } from './studyFolder';
import type { StudyWriter } from './studyWriter';

/**
 * Writes transcripts that are imported, then where they come from into `study.json`: all of it, or nothing where some of it
 * cannot be. Coding files are left alone: their segments follow into the new text as after any other change of it.
 */
export async function importTranscripts(
  store: FileStore,
  folder: StudyFolder,
  writer: StudyWriter,
  plans: readonly PlannedImport[],
): Promise<Result<void>> {
  const { studyFile } = folder;
  if (!studyFile) return fail(l10n.t('The study has no study.json.'));
  if (!studyFile.parsed.value || !studyFile.parsed.writable) return fail(refusal(studyFile));
  const written: PlannedImport[] = [];
  for (const plan of plans.filter(({ kind }) => kind !== 'same' && kind !== 'recorded')) {
    const error = await replace(store, plan.path, plan.before, encode(plan.text));
    if (error !== undefined) return fail(await withUndone(store, written, error));
    written.push(plan);
  }
  const known = Array.from(folder.files.all, ({ path }) => path);
  const changed = await writer.studyFile(study =>
    withImports(study, plans, [...known, ...folder.otherTexts]),
  );
  return changed.ok ? ok(undefined) : fail(await withUndone(store, written, changed.error));
}

function withImports(
  study: StudyFile,
  plans: readonly PlannedImport[],
  known: readonly string[],
): Result<StudyFile> {
  const records = plans.filter(({ kind }) => kind !== 'same').map(({ record }) => record);
  if (records.length === 0) return ok(study);
  // what was said of these transcripts by others in the meantime is not said twice
  const paths = new Set(records.map(({ transcript }) => transcript));
  const others = (study.sources ?? []).filter(({ transcript }) => !paths.has(transcript));
  return plans.reduce<Result<StudyFile>>(
    (result, { path }) => (result.ok ? withTranscript(result.value, path, known) : result),
    ok({ ...study, sources: withRecords(others, records) }),
  );
}

/** @returns what went wrong */
async function replace(
  store: FileStore,
  path: string,
  before: Uint8Array | undefined,
  after: Uint8Array,
): Promise<string | undefined> {
  let isSame = true;
  try {
    const isWritten = await store.change(path, now => {
      isSame = now === undefined ? before === undefined : before !== undefined && sameBytes(now, before);
      return isSame ? after : undefined;
    });
    return isSame && isWritten ? undefined : l10n.t('{0} has been changed in the meantime.', path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return l10n.t('{0} could not be written: {1}', path, reason);
  }
}

/** Puts back what was there. @returns the error, with what could not be put back */
async function withUndone(
  store: FileStore,
  written: readonly PlannedImport[],
  error: string,
): Promise<string> {
  let said = error;
  for (const { path, before, text } of [...written].reverse()) {
    const failure = before
      ? await replace(store, path, encode(text), before)
      : (await store.remove(path, encode(text)).catch(() => false))
        ? undefined
        : l10n.t('{0} could not be removed.', path);
    if (failure !== undefined) said = `${said} ${failure}`;
  }
  return said;
}
