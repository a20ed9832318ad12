import * as vscode from 'vscode';
import { Refusal } from '../../../ui/commands';
import type { Deps } from '../../../deps';

/** Who is coding, in the status bar; a click changes it. */
export function register({ commands, studies, coder }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('coder', vscode.StatusBarAlignment.Left, 50);
  item.name = vscode.l10n.t('Transcript Coder: who is coding');
  item.command = 'transcriptCoder.selectCoder';
  const show = () => {
    const openStudy = studies.current;
    if (!openStudy) return item.hide();
    const current = coder.of(openStudy);
    item.text = `$(person) ${current ? (current.name ?? current.id) : vscode.l10n.t('Who is coding?')}`;
    item.tooltip = current
      ? vscode.l10n.t('{0} ({1}) is coding. Click to change.', current.name ?? current.id, current.id)
      : vscode.l10n.t('Say who is coding.');
    item.accessibilityInformation = { label: item.tooltip };
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    studies.onChange(['settings'], show),
    coder.onDidChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.register('transcriptCoder.selectCoder', async (args?: { id: string; name?: string }) => {
      const openStudy = studies.current;
      if (!openStudy) throw new Refusal(vscode.l10n.t('There is no study in this workspace yet.'));
      if (args) await coder.use(openStudy, args);
      else await coder.choose(openStudy);
    }),
  );
}
