import type { StudyGit } from '../study/gitPort';
import { GitRunner } from './gitRunner';
import { GitStudyConflicts } from './gitStudyConflicts';

export interface NodeStudyGitOptions {
  /** Whether git may be run in the study's folder now. */
  readonly isAllowed?: () => boolean;
  /** The program, asked for before each command; looked for on the PATH by default. */
  readonly program?: () => string;
}

/** git for a study whose folder is on the disk. */
export class NodeStudyGit implements StudyGit {
  readonly conflicts: GitStudyConflicts;
  private readonly git: GitRunner;

  /** @param root the study's folder, absolute */
  constructor(root: string, { isAllowed, program }: NodeStudyGitOptions = {}) {
    this.git = new GitRunner(root, isAllowed, program);
    this.conflicts = new GitStudyConflicts(this.git);
  }

  unavailable(): Promise<string | undefined> {
    return this.git.unavailable();
  }

  folder(): Promise<string | undefined> {
    return this.git.folder();
  }
}
