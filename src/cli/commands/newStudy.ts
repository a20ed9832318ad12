import fs from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { newStudy } from '../../core/studyFile/newStudy';
import { stringifyStudy } from '../../core/studyFile/parseStudy';
import type { StudyFile } from '../../core/studyFile/studyFile';
import { FileError } from '../../node/fileErrors';
import { removeEmptyFolders } from '../../node/newFolder';
import { NodeFileStore } from '../../node/nodeFileStore';
import { encode } from '../../study/bytes';
import { STUDY_FILE } from '../../study/studyFiles';
import { UsageError } from '../command';

/** A folder that is to become a study. */
export interface NewStudy {
  /** Absolute. */
  readonly root: string;
  /** What is in `study.json` at first. */
  readonly study: StudyFile;
  /** Whether nothing is in it yet, or it is not there. */
  readonly isEmpty: boolean;
}

/** The folder, if it has no `study.json`. @throws UsageError where it cannot be a study, as it is within another */
export async function newStudyIn(typed: string, cwd: string): Promise<NewStudy | undefined> {
  const root = path.resolve(cwd, typed);
  if (path.basename(root) === STUDY_FILE) return undefined;
  const names = await fs.readdir(root).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(l10n.t('“{0}” cannot be read: {1}.', typed, new FileError(error).message));
  });
  if (names.includes(STUDY_FILE)) return undefined;
  for (let above = path.dirname(root); ; above = path.dirname(above)) {
    const stats = await fs.stat(path.join(above, STUDY_FILE)).catch(() => undefined);
    if (stats?.isFile())
      throw new UsageError(l10n.t('“{0}” is inside a study. Nothing was imported.', typed));
    if (above === path.dirname(above)) break;
  }
  const study = newStudy(path.basename(root), ['**/*.txt']);
  return { root, study, isEmpty: names.length === 0 };
}

/** Writes `study.json`. @returns what takes that back, as long as nobody has changed it @throws UsageError */
export async function beginStudy(typed: string, { root, study }: NewStudy): Promise<() => Promise<void>> {
  const store = new NodeFileStore(root);
  const bytes = encode(stringifyStudy(study));
  try {
    const made = await fs.mkdir(root, { recursive: true });
    if (!(await store.change(STUDY_FILE, before => (before ? undefined : bytes))))
      throw new Error(l10n.t('There is already a study.json in this folder.'));
    return async () => {
      await store.remove(STUDY_FILE, bytes);
      if (made !== undefined) await removeEmptyFolders(made);
    };
  } catch (error) {
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', typed, new FileError(error).message));
  }
}
