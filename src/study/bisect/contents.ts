import type { CommitWalk } from '../gitPort';

/** Contents of objects, which are read for several commits at once and let go when no commit in sight needs them. */
export class Contents {
  private known = new Map<string, Uint8Array>();

  constructor(private readonly walk: Pick<CommitWalk, 'read'>) {}

  async prefetch(objects: Iterable<string>): Promise<void> {
    const missing = [...new Set(objects)].filter(object => !this.known.has(object));
    if (missing.length === 0) return;
    for (const [object, bytes] of await this.walk.read(missing)) this.known.set(object, bytes);
  }

  /** Undefined where the repository does not have it. */
  async get(object: string): Promise<Uint8Array | undefined> {
    await this.prefetch([object]);
    return this.known.get(object);
  }

  /** Lets go of all others. */
  keepOnly(objects: Iterable<string>): void {
    const kept = new Map<string, Uint8Array>();
    for (const object of objects) {
      const bytes = this.known.get(object);
      if (bytes) kept.set(object, bytes);
    }
    this.known = kept;
  }
}
