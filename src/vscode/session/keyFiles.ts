import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { keyRefusal } from '../../core/pseudonyms/keyPlace';
import type { Platform } from '../platform';
import { isThere } from '../storage/isThere';
import type { OpeningStudy } from './openStudy';

/** The key of a study that was pseudonymised, once it is written: it can be removed again. */
export type WrittenKey = () => Promise<void>;

/** Where the key of a study may be, and how it is written. */
export class KeyFiles {
  constructor(private readonly platform: Platform) {}

  /** Whether a study is in a git repository. */
  async isInGit({ root }: OpeningStudy): Promise<boolean> {
    return (await this.place(root, root)).repository !== undefined;
  }

  /** Why the key must not be in a file, if so. */
  async refusal({ root }: OpeningStudy, key: vscode.Uri): Promise<string | undefined> {
    const { file, study, repository } = await this.place(key, root);
    if (key.scheme === root.scheme && key.authority === root.authority) {
      const refused = keyRefusal(file, study, repository);
      if (refused !== undefined) return refused;
    }
    return (await isThere(key))
      ? l10n.t('There is already a file “{0}”. Name another one: an old key is never replaced.', key.path)
      : undefined;
  }

  async write(key: vscode.Uri, content: string): Promise<WrittenKey> {
    if (key.scheme === 'file' && this.platform.writeKey) return this.platform.writeKey(key.fsPath, content);
    await vscode.workspace.fs.writeFile(key, new TextEncoder().encode(content));
    return async () => vscode.workspace.fs.delete(key);
  }

  private async place(key: vscode.Uri, root: vscode.Uri) {
    if (root.scheme === 'file' && key.scheme === 'file' && this.platform.keyPlace)
      return this.platform.keyPlace(key.fsPath, root.fsPath);
    return { file: key.path, study: root.path, repository: await repositoryAbove(root) };
  }
}

/** The nearest folder with a repository in it. */
async function repositoryAbove(folder: vscode.Uri): Promise<string | undefined> {
  if (await isThere(vscode.Uri.joinPath(folder, '.git'))) return folder.path;
  const above = vscode.Uri.joinPath(folder, '..');
  return above.path === folder.path ? undefined : repositoryAbove(above);
}
