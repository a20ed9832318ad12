import * as vscode from 'vscode';

export const CODE_LABELS = 'transcriptCoder.codeLabels';
const INLAY_HINTS = 'editor.inlayHints';

/** Where the names of codes are written. */
export type CodeLabels = 'atEnd' | 'inlayHints' | 'codeLens' | 'off';

/** Where the names of codes are written, as the settings say. */
export function codeLabels(): CodeLabels {
  return vscode.workspace.getConfiguration().get<CodeLabels>(CODE_LABELS, 'atEnd');
}

/** Whether inlay hints are shown in a document: they make room for labels, which rows are then wrapped with. */
export function hasInlayHints(document: vscode.TextDocument): boolean {
  const enabled = vscode.workspace.getConfiguration(INLAY_HINTS, document).get<string>('enabled', 'on');
  return enabled === 'on' || enabled === 'onUnlessPressed';
}

export function affectsLabels(event: vscode.ConfigurationChangeEvent): boolean {
  return [CODE_LABELS, INLAY_HINTS].some(setting => event.affectsConfiguration(setting));
}
