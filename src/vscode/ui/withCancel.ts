import * as vscode from 'vscode';

/**
 * Does work that can be cancelled, with its progress in a notification.
 * @param work throws where it finds that it was cancelled, with nothing left behind
 * @returns undefined when it was cancelled
 */
export function withCancel<T>(
  title: string,
  work: (
    isCancelled: () => boolean,
    progress: vscode.Progress<{ increment?: number; message?: string }>,
  ) => Promise<T>,
): Thenable<T | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const isCancelled = () => token.isCancellationRequested;
    try {
      return await work(isCancelled, progress);
    } catch (error) {
      if (isCancelled()) return undefined;
      throw error;
    }
  });
}
