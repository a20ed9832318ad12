import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CodingUndo } from '../../../../study/codingUndo';

/** How far somebody wants to go back or forward. */
export interface PickedStep {
  readonly direction: 'undo' | 'redo';
  readonly times: number;
}

/** Shows by name what can be undone and made again; choosing an action takes those between along. */
export async function pickStep({ undoable, redoable }: CodingUndo): Promise<PickedStep | undefined> {
  const items = (labels: readonly string[], direction: PickedStep['direction'], icon: string) =>
    labels.map((label, i) => ({
      label: `$(${icon}) ${label}`,
      description: also(i),
      direction,
      times: i + 1,
    }));
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const picked = await vscode.window.showQuickPick(
    [
      heading(l10n.t('undo')),
      ...items(undoable, 'undo', 'discard'),
      heading(l10n.t('redo')),
      ...items(redoable, 'redo', 'redo'),
    ],
    {
      title: l10n.t('Undo or redo coding of this session'),
      placeHolder:
        undoable.length + redoable.length > 0
          ? l10n.t('Choose what to undo or redo')
          : l10n.t('There is nothing to undo or redo yet'),
    },
  );
  return picked && 'times' in picked ? picked : undefined;
}

function also(before: number): string {
  if (before === 0) return '';
  return before === 1 ? l10n.t('and the one above') : l10n.t('and the {0} above', before);
}
