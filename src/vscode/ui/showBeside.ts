import * as vscode from 'vscode';
import type { Span } from '../../core/text/span';
import type { Transcript } from '../../study/transcript';
import type { OpeningStudy } from '../session/openStudy';
import { toRange } from '../session/positions';

/**
 * Selects a span of a transcript beside a page; where it is in view already, it is shown there.
 * @param preserveFocus whether the page keeps the focus
 */
export async function showBeside(
  openStudy: OpeningStudy,
  transcript: Transcript,
  span: Span,
  preserveFocus = true,
): Promise<void> {
  const uri = openStudy.uri(transcript.path);
  await vscode.window.showTextDocument(uri, {
    selection: toRange(transcript, span),
    viewColumn: editorOf(uri)?.viewColumn ?? vscode.ViewColumn.Beside,
    preserveFocus,
  });
}

/** The editor in view that shows a file. */
export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
}
