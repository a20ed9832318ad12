import { parseSidecar } from '../core/coding/parseSidecar';
import type { GitConflicts } from './gitPort';
import type { Study } from './study';
import { parseSidecarPath } from '../core/coding/sidecarName';

/**
 * Ids of the codes that anyone's segments carry, shown or not, in the files as they are and in both versions of those that
 * are in conflict: what a merge of codebooks must keep.
 */
export async function usedCodes(
  { transcripts }: Study,
  conflicts: Pick<GitConflicts, 'paths' | 'versions'>,
): Promise<Set<string>> {
  const used = new Set<string>();
  const take = (segments: readonly { readonly codes: readonly string[] }[]) => {
    for (const { codes } of segments) for (const code of codes) used.add(code);
  };
  for (const { allSidecars } of transcripts)
    for (const { parsed } of allSidecars.values()) take(parsed.value?.segments ?? []);
  for (const path of await conflicts.paths()) {
    if (!parseSidecarPath(path)) continue;
    const versions = await conflicts.versions(path);
    if (!versions.ok) continue;
    for (const text of [versions.value.ours, versions.value.theirs])
      if (text !== undefined) take(parseSidecar(text).value?.segments ?? []);
  }
  return used;
}
