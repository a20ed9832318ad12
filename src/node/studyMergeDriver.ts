import { type Result, fail, ok } from '../core/base/result';
import type { GitMergeDriver, GitSetting } from '../study/gitPort';
import type { GitRunner } from './gitRunner';
import { ATTRIBUTE_LINES, type Installed, MergeDriver, driverSettings } from './mergeDriver';

/** The merge driver of a study's repository, as the editor installs it. */
export class StudyMergeDriver implements GitMergeDriver {
  readonly attributes = ATTRIBUTE_LINES;
  private readonly driver: MergeDriver;

  /** @param script `cli.js` or `driver.js`, absolute */
  constructor(
    private readonly git: GitRunner,
    private readonly script: string,
  ) {
    this.driver = new MergeDriver(git.root, git.program());
  }

  get settings(): readonly GitSetting[] {
    return driverSettings(this.program);
  }

  async installed(): Promise<Installed | undefined> {
    return this.git.isAllowed() ? this.driver.installed() : undefined;
  }

  install(): Promise<Result<void>> {
    return this.tried(() => this.driver.install(this.program));
  }

  uninstall(): Promise<Result<void>> {
    return this.tried(() => this.driver.uninstall());
  }

  /** Inside VS Code the running program is an editor, which acts as node only when told to: the node on the PATH is used. */
  private get program() {
    const isNode = process.versions['electron'] === undefined;
    return { node: isNode ? process.execPath : 'node', script: this.script };
  }

  private async tried(task: () => Promise<void>): Promise<Result<void>> {
    const reason = await this.git.unavailable();
    if (reason !== undefined) return fail(reason);
    try {
      return ok(await task());
    } catch (error) {
      return fail(`${error instanceof Error ? error.message : String(error)}.`);
    }
  }
}
