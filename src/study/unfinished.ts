import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import { applyChange, reversed } from '../core/versions/merge/recordChange';
import { type FileChange, partsOf } from './codingUndo';
import { rewriteState } from './fileRewrite';
import type { FileReader, FileStore } from './fileStore';
import { type FoundJournal, type Journal, findJournals } from './journal';
import { readRecordFile } from './recordFile';
import { formatOf } from './studyFiles';

/** Milliseconds after which nobody is still writing of whom it is not known whether they are there. */
const MAX_UNSEEN = 60_000;
/** … and of whom it is: another program may have been given the number of one that has ended. */
const MAX_SEEN = 10 * 60_000;

/** How far an operation on several files has come: `half` is what no study should be. */
export type Progress = 'none' | 'half' | 'all';

/** Whether somebody may still be writing what a journal says. @param now milliseconds since 1970 */
export function isAtWork(
  { programs }: Pick<FileStore, 'programs'>,
  { owner, at }: Journal,
  now: number,
): boolean {
  const hasEnded = owner === undefined ? undefined : programs?.hasEnded(owner);
  if (hasEnded === true) return false;
  const age = now - Date.parse(at);
  // that of a machine whose clock is ahead, too
  return Math.abs(age) < (hasEnded === false ? MAX_SEEN : MAX_UNSEEN);
}

/** How far it has come with the files that are still there. */
export async function progressOf(store: FileReader, { files, whole }: Journal): Promise<Progress> {
  if (whole) {
    const states = await Promise.all(whole.map(one => rewriteState(store, one)));
    if (states.every(state => state === 'all')) return 'all';
    return states.some(state => state === 'all' || state === 'half') ? 'half' : 'none';
  }
  if (await areAll(store, files)) return 'all';
  const back = files.map(({ path, change }) => ({ path, change: reversed(change) }));
  return (await areAll(store, back)) ? 'none' : 'half';
}

/** Whether changes are made in all of their files. */
async function areAll(store: FileReader, changes: readonly FileChange[]): Promise<boolean> {
  for (const one of changes) if (!(await isMade(store, one))) return false;
  return true;
}

/** Whether a change is made in its file, or cannot be. */
export async function isMade(store: FileReader, { path, change }: FileChange): Promise<boolean> {
  const file = await readRecordFile<object>(store, path, formatOf(path));
  const value = file?.parsed.value;
  if (!value) return true;
  const result = applyChange(value, change, partsOf(path), true);
  return !result.ok || result.value === value;
}

/** What programs have left behind that were ended while they wrote several files. @param now milliseconds since 1970 */
export async function unfinishedProblems(store: FileStore, now: number): Promise<readonly FileProblem[]> {
  const found = await findJournals(store).catch(() => []);
  const problems = found.map(async one => {
    if (!one.journal) return [unknown(one)];
    return isAtWork(store, one.journal, now) ? [] : [await problemOf(store, one, one.journal)];
  });
  return (await Promise.all(problems)).flat();
}

async function problemOf(store: FileReader, { path }: FoundJournal, journal: Journal): Promise<FileProblem> {
  const what = nameOf(journal);
  if ((await progressOf(store, journal)) !== 'half')
    return {
      path,
      line: 1,
      severity: 'info',
      code: 'unfinished',
      message: l10n.t(
        'This file was left behind when a program was closed: {0}. All files are consistent. It is removed when the study is opened in VS Code, or by “transcript-coder repair”.',
        what,
      ),
    };
  return {
    path,
    line: 1,
    severity: 'error',
    code: 'unfinished',
    message: l10n.t(
      'A program was closed while it changed several files: {0}. Only some of {1} files are changed, so figures would be wrong. It is undone in all of them when the study is opened in VS Code, or by “transcript-coder repair”.',
      what,
      (journal.whole ?? journal.files).length,
    ),
  };
}

function unknown({ path }: FoundJournal): FileProblem {
  return {
    path,
    line: 1,
    severity: 'warning',
    code: 'unfinished',
    message: l10n.t(
      'A program was closed while it changed several files, and this file, which says how to undo that, cannot be read: it is damaged or of a newer version. Open the study with that version.',
    ),
  };
}

/** What was done, as undo would call it. */
export function nameOf({ what }: Journal): string {
  return what ?? l10n.t('a change of several files');
}
