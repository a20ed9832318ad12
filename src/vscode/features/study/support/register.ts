import type * as vscode from 'vscode';
import type { Deps } from '../../../deps';

/** A report of a problem, which can be made also when studies cannot be read: it waits for nothing. */
export function register(deps: Deps): vscode.Disposable {
  return deps.commands.registerAtOnce('transcriptCoder.reportProblem', async () => {
    const { reportProblem } = await import('./reportProblem');
    await reportProblem(deps);
  });
}
