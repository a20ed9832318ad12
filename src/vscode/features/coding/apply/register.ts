import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { type ApplyArguments, applyCode, codeInVivo, repeatLastCode } from './applyCode';
import { goToSegment } from './navigate';
import { LastCodes, RecentCodes } from './recentCodes';
import { type CodingArguments, editMemo, removeCode } from './removeCode';

/** The daily work: code, recode, uncode, repeat, move between segments. */
export function register(deps: Deps): vscode.Disposable {
  const coding = { ...deps, recent: new RecentCodes(deps.context.workspaceState), last: new LastCodes() };
  const { commands } = deps;
  return vscode.Disposable.from(
    commands.register('transcriptCoder.applyCode', (args?: ApplyArguments | vscode.Uri) =>
      // from a menu VS Code passes the file's Uri
      applyCode(coding, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.register('transcriptCoder.repeatLastCode', () => repeatLastCode(coding)),
    commands.register('transcriptCoder.codeInVivo', () => codeInVivo(coding)),
    commands.register('transcriptCoder.removeCode', (args?: CodingArguments | vscode.Uri) =>
      removeCode(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.register('transcriptCoder.editMemo', (args?: CodingArguments | vscode.Uri) =>
      editMemo(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.register('transcriptCoder.nextSegment', () => goToSegment(deps, 'next')),
    commands.register('transcriptCoder.previousSegment', () => goToSegment(deps, 'previous')),
  );
}
