import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import type { Commit, PastFiles } from '../study/pastFiles';
import { type GitBlob, readBlobs } from './gitBlobs';
import { type GitOutput, runGit } from './git';
import { UNTRUSTED } from './gitRunner';

/** Milliseconds for one command. */
const TIMEOUT_MS = 20_000;
/** Commits that are listed, newest first. */
const MAX_COMMITS = 200;
const MAX_PRINTED = 16_000_000;

/** Name, short name, date, subject. */
const FORMAT = '%H%x1f%h%x1f%cI%x1f%s';
/** A line of `git ls-tree -l -z`: mode, type, object, size, path. */
const ENTRY = /^\d+ blob ([0-9a-f]{40,64}) +(\d+)\t(.+)$/s;

/** Reads a study's files at earlier commits out of the git repository that it is in. Writes nothing. */
export class GitPast implements PastFiles {
  /** @param root the study's folder, absolute */
  constructor(
    private readonly root: string,
    private readonly isAllowed: () => boolean = () => true,
    private readonly git = 'git',
  ) {}

  async commit(revision: string): Promise<Result<Commit>> {
    if (!this.isAllowed()) return fail(UNTRUSTED);
    const unknown = fail(l10n.t('There is no commit “{0}” in this repository.', revision));
    // neither an option nor a range
    if (/^-|\.\.|[\s:]/.test(revision) || revision === '') return unknown;
    const { bytes, isWhole } = await this.run([
      ...['log', '--max-count=1', `--format=${FORMAT}`, '--no-color', '--end-of-options'],
      ...[`${revision}^{commit}`, '--'],
    ]);
    const commit = isWhole ? commitOf(bytes.toString('utf8').trim()) : undefined;
    return commit ? ok(commit) : unknown;
  }

  async commits(paths: readonly string[]): Promise<readonly Commit[]> {
    if (!this.isAllowed() || paths.length === 0) return [];
    const printing = ['-z', `--format=${FORMAT}`, '--no-color', `--max-count=${MAX_COMMITS}`];
    const { bytes } = await this.run(['log', ...printing, '--', ...paths]);
    return bytes
      .toString('utf8')
      .split('\0')
      .flatMap(line => commitOf(line) ?? []);
  }

  async read(
    { id, name }: Commit,
    paths: readonly string[],
  ): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
    if (!this.isAllowed()) return fail(UNTRUSTED);
    const { bytes, isWhole } = await this.run(['ls-tree', '-r', '-l', '-z', id]);
    if (!isWhole) return fail(l10n.t('The files of commit {0} could not be listed.', name));
    const wanted = new Set(paths);
    const blobs = new Map<string, GitBlob>();
    for (const line of bytes.toString('utf8').split('\0')) {
      const [, oid, size, path] = ENTRY.exec(line) ?? [];
      if (path !== undefined && wanted.has(path)) blobs.set(path, { oid: oid!, size: Number(size) });
    }
    const contents = await readBlobs([...blobs.values()], (args, input, maxBytes) =>
      this.run(args, input, maxBytes),
    );
    const files = new Map<string, Uint8Array>();
    for (const [path, { oid }] of blobs) {
      const content = contents.get(oid);
      if (!content) return fail(l10n.t('{0} could not be read at commit {1}.', path, name));
      files.set(path, content);
    }
    return ok(files);
  }

  private run(args: readonly string[], input = '', maxBytes = MAX_PRINTED): Promise<GitOutput> {
    return runGit({ git: this.git, folder: this.root, args, input, maxBytes, timeout: TIMEOUT_MS });
  }
}

function commitOf(line: string): Commit | undefined {
  const [id, name, date, subject] = line.split('\x1f');
  return id && name && date ? { id, name, date, subject: subject ?? '' } : undefined;
}
