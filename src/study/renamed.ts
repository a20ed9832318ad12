import {
  type Rename,
  type StrandedCoding,
  type TextAtPath,
  findChangedRenames,
  findRenames,
  isMadeOn,
} from '../core/coding/renames';
import type { Sidecar } from '../core/coding/segment';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { byName } from '../core/base/compare';
import { lostPaths } from '../core/studyFile/lostPaths';
import { TEXT } from '../core/studyFile/movePaths';
import { decodeTranscript } from '../core/text/decode';
import type { FileReader } from './fileStore';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';
import { VersionedText } from './versionedText';

/** What of a study's folder is looked at. */
interface Folder {
  /** Coding files without a transcript, by path. */
  readonly stranded: ReadonlyMap<string, RecordFile<Sidecar>>;
  readonly transcripts: Iterable<Transcript>;
  /** All files of the folder. */
  readonly files: readonly string[];
  /** Of the study's transcripts. */
  readonly patterns: readonly string[];
}

/**
 * Finds the transcripts of coding files that are left under an old name: among the study's, then among other text files,
 * of which one may have been renamed out of the study's patterns.
 */
export async function renamedTranscripts(store: FileReader, folder: Folder): Promise<readonly Rename[]> {
  const all = byTranscript(folder.stranded);
  if (all.length === 0) return [];
  const transcripts = [...folder.transcripts];
  const moved = await movedWithCoding(store, folder, all);
  const stranded = all.filter(({ files }) => !moved.some(one => one.files.includes(files[0]!)));
  const found = findRenames(stranded, transcripts.flatMap(savedText));
  const rest = stranded.filter(({ transcript }) => !found.some(({ from }) => from === transcript));
  const known = new Set(transcripts.map(({ path }) => path));
  const others = rest.length > 0 ? folder.files.filter(path => TEXT.test(path) && !known.has(path)) : [];
  const texts: TextAtPath[] = [];
  for (const path of others) texts.push(...(await readText(store, path)));
  const elsewhere = findRenames(rest, texts);
  const unknown = rest.filter(({ transcript }) => !elsewhere.some(({ from }) => from === transcript));
  const changed = findChangedRenames(unknown, [...transcripts.flatMap(savedText), ...texts]);
  return [...moved, ...found, ...elsewhere, ...changed].sort((a, b) => byName(a.from, b.from));
}

/** Finds transcripts that were moved together with their coding files, so that `study.json` still has their old paths. */
async function movedWithCoding(
  store: FileReader,
  { transcripts, files, patterns }: Folder,
  coding: readonly StrandedCoding[],
): Promise<Rename[]> {
  const known = new Set([...transcripts].map(({ path }) => path));
  const there = new Set(files.filter(path => !known.has(path)));
  const beside = coding.filter(({ transcript }) => there.has(transcript));
  const unlisted: StrandedCoding[] = [];
  for (const one of beside) {
    const texts = await readText(store, one.transcript);
    if (texts.some(text => isMadeOn(one, text))) unlisted.push(one);
  }
  if (unlisted.length === 0) return [];
  const lost = lostPaths(
    patterns,
    files,
    unlisted.map(({ transcript }) => transcript),
  );
  const found: Rename[] = [];
  for (const { from, to, isCertain } of lost) {
    // what is in a study of its own is not listed
    if (await isThere(store, from)) continue;
    const coded = beside.filter(({ transcript }) => to.includes(transcript)).flatMap(one => one.files);
    found.push({ from, to, isSame: isCertain, files: coded, hasCoding: true });
  }
  return found;
}

/** Whether there is a file, also one that cannot be read. */
export async function isThere(store: FileReader, path: string): Promise<boolean> {
  return (await store.read(path).catch(() => new Uint8Array())) !== undefined;
}

/** None where a file cannot be read, or is too large to be a text. */
async function readText(store: FileReader, path: string): Promise<TextAtPath[]> {
  try {
    const bytes = await store.read(path);
    return bytes ? [textAt(path, VersionedText.of(decodeTranscript(bytes).text))] : [];
  } catch {
    return [];
  }
}

interface StrandedParts {
  readonly files: string[];
  readonly versions: { sha256: string; length: number }[];
  readonly quotes: string[];
}

/** By the transcript that they should be beside. */
function byTranscript(files: ReadonlyMap<string, RecordFile<Sidecar>>): StrandedCoding[] {
  const found = new Map<string, StrandedParts>();
  for (const [path, { parsed }] of files) {
    const { transcript } = parseSidecarPath(path)!;
    const one = found.get(transcript) ?? { files: [], versions: [], quotes: [] };
    one.files.push(path);
    one.versions.push(...Object.values(parsed.value?.texts ?? {}));
    one.quotes.push(...(parsed.value?.segments ?? []).flatMap(({ quote }) => quote ?? []));
    found.set(transcript, one);
  }
  return [...found].map(([transcript, one]) => ({ transcript, ...one }));
}

function savedText({ path, texts }: Transcript): TextAtPath[] {
  return texts.onDisk ? [textAt(path, texts.onDisk)] : [];
}

function textAt(path: string, text: VersionedText): TextAtPath {
  return { path, text: text.text, sha256: () => text.version.sha256 };
}
