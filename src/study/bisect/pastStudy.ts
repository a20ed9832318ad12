import { decodeTranscript } from '../../core/text/decode';
import { sha256Of } from '../../core/text/sha256';
import type { Entry, FileStore } from '../fileStore';
import type { PastTree } from '../gitPort';
import { type FoundTexts, type OldTexts, type WantedText, firstOf } from '../oldTexts';
import { Study } from '../study';
import type { Contents } from './contents';
import { TreeStore } from './treeStore';

/**
 * A study that is taken from one commit to another: only files that are not the same at both are read, and what all others
 * add to a figure stays known.
 */
export class PastStudy {
  private readonly store: MovingStore;
  private study: Study | undefined;

  /** @param oldTexts where texts are found that none of the commits so far has */
  constructor(
    private readonly contents: Contents,
    private readonly oldTexts: OldTexts,
  ) {
    this.store = new MovingStore(contents);
  }

  /** The study as it was with these files; the same object each time. */
  async at(tree: PastTree): Promise<Study> {
    const before = this.store.tree;
    this.store.moveTo(tree);
    if (!this.study) {
      const texts = firstOf([new SeenTexts(this.store, this.contents), this.oldTexts]);
      this.study = await Study.open(this.store, texts);
    } else if (before !== tree) await this.study.refresh(differing(before, tree));
    return this.study;
  }
}

/** Paths of files that two trees do not both have, and the same. */
export function differing(before: PastTree, after: PastTree): string[] {
  if (before === after) return [];
  const gone = [...before.keys()].filter(path => !after.has(path));
  const others = [...after].filter(([path, object]) => before.get(path) !== object);
  return [...gone, ...others.map(([path]) => path)];
}

/** The files of one commit after another. Nothing can be written to the past. */
class MovingStore implements FileStore {
  /** Objects of the texts that were read, by their SHA-256. */
  readonly texts = new Map<string, string>();
  private current: TreeStore;

  constructor(private readonly contents: Contents) {
    this.current = new TreeStore(new Map(), contents);
  }

  get tree(): PastTree {
    return this.current.tree;
  }

  moveTo(tree: PastTree): void {
    if (tree !== this.tree) this.current = new TreeStore(tree, this.contents);
  }

  list(folder: string): Promise<readonly Entry[] | undefined> {
    return this.current.list(folder);
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await this.current.read(path);
    if (bytes && !path.endsWith('.json'))
      this.texts.set(sha256Of(decodeTranscript(bytes).text), this.tree.get(path)!);
    return bytes;
  }

  change(): Promise<boolean> {
    return Promise.resolve(false);
  }

  rename(): Promise<boolean> {
    return Promise.resolve(false);
  }

  remove(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** Texts that transcripts had at commits that were passed: to look for them in git takes longer. */
class SeenTexts implements OldTexts {
  constructor(
    private readonly store: MovingStore,
    private readonly contents: Contents,
  ) {}

  async find(wanted: readonly WantedText[]): Promise<FoundTexts> {
    const objects = wanted.map(({ version }) => this.store.texts.get(version.sha256));
    await this.contents.prefetch(objects.filter(object => object !== undefined));
    return Promise.all(objects.map(object => this.text(object)));
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }

  private async text(object: string | undefined): Promise<string | undefined> {
    const bytes = object === undefined ? undefined : await this.contents.get(object);
    return bytes && decodeTranscript(bytes).text;
  }
}
