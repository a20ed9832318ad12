import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { restampAnchors } from './restampAnchors';
import { switchQuotes } from './switchQuotes';
import { STATUS_MS } from '../../../ui/statusMs';

/** How segments are tied to texts, for a whole study: anew, with or without their words; and what is kept beside it. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, memory } = deps;
  return vscode.Disposable.from(
    commands.register('transcriptCoder.restampAnchors', (isConfirmed?: unknown) =>
      restampAnchors(deps, isConfirmed === true),
    ),
    commands.register('transcriptCoder.switchQuotes', (quotes?: unknown) =>
      switchQuotes(deps, quotes === 'full' || quotes === 'hashed' ? quotes : undefined),
    ),
    commands.register('transcriptCoder.clearKeptTexts', async () => {
      await memory.clear();
      vscode.window.setStatusBarMessage(
        l10n.t('The transcript texts stored on this machine have been deleted.'),
        STATUS_MS,
      );
    }),
  );
}
