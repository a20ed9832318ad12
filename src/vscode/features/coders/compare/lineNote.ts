import * as vscode from 'vscode';
import { readableOn } from '../../../../core/codebook/contrast';
import { shortQuote } from '../../../ui/markdown';

/** The longest note behind a line, in characters. */
const MAX_LENGTH = 90;

/** Some words behind a line, on which nothing can be typed; the colour is made readable on light and dark. */
export function lineNote(
  document: vscode.TextDocument,
  line: number,
  words: string,
  color: string,
): vscode.DecorationOptions {
  const { end } = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  const contentText = `  ◂ ${shortQuote(words, MAX_LENGTH)}`;
  const look = (background: string) => ({
    after: { contentText, color: readableOn(color, background, 4.5), fontStyle: 'italic' },
  });
  return {
    range: new vscode.Range(end, end),
    renderOptions: { light: look('#ffffff'), dark: look('#1f1f1f') },
  };
}
