import * as vscode from 'vscode';
import type { CodebookNode } from './codebookTree';

/** Milliseconds between the two. */
const DOUBLE_CLICK_MS = 450;

/** VS Code tells of each click on a row, and not that it is the second. */
export class DoubleClick {
  private last: { readonly id: string; readonly at: number } | undefined;

  /** Whether this click follows another on the same row. */
  isSecond({ openStudy, code }: CodebookNode): boolean {
    const id = `${openStudy.root.toString()}#${code?.id ?? ''}`;
    const at = Date.now();
    const isSecond = this.last?.id === id && at - this.last.at < DOUBLE_CLICK_MS;
    this.last = isSecond ? undefined : { id, at };
    return isSecond;
  }
}

/** Applies a code to what is selected in the editor, which has the focus again then. @returns whether anything is selected */
export async function applyToSelection(node: CodebookNode): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selections.every(({ isEmpty }) => isEmpty)) return false;
  await vscode.commands.executeCommand('transcriptCoder.applyTreeCode', node);
  const { document, viewColumn } = editor;
  await vscode.window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
  return true;
}
