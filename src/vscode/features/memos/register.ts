import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import { writeLongerMemo } from '../../ui/askMemo';
import type { CodingArguments } from '../coding/apply/removeCode';
import { editSegmentMemo } from './editMemo';
import { MemoFileSystem } from './memoFileSystem';
import { MEMO_SCHEME } from './memoUri';
import { registerMemosView } from './memosView';
import { newMemo } from './newMemo';
import { copyPassageLink, goToPassage, registerPassageLinks } from './passageLinks';
import { registerPassagesInPreview } from './passagesInPreview';
import { editStudyMemo, openRowMemo } from './rowMemo';
import { onTarget } from '../../ui/commands';

/** Memos of every kind: written in a line or in an editor, listed, and linked to passages. */
export function register(deps: Deps): vscode.Disposable {
  const { commands } = deps;
  const files = new MemoFileSystem(deps);
  return vscode.Disposable.from(
    files,
    vscode.workspace.registerFileSystemProvider(MEMO_SCHEME, files, { isCaseSensitive: true }),
    registerPassageLinks(deps),
    registerPassagesInPreview(deps),
    registerMemosView(deps),
    commands.registerForEditor('transcriptCoder.editMemo', (args?: CodingArguments | vscode.Uri) =>
      editSegmentMemo(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.registerAtOnce('transcriptCoder.writeLongerMemo', writeLongerMemo),
    commands.register('transcriptCoder.openMemo', (argument?: unknown) =>
      openRowMemo(deps, argument instanceof vscode.Uri ? undefined : argument),
    ),
    commands.register('transcriptCoder.editStudyMemo', (memo?: unknown) =>
      editStudyMemo(deps, typeof memo === 'string' ? memo : undefined),
    ),
    commands.register('transcriptCoder.newMemo', (title?: unknown) =>
      newMemo(deps, typeof title === 'string' ? title : undefined),
    ),
    commands.register('transcriptCoder.copyPassageLink', (args?: CodingArguments | vscode.Uri) =>
      copyPassageLink(deps, args instanceof vscode.Uri ? undefined : args?.segment),
    ),
    commands.register(
      'transcriptCoder.goToPassage',
      onTarget((link: { study: string; segment: string }) => goToPassage(deps, link)),
    ),
  );
}
