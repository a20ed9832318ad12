import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { unwrap } from '../../../ui/failure';
import { ContextKey } from '../../../ui/contextKey';
import { requireBegun } from '../../../ui/requireStudy';
import { shortQuote } from '../../../ui/markdown';
import type { OpeningStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { pickStep } from './pickStep';
import { STATUS_MS } from '../../../ui/statusMs';

/** Characters of the name of an action in the status bar. */
const MAX_NAME_LENGTH = 44;

/** Undo and redo of coding: apart from the text's own, since a transcript is not what coding changes. */
export function register({ commands, studies }: Deps): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('undoCoding', vscode.StatusBarAlignment.Left, 49);
  item.name = l10n.t('Transcript Coder: Undo Coding');
  item.command = 'transcriptCoder.undoCoding';
  const canUndo = new ContextKey('transcriptCoder.canUndoCoding');
  const canRedo = new ContextKey('transcriptCoder.canRedoCoding');
  const show = () => {
    canUndo.set((studies.current?.study.history.undoable.length ?? 0) > 0);
    canRedo.set((studies.current?.study.history.redoable.length ?? 0) > 0);
    const uri = vscode.window.activeTextEditor?.document.uri;
    const [next] = (uri && studies.target(uri)?.openStudy.study.history.undoable) ?? [];
    if (next === undefined) return item.hide();
    item.text = `$(discard) ${shortQuote(next, MAX_NAME_LENGTH)}`;
    item.tooltip = l10n.t('Undo: {0}', next);
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    item.show();
  };
  const step = async (openStudy: OpeningStudy, direction: 'undo' | 'redo'): Promise<void> => {
    const label = unwrap(await openStudy.study[direction]());
    const said = direction === 'undo' ? l10n.t('Undone: {0}', label) : l10n.t('Redone: {0}', label);
    vscode.window.setStatusBarMessage(said, STATUS_MS);
    show();
  };
  show();
  return vscode.Disposable.from(
    item,
    studies.onChange('undo', ['codebook', 'summaries', 'coding', 'files', 'settings'], show),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.registerForEditor('transcriptCoder.undoCoding', () => step(requireBegun(studies), 'undo')),
    commands.registerForEditor('transcriptCoder.redoCoding', () => step(requireBegun(studies), 'redo')),
    commands.registerForEditor('transcriptCoder.undoOrRedoCoding', async () => {
      const openStudy = requireBegun(studies);
      const picked = await pickStep(openStudy.study.history);
      for (let i = 0; i < (picked?.times ?? 0); i++) await step(openStudy, picked!.direction);
    }),
  );
}
