import type { FileStore, Programs } from '../../../src/study/fileStore';
import { MemoryFileStore } from './memoryFileStore';

/** Is thrown by everything that a program does after its end. */
export class Ended extends Error {}

/** A disk on which a program is ended at its n-th write: before or after that is done, and then nothing more. */
export class DyingStore implements FileStore {
  private left: number;
  private hasEnded = false;

  /** @param isDone whether the last write is still done */
  constructor(
    readonly disk: MemoryFileStore,
    writes: number,
    private readonly isDone: boolean,
    readonly programs: Programs = { own: 'dying', hasEnded: () => undefined },
  ) {
    this.left = writes;
  }

  /** Ends it at a later write, counted from now. */
  endAt(writes: number): void {
    this.left = writes;
  }

  /** Whether it has come to its end. */
  get isEnded(): boolean {
    return this.hasEnded;
  }

  async list(folder: string) {
    this.requireAlive();
    return this.disk.list(folder);
  }

  async read(path: string) {
    this.requireAlive();
    return this.disk.read(path);
  }

  async change(path: string, make: (before: Uint8Array | undefined) => Uint8Array | undefined) {
    return this.write(() => this.disk.change(path, make));
  }

  async rename(from: string, to: string) {
    return this.write(() => this.disk.rename(from, to));
  }

  async remove(path: string, content: Uint8Array) {
    return this.write(() => this.disk.remove(path, content));
  }

  private async write(task: () => Promise<boolean>): Promise<boolean> {
    this.requireAlive();
    if (--this.left > 0) return task();
    this.hasEnded = true;
    if (this.isDone) await task();
    throw new Ended('ended');
  }

  private requireAlive(): void {
    if (this.hasEnded) throw new Ended('ended');
  }
}
