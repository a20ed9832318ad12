import fs from 'node:fs/promises';
import path from 'node:path';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { PathMatcher } from '../core/studyFile/matchPaths';
import { parseStudy } from '../core/studyFile/parseStudy';
import { decodeTranscript } from '../core/text/decode';
import type { FileKind } from '../core/versions/merge/mergeFiles';
import { identityOf } from '../node/fileIdentity';
import { NodeFileStore } from '../node/nodeFileStore';
import { readRegularFile } from '../node/regularFile';
import { followLinks } from '../node/writeFile';
import { CODEBOOK_FILE, STUDY_FILE, SUMMARIES_FILE } from '../study/studyFiles';
import { walk } from '../study/walk';

/** What a file is, or would be, in a study. */
export type StudyPart = FileKind | 'transcript' | ProtectedPart;

/** `git` is a file of git's own; `inner-study` a new study.json that would cut off part of the study around it. */
export type ProtectedPart = 'git' | 'inner-study';

/** Git's settings, in any folder. */
const GIT_SETTINGS = new Set(['.gitattributes', '.gitignore', '.gitmodules']);

/** Where what belongs to a study is unknown, as its study.json is broken. */
const ANY_TRANSCRIPT = ['**/*.txt', '**/*.md'];

/**
 * What a file is, or would become once it is written, in any study: the one that is named, and those that it is in, by the
 * path that was typed and by the one to which links lead. A file that is in no study is part of one, too, when a link in
 * it leads there, and when coding files lie beside it. Undefined when it is part of none.
 * @param file absolute; it need not exist
 * @param root the study's folder that the command names
 */
export async function partOfStudy(file: string, root?: string): Promise<StudyPart | undefined> {
  const target = await followLinks(file).catch(() => file);
  const ways = [...new Set([await inRealFolder(file), await inRealFolder(target)])];
  if ([file, ...ways].some(isOfGit)) return 'git';
  for (const way of ways) if (await hasCoding(way)) return 'transcript';
  const above = await Promise.all(ways.map(way => studyAbove(path.dirname(way))));
  const named = root === undefined ? undefined : await fs.realpath(root).catch(() => root);
  const roots = new Set([named, ...above].filter(one => one !== undefined));
  const identity = await identityOf(file);
  for (const study of roots) {
    const part = await partOf(study, ways, identity);
    if (part) return part;
  }
  return undefined;
}

/** Whether a file is one of a repository's own, or of its settings. */
function isOfGit(file: string): boolean {
  const names = file.toLowerCase().split(path.sep);
  return names.includes('.git') || GIT_SETTINGS.has(names.at(-1)!);
}

/** @param root real, as the folders of `ways` are */
async function partOf(
  root: string,
  ways: readonly string[],
  identity: string | undefined,
): Promise<StudyPart | undefined> {
  const transcripts = await patterns(root);
  const matcher = PathMatcher.of(transcripts);
  for (const way of ways) {
    const relative = path.relative(root, way).split(path.sep).join('/');
    const isOutside = relative.startsWith('../') || path.isAbsolute(relative);
    if (isOutside) continue;
    const part = kindOf(relative, matcher);
    if (part) return part;
    if (path.posix.basename(relative).toLowerCase() === STUDY_FILE)
      return identity === undefined ? 'inner-study' : 'study';
  }
  if (identity === undefined) return undefined;
  const { files } = await walk(new NodeFileStore(root), transcripts);
  for (const relative of files) {
    const part = kindOf(relative, matcher);
    if (part && (await identityOf(path.join(root, ...relative.split('/')))) === identity) return part;
  }
  return undefined;
}

/** @param relative to the study, with `/` */
function kindOf(relative: string, transcripts: PathMatcher): StudyPart | undefined {
  // a file system may take upper and lower case for the same
  const name = relative.toLowerCase();
  if (name === STUDY_FILE) return 'study';
  if (name === CODEBOOK_FILE) return 'codebook';
  if (name === SUMMARIES_FILE) return 'summaries';
  if (parseSidecarPath(name)) return 'sidecar';
  return transcripts.matches(relative) ? 'transcript' : undefined;
}

async function patterns(root: string): Promise<readonly string[]> {
  const bytes = await readRegularFile(path.join(root, STUDY_FILE)).catch(() => undefined);
  const study = bytes && parseStudy(decodeTranscript(bytes).text).value;
  return study?.transcripts ?? ANY_TRANSCRIPT;
}

/** Whether coding files lie beside a file, as they do beside a transcript, whether or not a study lists it. */
async function hasCoding(file: string): Promise<boolean> {
  const names = await fs.readdir(path.dirname(file)).catch(() => []);
  return names.some(name => parseSidecarPath(name)?.transcript === path.basename(file));
}

/** The nearest folder with a study.json, upwards from a real folder. */
export async function studyAbove(folder: string): Promise<string | undefined> {
  for (let above = folder; ; above = path.dirname(above)) {
    const stats = await fs.stat(path.join(above, STUDY_FILE)).catch(() => undefined);
    if (stats?.isFile()) return above;
    if (above === path.dirname(above)) return undefined;
  }
}

/** The path by the folder's real one; where there is no such folder, nothing can be written. */
async function inRealFolder(file: string): Promise<string> {
  const folder = path.dirname(file);
  return path.join(await fs.realpath(folder).catch(() => folder), path.basename(file));
}
