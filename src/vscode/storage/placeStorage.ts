import * as vscode from 'vscode';
import { textVersion } from '../../core/text/textVersion';
import type { KeptPlaces, PlaceMemory } from '../../study/placeMemory';

/** Saved versions of a transcript whose places are kept. */
const MAX_VERSIONS = 4;

/** Places of segments in saved texts, in the extension's own storage: a file for each version, named without any words. */
export class PlaceStorage implements PlaceMemory {
  private readonly folder: vscode.Uri;

  /** @param root of the study: transcripts of two studies may have the same path */
  constructor(
    storage: vscode.Uri,
    private readonly root: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.folder = vscode.Uri.joinPath(storage, 'places');
  }

  async find(path: string, version: string): Promise<KeptPlaces | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.file(path, version));
      return JSON.parse(new TextDecoder().decode(bytes)) as KeptPlaces;
    } catch {
      // there is none, or only a part was written: places are found otherwise
      return undefined;
    }
  }

  async keep(path: string, version: string, places: KeptPlaces): Promise<void> {
    try {
      await vscode.workspace.fs.writeFile(
        this.file(path, version),
        new TextEncoder().encode(JSON.stringify(places)),
      );
      await this.dropOlder(this.prefix(path));
    } catch (error) {
      this.log.warn(`Places in ${path} could not be kept: ${String(error)}`);
    }
  }

  private async dropOlder(prefix: string): Promise<void> {
    const entries = await vscode.workspace.fs.readDirectory(this.folder);
    const own = entries.flatMap(([name]) =>
      name.startsWith(prefix) ? [vscode.Uri.joinPath(this.folder, name)] : [],
    );
    if (own.length <= MAX_VERSIONS) return;
    const dated = await Promise.all(
      own.map(async uri => ({ uri, time: (await vscode.workspace.fs.stat(uri)).mtime })),
    );
    const older = dated.sort((a, b) => b.time - a.time).slice(MAX_VERSIONS);
    await Promise.all(older.map(({ uri }) => vscode.workspace.fs.delete(uri)));
  }

  private file(path: string, version: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${this.prefix(path)}${version}.json`);
  }

  private prefix(path: string): string {
    return `${textVersion(`${this.root.toString()}#${path}`).id}-`;
  }
}
