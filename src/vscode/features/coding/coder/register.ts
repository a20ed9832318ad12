import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { requireBegun } from '../../../ui/requireStudy';
import type { Deps } from '../../../deps';

/** Who is coding, in the status bar; a click changes it. */
export function register({ commands, studies, coder }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('coder', vscode.StatusBarAlignment.Left, 50);
  item.name = l10n.t('Transcript Coder: Current Coder');
  item.command = 'transcriptCoder.selectCoder';
  const show = () => {
    const openStudy = studies.current;
    if (!openStudy) return item.hide();
    const current = coder.of(openStudy);
    item.text = `$(person) ${current ? (current.name ?? current.id) : l10n.t('Who is coding?')}`;
    item.tooltip = current
      ? l10n.t('Coding as {0} ({1}). Click to change.', current.name ?? current.id, current.id)
      : l10n.t('Say who is coding.');
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    studies.onChange('coder', ['settings'], show),
    coder.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.registerForEditor(
      'transcriptCoder.selectCoder',
      async (args?: { id: string; name?: string }) => {
        const openStudy = requireBegun(studies);
        if (args) await coder.use(openStudy, args);
        else await coder.choose(openStudy);
      },
    ),
  );
}
