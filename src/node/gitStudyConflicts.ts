import * as l10n from '@vscode/l10n';
import fs from 'node:fs/promises';
import path from 'node:path';
import { type Result, fail, ok } from '../core/base/result';
import { byUnits } from '../core/base/compare';
import { decodeTranscript } from '../core/text/decode';
import type { ConflictVersions, GitConflicts, SideNames } from '../study/gitPort';
import { readBlobs, sizesOfBlobs } from './gitBlobs';
import { type GitRunner, notStaged } from './gitRunner';
import { readRegularFile } from './regularFile';

/** `100644 <oid> <stage>\t<path>` of `ls-files --unmerged -z`. */
const RECORD = /^\d{6} ([0-9a-f]{40,64}) ([123])\t(.+)$/s;

/** Heads of what git is in the middle of, and what that is called. */
const HEADS = [
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
] as const;

/** Conflicts in the files below a study's root, from git's index. */
export class GitStudyConflicts implements GitConflicts {
  constructor(private readonly git: GitRunner) {}

  async paths(): Promise<readonly string[]> {
    const text = (await this.git.text('ls-files', '--unmerged', '-z')) ?? '';
    const paths = text.split('\0').flatMap(record => RECORD.exec(record)?.[3] ?? []);
    return [...new Set(paths)].sort(byUnits);
  }

  async versions(path: string): Promise<Result<ConflictVersions>> {
    const text = await this.git.text('ls-files', '--unmerged', '-z', '--', path);
    const stages = new Map<string, string>();
    for (const record of text?.split('\0') ?? []) {
      const [, oid, stage, name] = RECORD.exec(record) ?? [];
      if (name === path) stages.set(stage!, oid!);
    }
    if (stages.size === 0) return fail(l10n.t('{0} is not in conflict.', path));
    const run = (args: readonly string[], input: string, maxBytes: number) =>
      this.git.run(args, input, maxBytes);
    const oids = [...new Set(stages.values())];
    const contents = await readBlobs(await sizesOfBlobs(oids, run), run);
    const texts = new Map<string, string>();
    for (const oid of oids) {
      const bytes = contents.get(oid);
      if (!bytes) return fail(l10n.t('Git does not have all versions of {0} in this repository.', path));
      const { text, valid } = decodeTranscript(bytes);
      if (!valid) return fail(l10n.t('One of the versions of {0} is not valid UTF-8.', path));
      texts.set(oid, text);
    }
    const [base, ours, theirs] = ['1', '2', '3'].map(stage => texts.get(stages.get(stage) ?? ''));
    return ok({ base, ours, theirs });
  }

  async names(): Promise<SideNames> {
    const rebase = await this.rebase();
    if (rebase) return rebase;
    const here = await this.here();
    for (const [head, operation] of HEADS) {
      const oid = await this.git.line('rev-parse', '--verify', '--quiet', head);
      if (oid === undefined) continue;
      const subject = await this.commit(oid);
      const theirs = operation === 'merge' ? ((await this.branchAt(oid)) ?? subject) : subject;
      return { operation, ours: here, theirs, own: 'ours' };
    }
    return { operation: 'other', ours: here, theirs: l10n.t('the other version'), own: 'ours' };
  }

  async stage(file: string): Promise<Result<void>> {
    const isThere = await fs.lstat(path.join(this.git.root, ...file.split('/'))).then(
      () => true,
      () => false,
    );
    const done = isThere
      ? await this.git.text('add', '--', file)
      : await this.git.text('update-index', '--force-remove', '--', file);
    return done === undefined ? fail(notStaged(file)) : ok(undefined);
  }

  /** In a rebase “ours” is what one's own commits are put on, and “theirs” the commit that is being put there. */
  private async rebase(): Promise<SideNames | undefined> {
    for (const state of ['rebase-merge', 'rebase-apply']) {
      const onto = await this.note(`${state}/onto`);
      if (onto === undefined) continue;
      const branch = (await this.note(`${state}/head-name`))?.replace(/^refs\/heads\//, '');
      const commit = await this.git.line('rev-parse', '--verify', '--quiet', 'REBASE_HEAD');
      const subject = commit === undefined ? undefined : await this.commit(commit);
      const isNamed = branch !== undefined && branch !== 'detached HEAD'; // not for the catalogue
      return {
        operation: 'rebase',
        ours: (await this.branchAt(onto)) ?? (await this.commit(onto)),
        theirs: [isNamed ? branch : '', subject ?? ''].filter(Boolean).join(': ') || l10n.t('your commit'),
        own: 'theirs',
      };
    }
    return undefined;
  }

  /** The branch that is checked out, else the commit. */
  private async here(): Promise<string> {
    const branch = await this.git.line('symbolic-ref', '--short', '--quiet', 'HEAD');
    if (branch !== undefined) return branch;
    const oid = await this.git.line('rev-parse', '--verify', '--quiet', 'HEAD');
    return oid === undefined ? 'HEAD' : this.commit(oid);
  }

  /** Branches of this repository come before those of others. */
  private async branchAt(oid: string): Promise<string | undefined> {
    const format = '--format=%(refname:short)';
    const refs = await this.git.text(
      'for-each-ref',
      `--points-at=${oid}`,
      format,
      'refs/heads',
      'refs/remotes',
    );
    return refs?.split('\n').find(name => name !== '' && !name.endsWith('/HEAD'));
  }

  /** `“Recode the first interview” (1a2b3c4)`. */
  private async commit(oid: string): Promise<string> {
    const subject = await this.git.line('log', '--max-count=1', '--no-color', '--format=%s', oid, '--');
    return subject === undefined ? oid.slice(0, 7) : `“${subject}” (${oid.slice(0, 7)})`;
  }

  private async note(name: string): Promise<string | undefined> {
    const file = await this.git.line('rev-parse', '--git-path', name);
    if (file === undefined) return undefined;
    const bytes = await readRegularFile(path.resolve(this.git.root, file)).catch(() => undefined);
    const text = bytes?.toString('utf8');
    return text?.trim() || undefined;
  }
}
