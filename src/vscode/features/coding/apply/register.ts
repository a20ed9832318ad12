import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { tickFocusedCode } from '../../../ui/codePicker';
import { DOCUMENTS } from '../../study/transcripts/language';
import { type TreeCode, applyTreeCodes } from './treeCodes';
import { registerSelectionLens } from './selectionLens';
import { type ApplyArguments, applyCode, codeInVivo, repeatLastCode } from './applyCode';
import { ExpectedValue } from '../values/expectedValue';
import { type ValueArguments, setValueHere } from '../values/setValue';
import { DropCodes } from './dropCodes';
import { goToSegment, goToUncodedTurn } from './navigate';
import { type NumberArguments, applyNumberedCode } from './numberedCode';
import { LastCodes, RecentCodes } from './recentCodes';
import { type CodingArguments, removeCode } from './removeCode';
import { onTarget } from '../../../ui/commands';

/** The daily work: code, recode, uncode, repeat, move between segments. */
export function register(deps: Deps): vscode.Disposable {
  const expected = new ExpectedValue();
  const recent = new RecentCodes(deps.context.workspaceState);
  const coding = { ...deps, recent, last: new LastCodes(), expected };
  const { commands } = deps;
  const drop = new DropCodes(deps, (codes, spans) => applyCode(coding, { codes, spans }));
  return vscode.Disposable.from(
    expected,
    registerSelectionLens(coding),
    vscode.languages.registerDocumentDropEditProvider(DOCUMENTS, drop),
    commands.registerForEditor(
      'transcriptCoder.applyTreeCode',
      onTarget((code: TreeCode, all?: readonly TreeCode[]) => applyTreeCodes(coding, code, all)),
    ),
    commands.registerForEditor('transcriptCoder.applyCode', (args?: ApplyArguments | vscode.Uri) =>
      // from a menu VS Code passes the file's Uri
      applyCode(coding, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerForEditor(
      'transcriptCoder.applyNumberedCode',
      onTarget((args: NumberArguments) => applyNumberedCode(coding, args)),
    ),
    commands.registerAtOnce('transcriptCoder.tickCode', tickFocusedCode),
    commands.registerForEditor('transcriptCoder.repeatLastCode', () => repeatLastCode(coding)),
    commands.registerForEditor('transcriptCoder.codeInVivo', () => codeInVivo(coding)),
    commands.registerForEditor('transcriptCoder.removeCode', (args?: CodingArguments | vscode.Uri) =>
      removeCode(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerForEditor('transcriptCoder.setValue', (args?: ValueArguments | vscode.Uri) =>
      setValueHere(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerAtOnce('transcriptCoder.leaveValueOut', () => expected.clear()),
    commands.registerForEditor('transcriptCoder.nextSegment', () => goToSegment(deps, 'next')),
    commands.registerForEditor('transcriptCoder.previousSegment', () => goToSegment(deps, 'previous')),
    commands.registerForEditor('transcriptCoder.nextUncodedTurn', () => goToUncodedTurn(deps)),
  );
}
