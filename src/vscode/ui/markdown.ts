import * as vscode from 'vscode';

/**
 * Text as Markdown that says just this. VS Code's own `appendText` makes every blank one at which no line may break, so
 * that long names are broken within words.
 */
export function asMarkdown(text: string): string {
  const escaped = new vscode.MarkdownString().appendText(text).value;
  // blanks at the beginning of a line would make it code
  return escaped.replace(/(^|\n)(?:&nbsp;)+/g, '$1').replaceAll('&nbsp;', ' ');
}
