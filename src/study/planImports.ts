import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { importTarget, sameName } from '../core/exchange/transcriptsIn/importTarget';
import {
  type ImportOptions,
  type IncomingTranscript,
  type PlannedTranscript,
  planTranscript,
} from '../core/exchange/transcriptsIn/planImport';
import type { StudyFile } from '../core/studyFile/studyFile';
import { decodeTranscript } from '../core/text/decode';
import { folderOf } from '../core/studyFile/movePaths';
import type { FileReader } from './fileStore';

/** What is to be written of a file, and the bytes that are there now. */
export interface PlannedImport extends PlannedTranscript {
  /** Undefined where there is no file. */
  readonly before: Uint8Array | undefined;
}

/** A study that is imported into. */
interface ImportStudy {
  readonly study: StudyFile;
  readonly store: FileReader;
  /** Paths of all texts in its folder. */
  readonly texts: readonly string[];
}

/**
 * Says what files become in a study, or why one of them can be nothing.
 * @param as what the transcript is to be called, of a single file
 */
export async function planImports(
  { study, store, texts }: ImportStudy,
  files: readonly IncomingTranscript[],
  as: string | undefined,
  options: ImportOptions,
): Promise<Result<readonly PlannedImport[]>> {
  const plans: PlannedImport[] = [];
  for (const file of files) {
    const target = importTarget(study, file.name, as, texts);
    if (!target.ok) return named(file, target.error);
    const { path } = target.value;
    const other = plans.find(one => sameName(one.path, path));
    if (other) return named(file, l10n.t('“{0}” would become the same transcript, “{1}”.', other.file, path));
    const folder = folderOf(path);
    if (folder !== '' && (await store.list(folder)) === undefined)
      return named(file, l10n.t('There is no folder “{0}” in the study.', folder));
    const before = await store.read(path);
    const current = before && decodeTranscript(before).text;
    const plan = planTranscript(study, target.value, file, current, options);
    if (!plan.ok) return named(file, plan.error);
    plans.push({ ...plan.value, before });
  }
  return ok(plans);
}

function named({ name }: IncomingTranscript, reason: string): Result<never> {
  return fail(`${name}: ${reason}`);
}
