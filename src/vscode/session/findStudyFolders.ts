import * as vscode from 'vscode';
import { MAX_FOLDERS, findStudies } from '../../study/findStudies';
import { STUDY_FILE } from '../../study/studyFiles';

/** Files on a disk, of this machine or of a remote: VS Code can search them. */
const SEARCHED: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** The folders of all studies of the workspace. */
export async function findStudyFolders(log: vscode.LogOutputChannel): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(({ uri }) => (SEARCHED.has(uri.scheme) ? searched(uri) : listed(uri, log))),
  );
  const byKey = new Map(found.flat().map(uri => [uri.toString(), uri]));
  return [...byKey.values()];
}

async function searched(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, `**/${STUDY_FILE}`);
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.*}/**');
  return found.map(uri => vscode.Uri.joinPath(uri, '..'));
}

/**
 * By listing folder after folder: where only another extension has the files, VS Code waits for one that searches them, and never
 * answers if there is none.
 */
async function listed(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<vscode.Uri[]> {
  const uriOf = (path: string) => (path === '' ? folder : vscode.Uri.joinPath(folder, path));
  const { roots, isCutShort } = await findStudies(async path => {
    const entries = await vscode.workspace.fs.readDirectory(uriOf(path));
    const named = (isWanted: (type: vscode.FileType) => boolean) =>
      entries.filter(([, type]) => isWanted(type)).map(([name]) => name);
    return {
      // not through links, which may lead back
      folders: named(type => type === vscode.FileType.Directory),
      files: named(type => (type & vscode.FileType.Directory) === 0),
    };
  });
  if (isCutShort)
    log.warn(`${folder.path}: studies were looked for in the first ${MAX_FOLDERS} folders only`);
  return roots.map(uriOf);
}
