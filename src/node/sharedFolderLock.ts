import { withFolderLock } from './folderLock';

/** Milliseconds for which work may join in: others are to have their turn. */
const JOINING_MS = 300;

type IsHeld = () => Promise<boolean>;

/** By folder: the lock that others in this process may work under. */
const holds = new Map<string, SharedHold>();

/**
 * Does some work under the lock of a folder, as {@link withFolderLock} does, at the same time as other work of this process
 * that has been given to this function: of a thousand files in one folder each would else wait for the lock of the one before.
 */
export function withSharedFolderLock<T>(folder: string, work: (isHeld: IsHeld) => Promise<T>): Promise<T> {
  let hold = holds.get(folder);
  if (!hold?.isOpen) holds.set(folder, (hold = new SharedHold(folder)));
  return hold.join(work);
}

class SharedHold {
  private users = 0;
  private hasEnded = false;
  private takenAt: number | undefined;
  private readonly held: Promise<IsHeld>;
  private readonly left: Promise<void>;
  private release: () => void = () => undefined;

  constructor(private readonly folder: string) {
    const isOver = new Promise<void>(resolve => (this.release = resolve));
    let left: Promise<void> | undefined;
    this.held = new Promise((resolve, reject) => {
      left = withFolderLock(folder, isHeld => {
        this.takenAt = performance.now();
        resolve(isHeld);
        return isOver;
      });
      // whoever works under it is told
      left.catch(reject);
    });
    this.left = left!;
  }

  get isOpen(): boolean {
    return !this.hasEnded && (this.takenAt === undefined || performance.now() - this.takenAt < JOINING_MS);
  }

  async join<T>(work: (isHeld: IsHeld) => Promise<T>): Promise<T> {
    this.users++;
    try {
      return await work(await this.held);
    } finally {
      if (--this.users === 0) await this.end();
    }
  }

  /** The lock is off the disk when the last one is done. */
  private async end(): Promise<void> {
    this.hasEnded = true;
    if (holds.get(this.folder) === this) holds.delete(this.folder);
    this.release();
    await this.left.catch(() => undefined);
  }
}
