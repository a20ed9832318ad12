/** Runs tasks one after the other, each when the one before has ended, whether well or badly. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  /** The task's own outcome. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const next = this.last.then(task, task);
    this.last = next.catch(() => undefined);
    return next;
  }
}
