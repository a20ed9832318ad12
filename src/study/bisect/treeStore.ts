import * as l10n from '@vscode/l10n';
import type { Entry } from '../fileStore';
import { FolderEntries } from '../folderEntries';
import type { PastTree } from '../gitPort';
import type { StateStore } from '../stateStore';
import type { Contents } from './contents';

/** The files of a study at a commit. */
export class TreeStore implements StateStore {
  private folders: FolderEntries | undefined;

  constructor(
    readonly tree: PastTree,
    private readonly contents: Contents,
  ) {}

  list(folder: string): Promise<readonly Entry[] | undefined> {
    this.folders ??= new FolderEntries(this.tree.keys());
    return Promise.resolve(this.folders.list(folder));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const object = this.tree.get(path);
    if (object === undefined) return undefined;
    const bytes = await this.contents.get(object);
    if (!bytes) throw new Error(l10n.t('git does not have its content in this repository'));
    return bytes;
  }

  id(path: string): Promise<string | undefined> {
    return Promise.resolve(this.tree.get(path));
  }

  prefetch(paths: readonly string[]): Promise<void> {
    return this.contents.prefetch(paths.flatMap(path => this.tree.get(path) ?? []));
  }
}
