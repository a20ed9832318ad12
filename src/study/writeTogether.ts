import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { composed, reversed } from '../core/versions/merge/recordChange';
import type { FileChange } from './codingUndo';
import type { FileStore } from './fileStore';
import { type FoundJournal, writeJournal } from './journal';

/** So many files are written at the same time: most of the time goes by while the disk makes sure of them. */
const WRITES_AT_ONCE = 32;

type WriteOne = (change: FileChange) => Promise<Result<unknown>>;

/**
 * Makes changes in one or more files: all of them, or none where one of them cannot be made. A journal says meanwhile what is
 * done, so that they are taken back should this program be ended in between.
 * @param what is done, as undo calls it
 * @param needed says after all of them why they cannot stay
 * @param one makes a change in a file that may have changed otherwise since
 * @returns the paths
 */
export async function writeTogether(
  store: FileStore,
  what: string,
  changes: readonly FileChange[],
  needed: () => string | undefined,
  one: WriteOne,
): Promise<Result<ReadonlySet<string>>> {
  let journal: FoundJournal | undefined;
  const files = inSum(changes);
  if (files.length > 1) {
    const begun = await begin(store, what, files);
    if (!begun.ok) return begun;
    journal = begun.value;
  }
  const { made, error: unmade } = await writeAll(changes, one);
  let error = unmade ?? needed();
  if (error === undefined) {
    if (!journal || (await isEnded(store, journal))) return ok(new Set(changes.map(({ path }) => path)));
    error = l10n.t('Another window has taken this back.');
  }
  const back = made.reverse().map(({ path, change }) => ({ path, change: reversed(change) }));
  const failures = (await writeAll(back, one, false)).failures;
  // what could not be taken back here is when the study is opened again
  if (journal && failures.length === 0) await isEnded(store, journal);
  for (const { path, reason } of failures)
    error = l10n.t('{0} {1} could not be restored: {2}', error, path, reason);
  return fail(error);
}

async function begin(
  store: FileStore,
  what: string,
  changes: readonly FileChange[],
): Promise<Result<FoundJournal>> {
  try {
    return ok(await writeJournal(store, what, changes, Math.random, () => new Date().toISOString()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(l10n.t('Nothing was changed, since the study’s folder cannot be written to: {0}', reason));
  }
}

/** Removes the journal. False where it is gone: somebody has taken back what it says. */
async function isEnded(store: FileStore, { path, bytes }: FoundJournal): Promise<boolean> {
  // one that cannot be removed says of files that are all written that there is nothing to do
  return store.remove(path, bytes).catch(() => true);
}

interface Outcome {
  readonly made: FileChange[];
  readonly error: string | undefined;
  readonly failures: readonly { readonly path: string; readonly reason: string }[];
}

/** Several changes of one file are made one after the other. @param isStopped whether no more are begun after a failure */
async function writeAll(changes: readonly FileChange[], one: WriteOne, isStopped = true): Promise<Outcome> {
  const made: FileChange[] = [];
  const failures: { readonly path: string; readonly reason: string }[] = [];
  const open = byPath(changes).values();
  const work = async () => {
    for (const ofFile of open) {
      for (const change of ofFile) {
        const result = await one(change);
        if (result.ok) made.push(change);
        else failures.push({ path: change.path, reason: result.error });
        if (isStopped && failures.length > 0) return;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(WRITES_AT_ONCE, changes.length) }, work));
  return { made, error: failures[0]?.reason, failures };
}

function byPath(changes: readonly FileChange[]): ReadonlyMap<string, readonly FileChange[]> {
  const files = new Map<string, FileChange[]>();
  for (const change of changes) {
    const known = files.get(change.path);
    if (known) known.push(change);
    else files.set(change.path, [change]);
  }
  return files;
}

/** What all changes of each file come to. */
function inSum(changes: readonly FileChange[]): FileChange[] {
  return [...byPath(changes)].map(([path, all]) => ({
    path,
    change: all.map(({ change }) => change).reduce(composed),
  }));
}
