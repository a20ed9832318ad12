import type { GitOutput } from './git';
import { type FileChange, GitLog, PRINTING } from './gitLog';

/** Commits that are looked through for versions of a file, newest first. */
const MAX_COMMITS = 300;

/** Files that git is asked for by their names; of more than these, by their folders. */
const MAX_NAMED = 50;

/** Runs a command of git; it is ended as soon as `each` says that it is enough. */
export type RunLog = (args: readonly string[], each: (chunk: Buffer) => boolean) => Promise<GitOutput>;

/** What a file has been, as the log says. */
export interface FileVersions {
  /** Names of objects, newest first. */
  readonly oids: readonly string[];
  /** Whether it may have had another name before. */
  readonly mayBeRenamed: boolean;
}

/**
 * What some files have been under their present names on every branch. Of a history that takes too long, what came in time.
 * @param paths relative to where git is run, with `/`
 */
export async function versionsOnBranches(
  paths: readonly string[],
  run: RunLog,
): Promise<ReadonlyMap<string, FileVersions>> {
  const files = notesOf(paths);
  const log = new GitLog(change => files.get(key(change.path))?.note(change));
  // -m: what a merge made of a file, compared with each side
  const { isWhole } = await run(
    [
      'log',
      '--all',
      '--full-history',
      '-m',
      '--no-renames',
      '--relative',
      ...PRINTING,
      '--',
      ...pathspecs(paths),
    ],
    chunk => (log.push(chunk), isEnough(files)),
  );
  const versions = paths.map((path): [string, FileVersions] => {
    const { oids, isAdded, isFull } = files.get(key(path))!;
    return [path, { oids: [...oids], mayBeRenamed: isAdded || isFull || !isWhole }];
  });
  return new Map(versions);
}

/** What some files have been under earlier names, on the way to where we are: renamed, whatever was changed with it. */
export async function versionsBeforeMoves(
  paths: readonly string[],
  run: RunLog,
): Promise<ReadonlyMap<string, FileVersions>> {
  const files = notesOf(paths);
  /** What a name that is met further back was to become. */
  const became = new Map([...files].map(([path, file]) => [path, new Set([file])]));
  const log = new GitLog(change => {
    const named = became.get(key(change.path));
    for (const file of named ?? []) file.note(change);
    if (named && change.status === 'R') {
      const from = key(change.from!);
      became.set(from, new Set([...(became.get(from) ?? []), ...named]));
    }
  });
  await run(['log', '-M', '--relative', ...PRINTING], chunk => (log.push(chunk), isEnough(files)));
  return new Map(paths.map(path => [path, { oids: [...files.get(key(path))!.oids], mayBeRenamed: true }]));
}

/** What a file has been on the way to where we are, also as the copy of another. */
export async function versionsFollowed(path: string, run: RunLog): Promise<FileVersions> {
  const file = new FileNotes();
  const log = new GitLog(change => file.note(change));
  await run(
    ['log', '--follow', ...PRINTING, `--max-count=${MAX_COMMITS}`, '--', path],
    chunk => (log.push(chunk), false),
  );
  return { oids: [...file.oids], mayBeRenamed: true };
}

/** What the log has said of a file so far. */
class FileNotes {
  readonly oids = new Set<string>();
  /** Whether a commit that was not the first has brought it. */
  isAdded = false;
  private commits = 0;
  private last = '';

  get isFull(): boolean {
    return this.commits > MAX_COMMITS;
  }

  note({ commit, parents, status, before, after }: FileChange): void {
    if (commit !== this.last) this.commits++;
    this.last = commit;
    if (this.isFull) return;
    for (const oid of [after, before]) if (/[^0]/.test(oid)) this.oids.add(oid);
    if (status === 'A' && parents === 1) this.isAdded = true;
  }
}

function notesOf(paths: readonly string[]): Map<string, FileNotes> {
  return new Map(paths.map(path => [key(path), new FileNotes()]));
}

function isEnough(files: ReadonlyMap<string, FileNotes>): boolean {
  for (const file of files.values()) if (!file.isFull) return false;
  return true;
}

/** macOS may give a name in another form than git has it in. */
function key(path: string): string {
  return path.normalize('NFC');
}

/** Where in the repository to look: at the files themselves, or at folders that have them all, and few others. */
function pathspecs(paths: readonly string[]): string[] {
  if (paths.length <= MAX_NAMED) return [...paths];
  let folders = [...new Set(paths.map(parent))];
  while (folders.length > MAX_NAMED) {
    const deepest = Math.max(...folders.map(depth));
    folders = [...new Set(folders.map(folder => (depth(folder) < deepest ? folder : parent(folder))))];
  }
  return folders.map(folder => folder || '.');
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function depth(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
