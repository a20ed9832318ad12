import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Blindness } from '../../../session/blind';
import { endOf, reasonOf } from './wording';

/** The one place that always says that others' coding is hidden. */
export class BlindItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('blind', vscode.StatusBarAlignment.Left, 49);

  constructor() {
    this.item.name = l10n.t('Transcript Coder: Blind Coding');
    this.item.command = 'transcriptCoder.aboutBlindCoding';
  }

  show(blindness: Blindness | undefined): void {
    const { item } = this;
    if (!blindness) return item.hide();
    const isCertain = blindness.coder !== undefined;
    item.text = isCertain
      ? `$(eye-closed) ${l10n.t('Blind')}`
      : `$(warning) ${l10n.t('Blind: who is coding?')}`;
    item.backgroundColor = isCertain ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    item.tooltip = `${reasonOf(blindness)}\n\n${endOf(blindness)}`;
    item.accessibilityInformation = { label: `${l10n.t('Blind')}. ${item.tooltip}`, role: 'button' };
    item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
