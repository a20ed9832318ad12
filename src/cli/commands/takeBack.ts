import * as l10n from '@vscode/l10n';
import { visible } from '../../core/base/visible';
import { formatProblem } from '../../core/base/problem';
import { NodeFileStore } from '../../node/nodeFileStore';
import { type EndedOperation, recoverOperations } from '../../study/recovery';
import { unfinishedProblems } from '../../study/unfinished';
import type { Io } from '../command';

/** What there was to take back. */
export interface TakenBack {
  readonly isAny: boolean;
  /** Whether nothing is left. */
  readonly isWhole: boolean;
}

/**
 * Takes back what a program has done to some of several files when it was closed in between, as VS Code does when it opens a
 * study, and says so.
 */
export async function takeBack(root: string, io: Io, isDry: boolean): Promise<TakenBack> {
  const store = new NodeFileStore(root);
  const now = Date.now();
  if (isDry) {
    const problems = await unfinishedProblems(store, now);
    for (const problem of problems) io.out(`${formatProblem(problem)}\n`);
    return { isAny: problems.length > 0, isWhole: problems.length === 0 };
  }
  const { ended, isPending, failures } = await recoverOperations(store, now);
  for (const one of ended) io.out(`${visible(sentence(one))}\n`);
  for (const failure of failures) io.err(`${visible(failure)}\n`);
  if (isPending)
    io.err(
      `${l10n.t('Another program may still be changing files of this study. Try again in ten minutes.')}\n`,
    );
  const isWhole = failures.length === 0 && !isPending;
  return { isAny: ended.length > 0 || !isWhole, isWhole };
}

function sentence({ what, restored }: EndedOperation): string {
  if (restored === 0)
    return l10n.t('Not finished, but consistent in all files: {0}. Nothing was changed.', what);
  return restored === 1
    ? l10n.t('Not finished, and undone in 1 file: {0}', what)
    : l10n.t('Not finished, and undone in {0} files: {1}', restored, what);
}
