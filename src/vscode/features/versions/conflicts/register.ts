import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerFixes } from '../../../ui/problemFixes';
import type { Deps } from '../../../deps';
import { type Answers, type ConflictArgument, conflictMeant } from './arguments';
import { CONFLICT_PROBLEMS, type ConflictedFile, ConflictedFiles } from './conflictedFiles';
import { type Resolved, resolveConflict } from './resolveConflict';
import { SideBySide } from './sideBySide';

/** Milliseconds for which the status bar says what was done. */
const STATUS_MS = 8000;

/** Files of a study that git, or a merge, has left in conflict: a person decides, and nothing is lost meanwhile. */
export function register(deps: Deps): vscode.Disposable {
  const files = new ConflictedFiles(deps);
  const sideBySide = new SideBySide();
  return vscode.Disposable.from(
    files,
    sideBySide,
    registerFixes({ pattern: '**/*.json' }, CONFLICT_PROBLEMS, (_, { uri }) => [
      {
        title: l10n.t('Resolve Coding Conflict…'),
        command: 'transcriptCoder.resolveConflict',
        args: [uri],
        isPreferred: true,
      },
    ]),
    deps.commands.register('transcriptCoder.resolveConflict', async (argument?: ConflictArgument) => {
      const answers = argument instanceof vscode.Uri ? {} : (argument ?? {});
      const file = await conflictMeant(deps, files, argument);
      const resolved = file && (await resolveBeside(deps, file, answers, sideBySide));
      if (!resolved) return undefined;
      await files.refresh();
      vscode.window.setStatusBarMessage(`$(git-merge) ${said(resolved, files.all.length)}`, STATUS_MS);
      return resolved;
    }),
  );
}

/** Asks with both sides in view, which are closed at the end whatever came of it. */
async function resolveBeside(
  deps: Deps,
  file: ConflictedFile,
  answers: Answers,
  sideBySide: SideBySide,
): Promise<Resolved | undefined> {
  try {
    return await resolveConflict(deps, file, answers, sideBySide);
  } finally {
    await sideBySide.close();
  }
}

function said({ path, left, staged }: Resolved, more: number): string {
  if (left > 0) return l10n.t('{0} has been written; {1} still to decide.', path, left);
  const done = staged
    ? l10n.t('{0} has been resolved and staged.', path)
    : l10n.t('{0} has been resolved.', path);
  if (more === 0) return staged ? `${done} ${l10n.t('No conflicts are left.')}` : done;
  return `${done} ${l10n.t('{0} more in conflict.', more)}`;
}
