import * as vscode from 'vscode';
import type { Deps } from '../../deps';

/** Studies and codings that are exchanged with other programs. */
export function register(deps: Deps): vscode.Disposable {
  const { commands } = deps;
  return vscode.Disposable.from(
    commands.register('transcriptCoder.exportProject', async (to?: unknown) => {
      const { exportProject } = await import('./exportProject');
      return exportProject(deps, to instanceof vscode.Uri ? to : undefined);
    }),
  );
}
