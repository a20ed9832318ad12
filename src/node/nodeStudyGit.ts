import type { FileHistory, GitMergeDriver, GitWalks, StudyGit } from '../study/gitPort';
import { GitHistory } from './gitHistory';
import { GitRunner } from './gitRunner';
import { GitStudyWalks } from './gitStudyWalks';
import { GitStudyConflicts } from './gitStudyConflicts';
import { GitStudyChanges } from './gitStudyChanges';
import { StudyMergeDriver } from './studyMergeDriver';

export interface NodeStudyGitOptions {
  /** Whether git may be run in the study's folder now. */
  readonly isAllowed?: () => boolean;
  /** The program, asked for before each command; looked for on the PATH by default. */
  readonly program?: () => string;
}

/** git for a study whose folder is on the disk. */
export class NodeStudyGit implements StudyGit {
  readonly conflicts: GitStudyConflicts;
  readonly changes: GitStudyChanges;
  readonly history: FileHistory;
  readonly walks: GitWalks;
  private readonly git: GitRunner;

  /** @param root the study's folder, absolute */
  constructor(root: string, { isAllowed, program }: NodeStudyGitOptions = {}) {
    this.git = new GitRunner(root, isAllowed, program);
    this.conflicts = new GitStudyConflicts(this.git);
    this.changes = new GitStudyChanges(this.git);
    this.walks = new GitStudyWalks(this.git);
    this.history = {
      revisions: async query =>
        this.git.isAllowed() ? new GitHistory(root, this.git.program()).revisions(query) : undefined,
    };
  }

  unavailable(): Promise<string | undefined> {
    return this.git.unavailable();
  }

  folder(): Promise<string | undefined> {
    return this.git.folder();
  }

  driver(script: string): GitMergeDriver {
    return new StudyMergeDriver(this.git, script);
  }
}
