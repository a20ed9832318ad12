import type * as vscode from 'vscode';

/** A file's path in a folder; undefined when it is elsewhere. */
export function pathIn(folder: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.scheme || uri.authority !== folder.authority) return undefined;
  const root = folder.path.endsWith('/') ? folder.path : folder.path + '/';
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : undefined;
}
