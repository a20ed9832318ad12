import * as vscode from 'vscode';

/** A file to be read, wherever it is. */
export interface GivenFile {
  /** Without its folder. */
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
  /** In bytes; undefined where only reading tells. */
  readonly size: () => Promise<number | undefined>;
}

/** The files that a command is called with; undefined where they are to be asked for. */
export function givenFiles(given: unknown, others: unknown): readonly GivenFile[] | undefined {
  const uris = [given, others].find((list): list is unknown[] => Array.isArray(list)) ?? [given];
  const files = uris.flatMap(one => (one instanceof vscode.Uri ? [fileAt(one)] : isFile(one) ? [one] : []));
  return files.length > 0 ? files : undefined;
}

/** A file at a place. */
export function fileAt(uri: vscode.Uri): GivenFile {
  return {
    name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    read: async () => vscode.workspace.fs.readFile(uri),
    size: async () => (await vscode.workspace.fs.stat(uri)).size,
  };
}

/** Files that were dropped: from the Explorer, or from another program. */
export async function droppedFiles(data: vscode.DataTransfer): Promise<GivenFile[]> {
  const list = await data.get('text/uri-list')?.asString();
  const uris = (list ?? '').split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'));
  if (uris.length > 0) return uris.map(line => fileAt(vscode.Uri.parse(line)));
  const files: GivenFile[] = [];
  for (const [, item] of data) {
    const file = item.asFile();
    if (!file) continue;
    files.push(
      file.uri
        ? fileAt(file.uri)
        : { name: file.name, read: async () => file.data(), size: async () => undefined },
    );
  }
  return files;
}

function isFile(value: unknown): value is GivenFile {
  return typeof value === 'object' && value !== null && 'read' in value && 'size' in value;
}
