import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../core/base/result';
import type { StatePair } from '../study/gitPort';
import type { NamedState } from '../study/readChanges';
import { NOTHING, type StateStore } from '../study/stateStore';
import { DiskState } from './diskState';
import { runGit } from './git';
import { NO_GIT, NO_REPOSITORY } from './gitRunner';
import { type GitSource, GitState } from './gitState';
import { unchangedOnDisk } from './unchangedOnDisk';

/** Milliseconds for one command, and bytes that it may print. */
const TIMEOUT_MS = 10_000;
const MAX_PRINTED = 1_000_000;

const OID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

/** Finds states of a study in the git repository that it is in. */
export class GitRevisions {
  /**
   * @param root the study's folder, absolute
   * @param isMomentary whether states are only compared right away, so that git need be asked only once what has changed on
   * the disk; otherwise files are looked at whenever they are asked for
   */
  constructor(
    private readonly root: string,
    private readonly git = 'git',
    private readonly isMomentary = false,
  ) {}

  /**
   * The states that a range names: nothing for HEAD and the working tree, `A` for A and the working tree, `A..B`, `A...B`
   * for B and where it diverged from A. A side of a range that is empty is HEAD.
   * @param staged takes the index for the working tree
   * @returns a sentence that says what is missing
   */
  async states(range: string | undefined, staged: boolean): Promise<Result<StatePair>> {
    const states = await this.found(range, staged);
    if (states.ok || (await this.isHere())) return states;
    return fail(await this.noRepository());
  }

  private async isHere(): Promise<boolean> {
    return (await this.run('rev-parse', '--git-dir')) !== undefined;
  }

  private async found(range: string | undefined, staged: boolean): Promise<Result<StatePair>> {
    const [, left = '', dots, right = ''] = /^(.*?)(?:(\.{2,3})(.*))?$/s.exec(range ?? '')!;
    if (dots === undefined) {
      const before = await this.base(left);
      if (!before.ok) return before;
      const after = staged
        ? await this.open(l10n.t('the index'), 'index')
        : ok(await this.workingTree(before.value.store));
      return after.ok ? ok({ before: before.value, after: after.value }) : after;
    }
    if (staged) return fail(l10n.t('A range already has two ends, so it cannot be compared with the index.'));
    const after = await this.commit(right || 'HEAD');
    if (!after.ok) return after;
    const from = await this.commit(left || 'HEAD');
    if (!from.ok) return from;
    const before = dots === '...' ? await this.parting(from.value, after.value) : from;
    if (!before.ok) return before;
    const [old, now] = [await this.openCommit(before.value), await this.openCommit(after.value)];
    if (!old.ok) return old;
    return now.ok ? ok({ before: old.value, after: now.value }) : now;
  }

  /** What the working tree is compared with; before the first commit, nothing. */
  private async base(name: string): Promise<Result<NamedState>> {
    const commit = await this.commit(name || 'HEAD');
    if (commit.ok) return this.openCommit(commit.value);
    const isUnborn =
      name === '' &&
      (await this.run('rev-parse', '--verify', '--quiet', 'HEAD')) === undefined &&
      (await this.isHere());
    return isUnborn ? ok({ label: l10n.t('nothing (no commits yet)'), store: NOTHING }) : commit;
  }

  private async workingTree(before: StateStore): Promise<NamedState> {
    const unchanged =
      this.isMomentary && before instanceof GitState
        ? await unchangedOnDisk(this.root, before, this.git)
        : undefined;
    return {
      label: l10n.t('the working tree'),
      store: new DiskState(this.root, await this.algorithm(before), unchanged),
    };
  }

  /** By which the repository names its objects, as the length of a name tells. */
  private async algorithm(before: StateStore): Promise<'sha1' | 'sha256'> {
    const [some] = before instanceof GitState ? before.files.values() : [];
    const isLong = some
      ? some.oid.length === SHA256_DIGITS
      : (await this.run('rev-parse', '--show-object-format')) === 'sha256';
    return isLong ? 'sha256' : 'sha1';
  }

  private async commit(name: string): Promise<Result<Named>> {
    const oid = await this.run('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
    if (oid !== undefined && OID.test(oid)) return ok({ name, oid });
    const message = l10n.t('There is no commit “{0}” in this repository.', name);
    return fail(`${message}${await this.shallowHint()}`);
  }

  private async parting(a: Named, b: Named): Promise<Result<Named>> {
    const oid = await this.run('merge-base', a.oid, b.oid);
    if (oid !== undefined && OID.test(oid)) return ok({ name: `${a.name}...${b.name}`, oid });
    const message = l10n.t('“{0}” and “{1}” have no common commit in this repository.', a.name, b.name);
    return fail(`${message}${await this.shallowHint()}`);
  }

  private async openCommit({ name, oid }: Named): Promise<Result<NamedState>> {
    const short = oid.slice(0, 7);
    return this.open(oid.startsWith(name) ? short : `${name} (${short})`, { commit: oid });
  }

  private async open(label: string, source: GitSource): Promise<Result<NamedState>> {
    const store = await GitState.open(this.root, source, this.git, this.isMomentary);
    return store ? ok({ label, store }) : fail(l10n.t('Git could not list the files of {0}.', label));
  }

  private async noRepository(): Promise<string> {
    return (await this.run('--version')) === undefined ? NO_GIT : NO_REPOSITORY;
  }

  private async shallowHint(): Promise<string> {
    const isShallow = (await this.run('rev-parse', '--is-shallow-repository')) === 'true';
    if (!isShallow) return '';
    const hint = l10n.t(
      'This clone is shallow: run “git fetch --unshallow” to get all commits (in a workflow: “fetch-depth: 0”).',
    );
    return ` ${hint}`;
  }

  /** What a command prints; undefined when it fails. */
  private async run(...args: string[]): Promise<string | undefined> {
    const { git, root: folder } = this;
    const { bytes, isWhole } = await runGit({
      git,
      folder,
      args,
      timeout: TIMEOUT_MS,
      maxBytes: MAX_PRINTED,
    });
    return isWhole ? bytes.toString('utf8').trim() : undefined;
  }
}

const SHA256_DIGITS = 64;

interface Named {
  readonly name: string;
  readonly oid: string;
}
