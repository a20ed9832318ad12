import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import { Refusal } from '../../ui/failure';
import { givenFiles } from '../study/importing/givenFiles';

/** Studies and codings that are exchanged with other programs. */
export function register(deps: Deps): vscode.Disposable {
  const { commands } = deps;
  return vscode.Disposable.from(
    // from the Explorer, VS Code passes the file that was clicked, then all that are selected
    commands.register('transcriptCoder.importProject', async (given?: unknown, args?: unknown) => {
      const { importProject } = await import('./importProject');
      const files = givenFiles(given, undefined);
      if (files && files.length > 1) throw new Refusal(l10n.t('Import one file after the other.'));
      return importProject(deps, files?.[0], argumentsOf(args));
    }),
    commands.register('transcriptCoder.importCodings', async (given?: unknown, args?: unknown) => {
      const { importCodings } = await import('./importCodings');
      const files = givenFiles(given, undefined);
      if (files && files.length > 1) throw new Refusal(l10n.t('Import one file after the other.'));
      return importCodings(deps, files?.[0], argumentsOf(args));
    }),
    commands.register('transcriptCoder.exportProject', async (to?: unknown) => {
      const { exportProject } = await import('./exportProject');
      return exportProject(deps, to instanceof vscode.Uri ? to : undefined);
    }),
    commands.register('transcriptCoder.exportArchive', async (to?: unknown, args?: unknown) => {
      const { exportArchive } = await import('./exportArchive');
      return exportArchive(deps, to instanceof vscode.Uri ? to : undefined, argumentsOf(args));
    }),
    commands.register('transcriptCoder.exportAudit', async (to?: unknown, args?: unknown) => {
      const { exportAudit } = await import('./exportAudit');
      return exportAudit(deps, to instanceof vscode.Uri ? to : undefined, argumentsOf(args));
    }),
  );
}

/** What a keybinding or a test says; the Explorer passes a list. */
function argumentsOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
