import './node/sha256';
import * as vscode from 'vscode';
import { readableErrors } from './node/fileErrors';
import { markOfFile } from './node/fileMark';
import { gitRuns } from './node/git';
import { GitPast } from './node/gitPast';
import { GitTexts } from './node/gitTexts';
import { keyPlace, writeKey } from './node/keyFiles';
import { linkTarget } from './node/linkTarget';
import { nodePrograms } from './node/programs';
import { NodeStudyGit } from './node/nodeStudyGit';
import { gitVersion, nodeSystem } from './node/systemFacts';
import { checkRegularFile } from './node/regularFile';
import { changeFileAtomically, writeFileAtomically } from './node/writeFile';
import { NO_OLD_TEXTS } from './study/oldTexts';
import { gitProgram } from './vscode/session/gitProgram';
import { changeThroughWorkspace, writeThroughWorkspace } from './vscode/storage/workspaceFileStore';
import type { Platform } from './vscode/platform';

/** On the desktop and on remotes: files on the disk are replaced whole, which VS Code's own writing does not promise. */
export const platform: Platform = {
  changeFile: (uri, make, noted) =>
    uri.scheme === 'file' ? changeFileAtomically(uri.fsPath, make, noted) : changeThroughWorkspace(uri, make),
  writeFile: (uri, content) =>
    uri.scheme === 'file' ? writeFileAtomically(uri.fsPath, content) : writeThroughWorkspace(uri, content),
  markOf: async uri => (uri.scheme === 'file' ? markOfFile(uri.fsPath) : undefined),
  checkFile: async uri => {
    if (uri.scheme === 'file') await readableErrors(checkRegularFile(uri.fsPath));
  },
  programs: nodePrograms,
  keyPlace,
  writeKey,
  linkTarget: async (root, link) =>
    root.scheme === 'file' ? linkTarget(root.fsPath, link.fsPath) : undefined,
  oldTexts: (root, log) =>
    root.scheme === 'file'
      ? new GitTexts(root.fsPath, {
          isAllowed: () => vscode.workspace.isTrusted,
          log: message => log.debug(message),
        })
      : NO_OLD_TEXTS,
  onGitRun: gitRuns.event,
  system: nodeSystem,
  gitVersion: async () => (vscode.workspace.isTrusted ? gitVersion(gitProgram()) : undefined),
  pastFiles: root =>
    root.scheme === 'file' ? new GitPast(root.fsPath, () => vscode.workspace.isTrusted) : undefined,
  git: root =>
    root.scheme === 'file'
      ? new NodeStudyGit(root.fsPath, { isAllowed: () => vscode.workspace.isTrusted, program: gitProgram })
      : undefined,
};
