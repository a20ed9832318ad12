import * as vscode from 'vscode';
import { Refusal, unwrap } from '../../../ui/commands';
import { shortQuote } from '../../../ui/quotes';
import type { OpenStudy } from '../../../session/studies';
import type { Deps } from '../../../deps';
import { pickStep } from './pickStep';

/** Milliseconds for which the status bar says what was undone. */
const STATUS_MS = 5000;
/** Characters of the name of an action in the status bar. */
const MAX_NAME_LENGTH = 44;

/** Undo and redo of coding: apart from the text's own, since a transcript is not what coding changes. */
export function register({ commands, studies }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('undoCoding', vscode.StatusBarAlignment.Left, 49);
  item.name = vscode.l10n.t('Transcript Coder: undo coding');
  item.command = 'transcriptCoder.undoCoding';
  const show = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const [next] = (uri && studies.target(uri)?.openStudy.study.history.undoable) ?? [];
    if (next === undefined) return item.hide();
    item.text = `$(discard) ${shortQuote(next, MAX_NAME_LENGTH)}`;
    item.tooltip = vscode.l10n.t('Undo: {0}', next);
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    item.show();
  };
  const current = (): OpenStudy => {
    const openStudy = studies.current;
    if (!openStudy) throw new Refusal(vscode.l10n.t('There is no study in this workspace yet.'));
    return openStudy;
  };
  const step = async (openStudy: OpenStudy, direction: 'undo' | 'redo'): Promise<void> => {
    const label = unwrap(await openStudy.study[direction]());
    const said =
      direction === 'undo' ? vscode.l10n.t('Undone: {0}', label) : vscode.l10n.t('Made again: {0}', label);
    vscode.window.setStatusBarMessage(said, STATUS_MS);
    show();
  };
  show();
  return vscode.Disposable.from(
    item,
    studies.onChange(['codebook', 'coding', 'files'], show),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.register('transcriptCoder.undoCoding', () => step(current(), 'undo')),
    commands.register('transcriptCoder.redoCoding', () => step(current(), 'redo')),
    commands.register('transcriptCoder.codingHistory', async () => {
      const openStudy = current();
      const picked = await pickStep(openStudy.study.history);
      for (let i = 0; i < (picked?.times ?? 0); i++) await step(openStudy, picked!.direction);
    }),
  );
}
