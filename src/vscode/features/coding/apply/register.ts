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
    commands.registerForEditor('transcriptCoder.applyCode', (args?: ApplyArguments | vscode.Uri) =>
      // from a menu VS Code passes the file's Uri
      applyCode(coding, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerForEditor('transcriptCoder.repeatLastCode', () => repeatLastCode(coding)),
    commands.registerForEditor('transcriptCoder.codeInVivo', () => codeInVivo(coding)),
    commands.registerForEditor('transcriptCoder.removeCode', (args?: CodingArguments | vscode.Uri) =>
      removeCode(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerForEditor('transcriptCoder.editMemo', (args?: CodingArguments | vscode.Uri) =>
      editMemo(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerForEditor('transcriptCoder.nextSegment', () => goToSegment(deps, 'next')),
    commands.registerForEditor('transcriptCoder.previousSegment', () => goToSegment(deps, 'previous')),
  );
}
