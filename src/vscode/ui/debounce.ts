import type * as vscode from 'vscode';

/** Runs a task once calls have paused for `delay` milliseconds. */
export class Debounce implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly delay: number,
    private readonly task: () => void,
  ) {}

  call(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.task, this.delay);
  }

  /** Forgets what was called for. */
  cancel(): void {
    clearTimeout(this.timer);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
