import type * as vscode from 'vscode';

/** Tells a notification, which is told of steps, how much is done in all, from 0 to 1. */
export function shareDone(progress: vscode.Progress<{ increment?: number }>): (done: number) => void {
  let last = 0;
  return done => {
    progress.report({ increment: (done - last) * 100 });
    last = done;
  };
}
