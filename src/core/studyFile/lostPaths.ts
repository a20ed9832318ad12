import picomatch from 'picomatch/posix';
import { PathMatcher, isExclusion, plainPattern } from './matchPaths';
import { TEXT, folderOf, nameIn } from './movePaths';

/** A path that the study has and no file, and where its transcript may be. */
export interface LostPath {
  readonly from: string;
  /** Paths of coded transcripts that are in no pattern, or in a folder with one. */
  readonly to: readonly string[];
  /** Whether nothing else can be meant. */
  readonly isCertain: boolean;
}

/**
 * Finds the transcripts of paths and patterns that match nothing, after files were moved together with their coding files.
 * A pattern's folder is found by what it holds: coded transcripts that the pattern would match in the old one, and all
 * other texts there go with them. A single file is found by its name, else by being the only one.
 * @param patterns of the study's transcripts
 * @param files all files of the study, by their paths now
 * @param unlisted coded transcripts that the patterns do not match
 */
export function lostPaths(
  patterns: readonly string[],
  files: readonly string[],
  unlisted: readonly string[],
): LostPath[] {
  const texts = files.filter(path => TEXT.test(path));
  const matcher = PathMatcher.of(patterns);
  const outside = texts.filter(path => !matcher.matches(path));
  const idle = patterns.map(plainPattern).filter(pattern => !isExclusion(pattern) && isIdle(pattern, texts));
  const moves = idle.flatMap(pattern => inMovedFolder(pattern, outside, unlisted));
  const folders = inFolders(moves);
  const known = new Set(folders.map(({ from }) => from));
  const taken = new Set(moves.map(({ to }) => to));
  const missing = idle.filter(path => TEXT.test(path) && !isGlob(path) && !known.has(path));
  const single = byName(
    missing,
    unlisted.filter(path => !taken.has(path)),
  );
  const rest = missing.filter(path => !single.some(({ from }) => from === path));
  return [...inDoubt(folders, moves, rest), ...single];
}

/** One text alone is no folder yet: it can as well be the file of a path that has no other. */
function inDoubt(
  folders: readonly LostPath[],
  moves: readonly FolderMove[],
  rest: readonly string[],
): LostPath[] {
  const alone = moves.filter(move => moves.every(other => other === move || other.folder !== move.folder));
  const to = [...new Set(alone.map(move => move.to))];
  if (rest.length === 0 || to.length === 0) return [...folders];
  return [
    ...folders.map(one => (one.to.some(path => to.includes(path)) ? { ...one, isCertain: false } : one)),
    ...rest.map(from => ({ from, to, isCertain: false })),
  ];
}

function isIdle(pattern: string, texts: readonly string[]): boolean {
  const matcher = PathMatcher.of([pattern]);
  return !texts.some(path => matcher.matches(path));
}

interface FolderMove {
  readonly from: string;
  readonly to: string;
  /** The one that it is in now. */
  readonly folder: string;
  readonly isCertain: boolean;
}

/** What a pattern that matches nothing would match, were another folder its own. */
function inMovedFolder(
  pattern: string,
  outside: readonly string[],
  unlisted: readonly string[],
): FolderMove[] {
  const { base } = picomatch.scan(pattern);
  if (!isGlob(pattern) || base === '') return [];
  const matcher = PathMatcher.of([pattern]);
  const before = (path: string, folder: string) => base + path.slice(folder.length);
  const found = new Set(
    unlisted.flatMap(path => {
      const possible = foldersOf(path).filter(folder => matcher.matches(before(path, folder)));
      return possible.find(folder => nameIn(folder) === nameIn(base)) ?? possible[0] ?? [];
    }),
  );
  const named = [...found].filter(folder => nameIn(folder) === nameIn(base));
  const folders = named.length > 0 ? named : [...found];
  return folders.flatMap(folder =>
    outside
      .filter(path => path.startsWith(`${folder}/`) && matcher.matches(before(path, folder)))
      .map(to => ({ from: before(to, folder), to, folder, isCertain: folders.length === 1 })),
  );
}

/** The folders around a file, the outermost first. */
function foldersOf(path: string): string[] {
  const names = folderOf(path).split('/');
  return names[0] === '' ? [] : names.map((_, i) => names.slice(0, i + 1).join('/'));
}

/** Several patterns may have found something for one path, or one text for several paths. */
function inFolders(moves: readonly FolderMove[]): LostPath[] {
  const targets = grouped(moves.map(({ from, to }) => [from, to] as const));
  const sources = grouped(moves.map(({ from, to }) => [to, from] as const));
  const doubtful = new Set(moves.flatMap(({ from, isCertain }) => (isCertain ? [] : [from])));
  return [...targets].map(([from, to]) => ({
    from,
    to: [...to],
    isCertain: !doubtful.has(from) && to.size === 1 && sources.get([...to][0]!)!.size === 1,
  }));
}

/** Paths of single files: the transcripts of the same name, else those that have no other's name. */
function byName(missing: readonly string[], free: readonly string[]): LostPath[] {
  const named = grouped(free.map(path => [nameIn(path).normalize('NFC'), path] as const));
  const names = new Set(missing.map(nameIn));
  const others = free.filter(path => !names.has(nameIn(path).normalize('NFC')));
  const found = missing.map(from => ({ from, to: [...(named.get(nameIn(from)) ?? others)] }));
  const sources = grouped(found.flatMap(({ from, to }) => to.map(path => [path, from] as const)));
  return found.flatMap(({ from, to }) =>
    to.length > 0 ? [{ from, to, isCertain: to.length === 1 && sources.get(to[0]!)!.size === 1 }] : [],
  );
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key, one] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(one));
  return groups;
}

function isGlob(pattern: string): boolean {
  return picomatch.scan(pattern).isGlob;
}
