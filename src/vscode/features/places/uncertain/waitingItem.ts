import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** How many segments wait for a person, in the status bar; with none it is not there. */
export function waitingItem(command: string): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('uncertainSegments', vscode.StatusBarAlignment.Left, 48);
  item.name = l10n.t('Transcript Coder: Uncertain Segments');
  item.command = command;
  return item;
}

export function showWaiting(item: vscode.StatusBarItem, count: number): void {
  if (count === 0) return item.hide();
  item.text = `$(debug-disconnect) ${count}`;
  item.tooltip =
    count === 1
      ? l10n.t('1 uncertain segment: its words have moved or can no longer be found')
      : l10n.t('{0} uncertain segments: their words have moved or can no longer be found', count);
  item.accessibilityInformation = { label: item.tooltip, role: 'button' };
  item.show();
}
