import type { FileRevision, Revision } from '../core/versions/history/history';
import { decodeTranscript } from '../core/text/decode';
import type { FileHistory, HistoryQuery } from '../study/gitPort';
import { type GitOutput, runGit } from './git';
import { readInBatches } from './gitBlobs';

/** Milliseconds for one command, and bytes that it may print. */
const TIMEOUT_MS = 60_000;
const MAX_PRINTED = 100_000_000;
/** Bytes of versions that are read at a time. */
const READ_AT_ONCE = 16_000_000;

/** Begins the line of a commit; no path has it. */
const MARK = '\u0001';

const NONE = /^0+$/;

/** What a commit did to a file: objects before (one for each parent) and after. */
interface RawChange {
  readonly revision: Revision;
  readonly path: string;
  readonly before: readonly string[];
  readonly after: string;
}

/** Reads versions of a study's files from the commits that lead to the present one. Writes nothing, ever. */
export class GitHistory implements FileHistory {
  /** @param root the study's folder, absolute */
  constructor(
    private readonly root: string,
    private readonly git = 'git',
  ) {}

  async revisions<T>({
    paths,
    arePatterns,
    concerns = () => true,
    read,
  }: HistoryQuery<T>): Promise<FileRevision<T>[] | undefined> {
    const { bytes, isWhole } = await this.run(
      [
        'log',
        '--topo-order',
        '--reverse',
        '--raw',
        '-z',
        '--no-abbrev',
        '--no-renames',
        '--no-color',
        '--relative',
        '-c',
        '--full-history',
        `--format=${MARK}%H%x00%an%x00%aI%x00%s%x00`,
        '--',
        ...paths,
      ],
      arePatterns,
    );
    if (!isWhole) return undefined;
    const changes = parseLog(bytes.toString('utf8'));
    const oids = changes.flatMap(({ before, after }) => [...before, after]);
    const values = await this.values(oids, text => (concerns(text) ? read(text) : undefined));
    return changes.flatMap(({ revision, path, before, after }) => {
      const [olds, now] = [before.map(oid => values.get(oid)), values.get(after)];
      const hasAny = [...olds, now].some(value => value !== undefined);
      return hasAny ? [{ revision, path, before: olds, after: now }] : [];
    });
  }

  /** What is read from objects, by their names; no more of them is in memory at a time than needs be. */
  private async values<T>(
    oids: readonly string[],
    read: (text: string) => T | undefined,
  ): Promise<Map<string, T>> {
    const wanted = [...new Set(oids)].filter(oid => !NONE.test(oid));
    const run = (args: readonly string[], input: string, maxBytes: number) =>
      this.run(args, false, input, maxBytes);
    const values = new Map<string, T>();
    await readInBatches(
      wanted.map(oid => ({ oid })),
      READ_AT_ONCE,
      run,
      (oid, content) => {
        const value = read(decodeTranscript(content).text);
        if (value !== undefined) values.set(oid, value);
      },
    );
    return values;
  }

  private run(
    args: readonly string[],
    hasGlobs = false,
    input = '',
    maxBytes = MAX_PRINTED,
  ): Promise<GitOutput> {
    return runGit({
      git: this.git,
      folder: this.root,
      args,
      input,
      maxBytes,
      timeout: TIMEOUT_MS,
      hasGlobs,
    });
  }
}

/** The commits of `git log --raw -z` with what they did; a merge has a colon and an object for each of its parents. */
function parseLog(log: string): RawChange[] {
  const changes: RawChange[] = [];
  for (const part of log.split(MARK).slice(1)) {
    const [commit = '', author = '', date = '', subject = '', ...fields] = part.split('\0');
    const revision = { commit, author, date, subject };
    for (let i = 0; i < fields.length; i++) {
      const [, colons, rest] = /^\n?(:+)(.*)$/s.exec(fields[i]!) ?? [];
      if (colons === undefined) continue;
      const oids = rest!.split(' ').slice(colons.length + 1, 2 * (colons.length + 1));
      changes.push({ revision, path: fields[++i]!, before: oids.slice(0, -1), after: oids.at(-1)! });
    }
  }
  return changes;
}
