import * as l10n from '@vscode/l10n';
import type { Entry } from '../fileStore';
import type { PastTree } from '../gitPort';
import type { StateStore } from '../stateStore';
import type { Contents } from './contents';

/** The files of a study at a commit. */
export class TreeStore implements StateStore {
  private folders: Map<string, Map<string, Entry>> | undefined;

  constructor(
    readonly tree: PastTree,
    private readonly contents: Contents,
  ) {}

  list(folder: string): Promise<readonly Entry[] | undefined> {
    this.folders ??= foldersOf(this.tree);
    const entries = this.folders.get(folder);
    if (!entries) return Promise.resolve(folder === '' ? [] : undefined);
    return Promise.resolve([...entries.values()]);
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

function foldersOf(tree: PastTree): Map<string, Map<string, Entry>> {
  const folders = new Map<string, Map<string, Entry>>();
  const enter = (path: string, kind: Entry['kind']) => {
    const at = path.lastIndexOf('/');
    const folder = at < 0 ? '' : path.slice(0, at);
    const name = path.slice(at + 1);
    let entries = folders.get(folder);
    if (!entries) {
      folders.set(folder, (entries = new Map()));
      if (folder !== '') enter(folder, 'folder');
    }
    entries.set(name, { name, kind });
  };
  for (const path of tree.keys()) enter(path, 'file');
  return folders;
}
