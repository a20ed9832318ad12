import * as vscode from 'vscode';

export const CODE_LABELS = 'transcriptCoder.codeLabels';
/** What said whether there are labels at all before one could choose. */
const SHOW_CODE_NAMES = 'transcriptCoder.showCodeNames';
const INLAY_HINTS = 'editor.inlayHints';

/** Where the names of codes are written. */
export type CodeLabels = 'atEnd' | 'inlayHints' | 'codeLens' | 'off';

/** Where the names of codes are written, as the settings say. */
export function codeLabels(): CodeLabels {
  const settings = vscode.workspace.getConfiguration();
  const chosen = settings.inspect<CodeLabels>(CODE_LABELS);
  const isChosen = chosen?.globalValue ?? chosen?.workspaceValue ?? chosen?.workspaceFolderValue;
  if (isChosen === undefined && settings.get<boolean>(SHOW_CODE_NAMES) === false) return 'off';
  return settings.get<CodeLabels>(CODE_LABELS, 'atEnd');
}

/** Whether inlay hints are shown in a document: they make room for labels, which rows are then wrapped with. */
export function hasInlayHints(document: vscode.TextDocument): boolean {
  const enabled = vscode.workspace.getConfiguration(INLAY_HINTS, document).get<string>('enabled', 'on');
  return enabled === 'on' || enabled === 'onUnlessPressed';
}

export function affectsLabels(event: vscode.ConfigurationChangeEvent): boolean {
  return [CODE_LABELS, SHOW_CODE_NAMES, INLAY_HINTS].some(setting => event.affectsConfiguration(setting));
}
