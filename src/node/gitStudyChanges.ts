import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import { decodeTranscript } from '../core/text/decode';
import type { GitChanges, ChangesRequest, StatePair } from '../study/gitPort';
import type { Commit } from '../study/pastFiles';
import { NOTHING } from '../study/stateStore';
import { readBlobs, sizesOfBlobs } from './gitBlobs';
import { GitPast } from './gitPast';
import { GitRevisions } from './gitRevisions';
import { type GitRunner, notStaged } from './gitRunner';
import { GitState } from './gitState';

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** `100644 <oid> 0\t<path>` of `ls-files --stage -z`. */
const RECORD = /^(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t(.+)$/s;

interface Staged {
  readonly mode: string;
  readonly oid: string;
}

/** States of the study in a git repository. Writes to the index alone, and only when it is asked to. */
export class GitStudyChanges implements GitChanges {
  constructor(private readonly git: GitRunner) {}

  async states(request: ChangesRequest): Promise<Result<StatePair>> {
    const reason = await this.git.unavailable();
    if (reason !== undefined) return fail(reason);
    const revisions = new GitRevisions(this.git.root, this.git.program());
    switch (request.kind) {
      case 'working':
        return revisions.states(undefined, false);
      case 'since':
        return revisions.states(request.revision, false);
      case 'range':
        return revisions.states(request.range, false);
      case 'parted':
        return this.sinceParted(revisions, request.revision);
      case 'commit':
        return this.oneCommit(revisions, request.revision);
    }
  }

  async head(): Promise<Commit | undefined> {
    const past = new GitPast(this.git.root, this.git.isAllowed, this.git.program());
    const head = await past.commit('HEAD');
    return head.ok ? head.value : undefined;
  }

  async branches(): Promise<readonly string[]> {
    const kinds = ['refs/heads', 'refs/remotes', 'refs/tags'];
    const names = await this.git.text('for-each-ref', '--format=%(refname:short)', ...kinds);
    return names?.split('\n').filter(name => name !== '' && !name.endsWith('/HEAD')) ?? [];
  }

  async staged(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    if (!this.git.isAllowed()) return texts;
    const index = await GitState.open(this.git.root, 'index', this.git.program());
    await index?.prefetch(paths);
    for (const path of index ? paths : []) {
      const bytes = await index!.read(path).catch(() => undefined);
      if (bytes) texts.set(path, decodeTranscript(bytes).text);
    }
    return texts;
  }

  async changeStaged(
    path: string,
    make: (before: string | undefined) => Result<string | undefined>,
  ): Promise<Result<void>> {
    const reason = await this.git.unavailable();
    if (reason !== undefined) return fail(reason);
    const entry = await this.entry(path);
    if (entry === 'unmerged') return fail(l10n.t('{0} is in conflict. Resolve the conflict first.', path));
    const bytes = entry && (await this.content(entry.oid));
    if (entry && !bytes)
      return fail(l10n.t('Git does not have the content of {0} in this repository.', path));
    const made = make(bytes && decodeTranscript(bytes).text);
    if (!made.ok) return made;
    const refused = fail(notStaged(path));
    const now = await this.entry(path);
    if (now !== 'unmerged' && now?.oid !== entry?.oid)
      return fail(l10n.t('{0} has been staged elsewhere in the meantime.', path));
    if (made.value === undefined) {
      const done = await this.git.text('update-index', '--force-remove', '--', path);
      return done === undefined ? refused : ok(undefined);
    }
    const { bytes: printed, isWhole } = await this.git.run(
      ['hash-object', '-w', '--stdin', '--no-filters'],
      made.value,
    );
    const oid = printed.toString('utf8').trim();
    const prefix = await this.git.prefix();
    if (!isWhole || !OID.test(oid) || prefix === undefined) return refused;
    // as it is read here, a path begins at the repository's root
    const line = `${entry?.mode ?? '100644'} ${oid} 0\t${prefix}${path}\0`;
    const done = await this.git.run(['update-index', '-z', '--index-info'], line);
    return done.isWhole ? ok(undefined) : refused;
  }

  private async sinceParted(revisions: GitRevisions, revision: string): Promise<Result<StatePair>> {
    const named = await revisions.states(revision, false);
    if (!named.ok) return named;
    const base = await this.git.line('merge-base', 'HEAD', revision);
    if (base === undefined || !OID.test(base))
      return fail(l10n.t('“{0}” and the current branch have no common commit in this repository.', revision));
    return revisions.states(base, false);
  }

  /** The first commit is compared with nothing, a merge with the branch that it was made on. */
  private async oneCommit(revisions: GitRevisions, revision: string): Promise<Result<StatePair>> {
    const states = await revisions.states(`${revision}..${revision}`, false);
    if (!states.ok) return states;
    const parent = await this.git.line(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^1`,
    );
    if (parent !== undefined) return revisions.states(`${parent}..${revision}`, false);
    return ok({ before: { label: l10n.t('nothing'), store: NOTHING }, after: states.value.after });
  }

  /** What the index has of a file. */
  private async entry(path: string): Promise<Staged | 'unmerged' | undefined> {
    const text = await this.git.text('ls-files', '--stage', '-z', '--', path);
    for (const record of text?.split('\0') ?? []) {
      const [, mode, oid, stage, name] = RECORD.exec(record) ?? [];
      if (name !== path) continue;
      return stage === '0' ? { mode: mode!, oid: oid! } : 'unmerged';
    }
    return undefined;
  }

  private async content(oid: string): Promise<Buffer | undefined> {
    const run = (args: readonly string[], input: string, maxBytes: number) =>
      this.git.run(args, input, maxBytes);
    return (await readBlobs(await sizesOfBlobs([oid], run), run)).get(oid);
  }
}
