import { canonicalJson } from '../../core/records/sameJson';
import { sidesOfMarkers } from '../../core/versions/merge/markers';
import { identityOf } from '../../node/fileIdentity';
import { readRegularFile } from '../../node/regularFile';

/** A merge that was made, and what went into it. */
interface Merge {
  readonly content: string | Buffer;
  /** Absolute. */
  readonly files: readonly string[];
  /** In UTF-8. */
  readonly versions: readonly Buffer[];
}

/** Whether a file is one of the versions, or says nothing but what they or the result say, also between conflict markers. */
export async function losesNothing(
  file: string,
  { content, files, versions: read }: Merge,
): Promise<boolean> {
  const identity = await identityOf(file);
  const versions = await Promise.all(files.map(identityOf));
  if (identity === undefined || versions.includes(identity)) return true;
  const there = String(await readRegularFile(file).catch(() => ''));
  const sides = sidesOfMarkers(there);
  const known = new Set([content, ...read].flatMap(text => saidIn(String(text)) ?? []));
  // a side that git has put together from lines may not be JSON
  if (sides)
    return [sides.ours, sides.theirs].every(side => saidIn(side)?.every(one => known.has(one)) ?? true);
  return saidIn(there)?.every(one => known.has(one)) ?? false;
}

/** What a file says, each record and each field of its own in one form; undefined when it is broken. */
function saidIn(text: string): string[] | undefined {
  try {
    const file = JSON.parse(text) as Record<string, unknown>;
    return Object.entries(file).flatMap(([key, value]) => {
      // versions of a text that no segment names any more are left out of what is written
      if (key === 'texts') return [];
      return Array.isArray(value) ? value.map(canonicalJson) : [canonicalJson({ [key]: value })];
    });
  } catch {
    return undefined;
  }
}
