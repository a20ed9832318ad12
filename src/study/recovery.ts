import { parseSidecarPath } from '../core/coding/sidecarName';
import { type Result, fail, ok } from '../core/base/result';
import { applyChange, reversed } from '../core/versions/merge/recordChange';
import { decodeTranscript } from '../core/text/decode';
import { type FileChange, partsOf } from './codingUndo';
import type { FileStore } from './fileStore';
import { type RewriteToTakeBack, rewriteState } from './fileRewrite';
import { type FoundJournal, type Journal, findJournals } from './journal';
import { changeRecordFile } from './recordFile';
import { removedCodes } from './removedCodes';
import { CODEBOOK_FILE, formatOf } from './studyFiles';
import { isAtWork, isMade, nameOf, progressOf } from './unfinished';
import { takeBackRewrite } from './rewriteTogether';
import { walk } from './walk';

/** What became of operations on several files that were found unfinished. */
export interface Recovery {
  /** Paths of files that are again as they were before. */
  readonly takenBack: readonly string[];
  /** The operations that are over: taken back where files had to be, else with nothing to do. */
  readonly ended: readonly EndedOperation[];
  /** Whether somebody may still be at work on one: it is to be looked at again later. */
  readonly isPending: boolean;
  /** What could not be taken back, and why; the journal stays. */
  readonly failures: readonly string[];
}

/** An operation that was found unfinished, and is over. */
export interface EndedOperation {
  /** What undo would call it. */
  readonly what: string;
  /** Number of files that were restored; 0 where all had been written, or none. */
  readonly restored: number;
}

/**
 * Takes back what a program has done to some of several files that it was ended between, so that all are as they were. What
 * others have done to the same records since stays. Where all files were written, or none, there is nothing to do.
 * @param now milliseconds since 1970
 * @throws Error when the study's folder cannot be read
 */
export async function recoverOperations(store: FileStore, now: number): Promise<Recovery> {
  const takenBack: string[] = [];
  const ended: EndedOperation[] = [];
  const failures: string[] = [];
  let isPending = false;
  for (const found of await findJournals(store)) {
    const { journal } = found;
    // a newer version knows what to do with it
    if (!journal) continue;
    if (isAtWork(store, journal, now)) isPending = true;
    else {
      const result = await takeBack(store, found, journal);
      if (result.ok) {
        takenBack.push(...result.value);
        ended.push({ what: nameOf(journal), restored: result.value.length });
      } else failures.push(result.error);
    }
  }
  return { takenBack, ended, isPending, failures };
}

async function takeBack(
  store: FileStore,
  { path, bytes }: FoundJournal,
  journal: Journal,
): Promise<Result<readonly string[]>> {
  const taken: string[] = [];
  if (journal.whole) return takeBackWhole(store, path, bytes, journal.whole);
  if ((await progressOf(store, journal)) === 'half') {
    const back = journal.files.map(one => ({ path: one.path, change: reversed(one.change) }));
    // a code is there until no coding names it
    const [codebook, coding] = [true, false].map(is =>
      back.filter(one => (one.path === CODEBOOK_FILE) === is),
    );
    for (const one of [...coding!, ...codebook!]) {
      const change = one.path === CODEBOOK_FILE ? await withoutUsed(store, one) : one;
      if (await isMade(store, change)) continue;
      const result = await applyTo(store, change);
      if (!result.ok) return result;
      taken.push(one.path);
    }
  }
  await store.remove(path, bytes);
  return ok(taken);
}

/** Files that are written as a whole: what somebody else has made of one since stays, and with it the journal. */
async function takeBackWhole(
  store: FileStore,
  path: string,
  bytes: Uint8Array,
  whole: readonly RewriteToTakeBack[],
): Promise<Result<readonly string[]>> {
  const taken: string[] = [];
  const states = await Promise.all(whole.map(one => rewriteState(store, one)));
  let error: string | undefined;
  const isAny = states.some(state => state === 'all' || state === 'half');
  if (isAny && !states.every(state => state === 'all')) {
    for (const [i, one] of whole.entries()) {
      if (states[i] === 'none') continue;
      const back = await takeBackRewrite(store, one);
      if (back.ok) taken.push(one.from);
      else error ??= back.error;
    }
  }
  if (error !== undefined) return fail(error);
  await store.remove(path, bytes);
  return ok(taken);
}

async function applyTo(store: FileStore, { path, change }: FileChange): Promise<Result<unknown>> {
  const operation = (value: object) => applyChange(value, change, partsOf(path), true);
  try {
    // one that is gone was renamed, perhaps, with its transcript
    if ((await store.read(path)) === undefined) return ok(undefined);
    return await changeRecordFile<object>(store, path, formatOf(path), undefined, () => ({}), operation);
  } catch (error) {
    return fail(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A change of the codebook that does not take away codes that some coding names. */
async function withoutUsed(store: FileStore, file: FileChange): Promise<FileChange> {
  const gone = removedCodes(file).map(({ id }) => id);
  if (gone.length === 0) return file;
  const { files } = await walk(store, undefined);
  const used = new Set<string>();
  for (const path of files.filter(one => parseSidecarPath(one))) {
    const bytes = await store.read(path).catch(() => undefined);
    const text = bytes ? decodeTranscript(bytes).text : '';
    for (const id of gone) if (text.includes(JSON.stringify(id))) used.add(id);
  }
  const records = file.change.records.filter(({ before, after }) => after || !used.has(before!.id));
  return { ...file, change: { ...file.change, records } };
}
