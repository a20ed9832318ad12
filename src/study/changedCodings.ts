import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { withoutShared } from '../core/coding/sharedLines';
import { decodeTranscript } from '../core/text/decode';
import type { FileReader } from './fileStore';
import { sidecarFormat } from './studyFiles';

/** What two states have of a coding file. */
type Both = readonly [before: Sidecar, after: Sidecar];

/** Two states, and the files that are in them. */
export interface StateFiles {
  readonly store: FileReader;
  readonly files: readonly string[];
}

/**
 * What has changed in coding files that two states have and that can be read in both, by path: without most of the segments
 * that are the same in both, byte for byte. Where a coder's files are not all of that kind, segments may have gone from one
 * to another: of these everything is needed, and nothing is given here.
 */
export async function changedCodings(
  paths: readonly string[],
  before: StateFiles,
  after: StateFiles,
): Promise<ReadonlyMap<string, Both>> {
  const [old, now] = [new Set(before.files), new Set(after.files)];
  const found = new Map<string, Both>();
  const moving = new Set<string>();
  for (const path of paths) {
    if (!old.has(path)) continue;
    const both = now.has(path) ? await changedCoding(path, before.store, after.store) : undefined;
    if (both) found.set(path, both);
    else moving.add(coderOf(path));
  }
  return new Map([...found].filter(([path]) => !moving.has(coderOf(path))));
}

function coderOf(path: string): string {
  return parseSidecarPath(path)!.coder;
}

async function changedCoding(path: string, before: FileReader, after: FileReader): Promise<Both | undefined> {
  const texts = await Promise.all([before, after].map(store => textOf(store, path)));
  if (texts.includes(undefined)) return undefined;
  const whole = texts as string[];
  const [was, is] = (withoutShared(whole)?.texts ?? whole).map(text => sidecarFormat.parse(text).value);
  return was && is ? [was, is] : undefined;
}

/** Undefined where it cannot be read. */
async function textOf(store: FileReader, path: string): Promise<string | undefined> {
  try {
    const bytes = await store.read(path);
    const decoded = bytes && decodeTranscript(bytes);
    return decoded?.valid ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}
