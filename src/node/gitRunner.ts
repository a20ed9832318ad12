import * as l10n from '@vscode/l10n';
import { type GitOutput, runGit } from './git';

/** Why git can do nothing somewhere. */
export const UNTRUSTED = l10n.t('Git is not run in untrusted workspaces.');
export const NO_GIT = l10n.t('Git was not found. Install git to use this.');
export const NO_REPOSITORY = l10n.t('The study is not in a git repository.');

/** Milliseconds for one command, and bytes that it may print. */
const TIMEOUT_MS = 30_000;
const MAX_PRINTED = 100_000_000;

/** Runs git in the folder of a study. */
export class GitRunner {
  /**
   * @param root absolute
   * @param isAllowed whether git may be run there now
   * @param program the program; looked for on the PATH by default
   */
  constructor(
    readonly root: string,
    readonly isAllowed: () => boolean = () => true,
    readonly program: () => string = () => 'git',
  ) {}

  /** What a command prints; undefined when it fails or may not be run. */
  async text(...args: string[]): Promise<string | undefined> {
    const { bytes, isWhole } = await this.run(args);
    return isWhole ? bytes.toString('utf8') : undefined;
  }

  /** The one line that a command prints; undefined when it fails or prints nothing. */
  async line(...args: string[]): Promise<string | undefined> {
    return (await this.text(...args))?.replace(/\r?\n$/, '') || undefined;
  }

  async run(args: readonly string[], input = '', maxBytes = MAX_PRINTED): Promise<GitOutput> {
    if (!this.isAllowed()) return { bytes: Buffer.alloc(0), isWhole: false };
    return runGit({ git: this.program(), folder: this.root, args, input, timeout: TIMEOUT_MS, maxBytes });
  }

  /** Why git can do nothing here; undefined where it can. */
  async unavailable(): Promise<string | undefined> {
    if (!this.isAllowed()) return UNTRUSTED;
    if ((await this.text('rev-parse', '--git-dir')) !== undefined) return undefined;
    return (await this.text('--version')) === undefined ? NO_GIT : NO_REPOSITORY;
  }

  /** The repository's own folder, absolute. */
  folder(): Promise<string | undefined> {
    return this.line('rev-parse', '--absolute-git-dir');
  }

  /** The path of the study's root in its repository: empty, or with a `/` at its end. */
  async prefix(): Promise<string | undefined> {
    return (await this.text('rev-parse', '--show-prefix'))?.replace(/\r?\n$/, '');
  }
}

export function notStaged(path: string): string {
  return l10n.t('Git could not stage {0}. Another git command may be running.', path);
}
