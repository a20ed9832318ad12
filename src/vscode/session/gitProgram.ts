import * as vscode from 'vscode';

/** The part used here of what VS Code's own git extension gives to others. */
interface GitExtension {
  getAPI(version: 1): { readonly git: { readonly path: string } };
}

/** The git that VS Code has found, on Windows also beside the PATH; else the one on the PATH. */
export function gitProgram(): string {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension?.isActive) return 'git';
  try {
    return extension.exports.getAPI(1).git.path || 'git';
  } catch {
    // it is there, but switched off by the setting git.enabled
    return 'git';
  }
}
