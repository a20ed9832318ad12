import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { TextFile } from '../../../core/exchange/projectIn/memosIn';
import type { StudyMerge } from '../../../core/exchange/projectInto/mergeStudy';
import { encode } from '../../../study/bytes';
import type { FileStore } from '../../../study/fileStore';
import { importProject } from '../../../study/importProject';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { NewFolders } from '../../storage/newFolders';
import { Refusal, messageOf, unwrap } from '../../ui/failure';
import { withCancel } from '../../ui/withCancel';

/**
 * Writes a study into a folder that is new or empty: all of it or nothing. `study.json` comes last, so that nobody takes half of
 * it for a study. @throws Refusal @param files with `study.json` as the last
 */
export function writeNewStudy({ studies }: Deps, folder: vscode.Uri, files: readonly TextFile[]) {
  const store = studies.filesOf({ root: folder });
  return withCancel(l10n.t('Importing the project'), async (isCancelled, progress) => {
    const folders = new NewFolders(folder);
    const written: TextFile[] = [];
    try {
      await folders.makeFor(files.map(({ path }) => path));
      for (const file of files) {
        if (isCancelled()) throw new Refusal(l10n.t('The import was cancelled. Nothing was imported.'));
        await create(store, file);
        written.push(file);
        progress.report({ increment: 100 / files.length, message: file.path });
      }
      return true;
    } catch (error) {
      const left: string[] = [];
      for (const { path, text } of written.reverse())
        if (!(await store.remove(path, encode(text)).catch(() => false))) left.push(path);
      await folders.removeEmpty();
      const said = left.map(path => l10n.t('{0} could not be removed.', path));
      throw new Refusal([messageOf(error), ...said].join(' '));
    }
  });
}

async function create(store: FileStore, { path, text }: TextFile): Promise<void> {
  let isThere = false;
  const isWritten = await store.change(path, before => {
    isThere = before !== undefined;
    return isThere ? undefined : encode(text);
  });
  if (isThere || !isWritten) throw new Refusal(l10n.t('{0} is there already. Nothing was imported.', path));
}

/** Adds to a study what is new in a project: all of it or nothing. @throws Refusal */
export function writeIntoStudy({ studies }: Deps, openStudy: OpenStudy, merge: StudyMerge) {
  return withCancel(l10n.t('Importing the project'), async isCancelled => {
    const folders = new NewFolders(openStudy.root);
    try {
      await folders.makeFor(merge.files.map(({ path }) => path));
      const store = studies.filesOf(openStudy);
      unwrap(await importProject(openStudy.study, store, merge, isCancelled));
      return true;
    } catch (error) {
      await folders.removeEmpty();
      throw error;
    }
  });
}
