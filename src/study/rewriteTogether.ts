import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { sha256Of } from '../core/text/sha256';
import { sameBytes } from './bytes';
import { type FileRewrite, type RewriteToTakeBack, rewriteState, toTakeBack } from './fileRewrite';
import type { FileStore } from './fileStore';
import { type FoundJournal, writeWholeJournal } from './journal';

/** So many files are written at the same time, as in writeTogether.ts. */
const WRITES_AT_ONCE = 32;

/**
 * Puts whole files in the place of others: all of them, or none where one is no longer what it was. A journal has meanwhile
 * what was in them, so that they are restored should this program be ended in between.
 * @param what is done, as undo calls it
 */
export async function rewriteTogether(
  store: FileStore,
  what: string,
  rewrites: readonly FileRewrite[],
): Promise<Result<void>> {
  if (rewrites.length === 0) return ok(undefined);
  for (const one of rewrites) {
    const changed = await changedSince(store, one);
    if (changed !== undefined) return fail(changed);
  }
  let journal: FoundJournal;
  try {
    journal = await writeWholeJournal(store, what, rewrites, Math.random, () => new Date().toISOString());
  } catch (error) {
    return fail(
      l10n.t('Nothing was changed, since the study’s folder cannot be written to: {0}', reasonOf(error)),
    );
  }
  const made: FileRewrite[] = [];
  let error = await writeAll(store, rewrites, made);
  if (error === undefined) {
    if (await isEnded(store, journal)) return ok(undefined);
    error = l10n.t('Another window has taken this back.');
  }
  let isWhole = true;
  for (const one of made) {
    const back = await takeBackRewrite(store, toTakeBack(one));
    if (back.ok) continue;
    isWhole = false;
    error = l10n.t('{0} {1} could not be restored: {2}', error, one.from, back.error);
  }
  // what could not be taken back here is when the study is opened again
  if (isWhole) await isEnded(store, journal);
  return fail(error);
}

/** Restores a file as it was before, unless somebody has changed it since. */
export async function takeBackRewrite(store: FileStore, rewrite: RewriteToTakeBack): Promise<Result<void>> {
  const { from, to, before, sha256 } = rewrite;
  try {
    const state = await rewriteState(store, rewrite);
    if (state === 'none') return ok(undefined);
    if (state === 'other') return fail(l10n.t('{0} has been changed in the meantime.', to));
    const made = await store.read(to);
    if (before && state === 'all') {
      const put = await putBytes(store, from, before, now =>
        from === to ? hashOf(now) === sha256 : now === undefined,
      );
      if (put !== undefined) return fail(put);
    }
    const isLeft = made !== undefined && (from !== to || before === undefined);
    if (isLeft && !(await store.remove(to, made)))
      return fail(l10n.t('{0} has been changed in the meantime.', to));
    return ok(undefined);
  } catch (error) {
    return fail(reasonOf(error));
  }
}

/** Why a rewrite cannot be begun, if so. */
async function changedSince(
  store: FileStore,
  { from, to, before }: FileRewrite,
): Promise<string | undefined> {
  try {
    const now = await store.read(from);
    const isSame = now && before ? sameBytes(now, before) : now === before;
    if (!isSame) return l10n.t('{0} has been changed in the meantime. Nothing was written.', from);
    if (from !== to && (await store.read(to)) !== undefined)
      return l10n.t('There is a file “{0}” already. Nothing was written.', to);
    return undefined;
  } catch (error) {
    return l10n.t('{0} cannot be read: {1}', from, reasonOf(error));
  }
}

/** @param made is given those that may be written @returns what went wrong first; no more are begun then */
async function writeAll(
  store: FileStore,
  rewrites: readonly FileRewrite[],
  made: FileRewrite[],
): Promise<string | undefined> {
  let error: string | undefined;
  const open = rewrites.values();
  const work = async () => {
    for (const one of open) {
      try {
        const failure = await write(store, one);
        if (failure === undefined) made.push(one);
        else error ??= failure;
      } catch (thrown) {
        // it may be written for all that
        made.push(one);
        error ??= l10n.t('{0} could not be written: {1}', one.to, reasonOf(thrown));
      }
      if (error !== undefined) return;
    }
  };
  await Promise.all(Array.from({ length: Math.min(WRITES_AT_ONCE, rewrites.length) }, work));
  return error;
}

/** @returns why nothing was written, if so @throws Error when it may be written or not */
async function write(
  store: FileStore,
  { from, to, before, after }: FileRewrite,
): Promise<string | undefined> {
  if (after) {
    const isOld = (now: Uint8Array | undefined) =>
      from !== to || !before ? now === undefined : now !== undefined && sameBytes(now, before);
    const failure = await putBytes(store, to, after, isOld);
    if (failure !== undefined) return failure;
  }
  const isLeft = before !== undefined && (from !== to || !after);
  if (!isLeft || (await store.remove(from, before))) return undefined;
  if (after) await store.remove(to, after);
  return l10n.t('{0} has been changed in the meantime.', from);
}

/** @returns what went wrong */
async function putBytes(
  store: FileStore,
  path: string,
  bytes: Uint8Array,
  isOld: (now: Uint8Array | undefined) => boolean,
): Promise<string | undefined> {
  let isSame = true;
  const isDone = await store.change(path, now => {
    isSame = isOld(now);
    return isSame ? bytes : undefined;
  });
  return isSame && isDone ? undefined : l10n.t('{0} has been changed in the meantime.', path);
}

/** Removes the journal. False where it is gone: somebody has taken back what it says. */
async function isEnded(store: FileStore, { path, bytes }: FoundJournal): Promise<boolean> {
  return store.remove(path, bytes).catch(() => true);
}

function hashOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && sha256Of(bytes);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
