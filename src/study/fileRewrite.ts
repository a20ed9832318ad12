import { sha256Of } from '../core/text/sha256';
import { sameBytes } from './bytes';
import type { FileReader } from './fileStore';

/** What becomes of a whole file, whatever is in it. Paths are relative to the study, with `/`. */
export interface FileRewrite {
  readonly from: string;
  /** Its path afterwards, mostly the same. */
  readonly to: string;
  /** Undefined where there is no file yet. */
  readonly before: Uint8Array | undefined;
  /** Undefined where the file is removed. */
  readonly after: Uint8Array | undefined;
}

/** The same, of which only a hash says what the file is afterwards: enough to take it back. */
export interface RewriteToTakeBack extends Omit<FileRewrite, 'after'> {
  /** SHA-256, hex digits; undefined where the file is removed. */
  readonly sha256: string | undefined;
}

/** What the same takes the other way round. */
export function reversedRewrite({ from, to, before, after }: FileRewrite): FileRewrite {
  return { from: to, to: from, before: after, after: before };
}

export function toTakeBack({ from, to, before, after }: FileRewrite): RewriteToTakeBack {
  return { from, to, before, sha256: after && sha256Of(after) };
}

/** How far the rewriting of a file has come; `other` where somebody has changed it. */
export type RewriteState = 'none' | 'half' | 'all' | 'other';

export async function rewriteState(store: FileReader, rewrite: RewriteToTakeBack): Promise<RewriteState> {
  const { from, to, before, sha256 } = rewrite;
  const old = await store.read(from);
  const isOld = old && before ? sameBytes(old, before) : old === before;
  const made = from === to ? old : await store.read(to);
  const isMade = (made && sha256Of(made)) === sha256;
  if (from === to) return isOld ? 'none' : isMade ? 'all' : 'other';
  if (isOld) return made === undefined ? 'none' : isMade ? 'half' : 'other';
  return old === undefined && isMade ? 'all' : 'other';
}
