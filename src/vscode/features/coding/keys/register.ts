import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { showKeys } from './keySheet';
import { keyText } from './keyTexts';
import { STATUS_MS } from '../../../ui/statusMs';
import { onTarget } from '../../../ui/commands';

/** The single keys of a locked transcript: what they are, and what those say that have no meaning. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  let isWarm = false;
  const warmUp = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (isWarm || !uri || !studies.target(uri)) return;
    isWarm = true;
    commands.warmUpKeys().catch(error => deps.log.warn(error));
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(warmUp),
    studies.onChange('keys', ['files'], warmUp),
    commands.registerForEditor('transcriptCoder.showKeys', () => showKeys(deps)),
    commands.registerForEditor(
      'transcriptCoder.explainKey',
      onTarget(({ pressed }: { readonly pressed: string }) => {
        // bound in a coded view only so that it is not lost when it is typed into a question that is on its way
        if (deps.codedView.editor) return;
        const message = l10n.t(
          '{0} does nothing here. H shows the keys for coding; Correct Transcript unlocks the text.',
          keyText(pressed),
        );
        vscode.window.setStatusBarMessage(`$(lock) ${message}`, STATUS_MS);
      }),
    ),
  );
}
