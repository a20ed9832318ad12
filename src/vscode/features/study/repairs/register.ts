import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { joinDuplicates } from './joinDuplicates';
import { Repairs } from './quickFixes';
import { renameCodingFile } from './renameCodingFile';

/** What can be repaired in one go of what is wrong with a study's files. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider({ pattern: '**/*' }, new Repairs(studies), {
      providedCodeActionKinds: Repairs.kinds,
    }),
    commands.register('transcriptCoder.joinDuplicates', (uri?: unknown) =>
      joinDuplicates(deps, uri instanceof vscode.Uri ? uri : undefined),
    ),
    commands.register('transcriptCoder.renameCodingFile', (uri: vscode.Uri) => renameCodingFile(deps, uri)),
  );
}
