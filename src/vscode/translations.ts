import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { figuresIn } from '../core/base/figures';

// Imported before anything else: messages in constants are made when their module is loaded.
if (vscode.l10n.bundle) {
  l10n.config({ contents: vscode.l10n.bundle });
  figuresIn(vscode.env.language);
}
