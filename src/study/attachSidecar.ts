import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import type { Sidecar } from '../core/coding/segment';
import { emptySidecar } from '../core/coding/parseSidecar';
import { parseSidecarPath, sidecarPath } from '../core/coding/sidecarName';
import { joinSidecars } from '../core/versions/merge/joinSidecars';
import type { FileStore } from './fileStore';
import { changeRecordFile, readRecordFile } from './recordFile';
import { sidecarFormat } from './studyFiles';

/** What became of a coding file. */
export interface AttachedFile {
  readonly from: string;
  readonly to: string;
  /** Whether it was joined with a file of the same coder that was there already. */
  readonly isJoined: boolean;
}

/**
 * Puts a coding file that was left under a transcript's old name beside the transcript. Where its coder has a file there,
 * too, the segments of both are joined in that: first they are written there, then the file under the old name is removed,
 * so that at no time a segment is nowhere.
 */
export async function attachSidecar(
  store: FileStore,
  from: string,
  transcript: string,
): Promise<Result<AttachedFile>> {
  const { coder } = parseSidecarPath(from)!;
  const to = sidecarPath(transcript, coder);
  try {
    if (await store.rename(from, to)) return ok({ from, to, isJoined: false });
    return await join(store, from, to, coder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(l10n.t('{0} could not be renamed: {1}', from, reason));
  }
}

async function join(
  store: FileStore,
  from: string,
  to: string,
  coder: string,
): Promise<Result<AttachedFile>> {
  const bytes = await store.read(from);
  if (!bytes) return fail(l10n.t('{0} is no longer there.', from));
  const file = await readRecordFile({ ...reading(bytes), list: store.list.bind(store) }, from, sidecarFormat);
  const stranded = file?.parsed.writable ? file.parsed.value : undefined;
  if (!stranded) {
    const problem = file?.parsed.problems[0];
    return fail(
      l10n.t('{0}:{1}: {2} Nothing was written.', from, problem?.line ?? 1, problem?.message ?? ''),
    );
  }
  const begin = (): Sidecar => emptySidecar(coder);
  const joined = await changeRecordFile(store, to, sidecarFormat, undefined, begin, there =>
    ok(joinSidecars(there, stranded)),
  );
  if (!joined.ok) return joined;
  if (await store.remove(from, bytes)) return ok({ from, to, isJoined: true });
  return fail(
    l10n.t('{0} was changed by another program while it was joined with {1}. Try again.', from, to),
  );
}

function reading(bytes: Uint8Array) {
  return { read: () => Promise.resolve(bytes) };
}
