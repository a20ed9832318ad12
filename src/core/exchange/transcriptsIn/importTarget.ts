import * as l10n from '@vscode/l10n';
import picomatch from 'picomatch/posix';
import { type Result, fail, ok } from '../../base/result';
import { parseSidecarPath } from '../../coding/sidecarName';
import { isExclusion, plainPattern } from '../../studyFile/matchPaths';
import { folderOf } from '../../studyFile/movePaths';
import type { StudyFile, TranscriptSource } from '../../studyFile/studyFile';

/** Where a file is imported to. */
export interface ImportTarget {
  /** Relative to the study, with `/`. */
  readonly path: string;
  /** What the study says of the file, or of the transcript that is there. */
  readonly known: TranscriptSource | undefined;
}

/**
 * Where a file is imported to: the transcript that came from a file of its name, else a new one where the others are.
 * @param name of the file, without its folder
 * @param as what the user wants the transcript to be called, or its path in the study
 * @param transcripts paths of those that there are
 */
export function importTarget(
  { transcripts: patterns, sources = [] }: Pick<StudyFile, 'transcripts' | 'sources'>,
  name: string,
  as: string | undefined,
  transcripts: readonly string[],
): Result<ImportTarget> {
  const own = sources.filter(({ file, transcript }) => file === name && transcripts.includes(transcript));
  if (as === undefined && own.length === 1) return ok({ path: own[0]!.transcript, known: own[0] });
  const folder = usualFolder(patterns, transcripts);
  const wanted = as ?? `${plainName(name)}${/\.md$/i.test(name) ? '.md' : '.txt'}`;
  const isPath = as?.includes('/') === true;
  const typed = isPath || folder === '' ? wanted : `${folder}/${wanted}`;
  const path = /\.(?:txt|md)$/i.test(typed) ? typed : `${typed}.txt`;
  if (!isInside(path)) return fail(l10n.t('“{0}” is not a path inside the study.', as ?? name));
  if (parseSidecarPath(typed)) return fail(l10n.t('“{0}” is the name of a coding file.', path));
  // a file system may not tell capitals apart
  const there = transcripts.find(one => sameName(one, path)) ?? path;
  return ok({ path: there, known: sources.find(({ transcript }) => transcript === there) });
}

/** Whether two paths may be those of one file. */
export function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

/** The folder of most transcripts; without any, that of the first pattern. */
function usualFolder(patterns: readonly string[], transcripts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of transcripts) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const found = [...counts].find(([, count]) => count === most)?.[0];
  if (found !== undefined) return found;
  const first = patterns.map(plainPattern).find(pattern => !isExclusion(pattern));
  if (first === undefined) return '';
  const { isGlob, base } = picomatch.scan(first);
  return isGlob ? base : folderOf(first);
}

/** The name of a file without its ending, as any file system takes it. */
function plainName(name: string): string {
  const stem = name.replace(/\.[^.]*$/, '');

  const plain = stem.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-').replace(/^[. ]+|[. ]+$/g, '');
  return plain.slice(0, 120) || 'transcript';
}

function isInside(path: string): boolean {
  const names = path.split('/');

  return (
    !/[\\\u0000-\u001f]|^[A-Za-z]:/.test(path) && names.every(name => name !== '' && !name.startsWith('.'))
  );
}
