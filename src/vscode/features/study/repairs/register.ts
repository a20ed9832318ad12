import * as vscode from 'vscode';
import { registerFixes } from '../../../ui/problemFixes';
import type { Deps } from '../../../deps';
import { joinDuplicates } from './joinDuplicates';
import { REPAIRS } from './quickFixes';
import { renameCodingFile } from './renameCodingFile';
import { onTarget } from '../../../ui/commands';

/** What can be repaired in one go of what is wrong with a study's files. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  return vscode.Disposable.from(
    registerFixes({ pattern: '**/*' }, Object.keys(REPAIRS), (problem, { uri }) =>
      REPAIRS[String(problem.code)]!(studies, problem, uri),
    ),
    commands.register('transcriptCoder.joinDuplicates', (uri?: unknown) =>
      joinDuplicates(deps, uri instanceof vscode.Uri ? uri : undefined),
    ),
    commands.register(
      'transcriptCoder.renameCodingFile',
      onTarget((uri: vscode.Uri) => renameCodingFile(deps, uri)),
    ),
  );
}
