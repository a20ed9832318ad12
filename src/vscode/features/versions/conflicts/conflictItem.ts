import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { enumerate } from '../../../../core/base/phrases';

/** That files are in conflict, in the status bar; with none it is not there. */
export function conflictItem(command: string): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('conflicts', vscode.StatusBarAlignment.Left, 49);
  item.name = l10n.t('Transcript Coder: Conflicts');
  item.command = command;
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  return item;
}

/** @param paths of the files in conflict */
export function showConflicts(item: vscode.StatusBarItem, paths: readonly string[]): void {
  if (paths.length === 0) return item.hide();
  const count =
    paths.length === 1 ? l10n.t('1 coding conflict') : l10n.t('{0} coding conflicts', paths.length);
  item.text = `$(git-merge) ${count}`;
  item.tooltip = l10n.t(
    'A merge left open what is to become of {0}. Nothing is lost: click to resolve it.',
    enumerate(paths, 5),
  );
  item.accessibilityInformation = { label: `${count}. ${item.tooltip}`, role: 'button' };
  item.show();
}
