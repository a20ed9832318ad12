import * as vscode from 'vscode';
import { oneLine, visibleLines } from '../../core/base/visible';

/**
 * Text as Markdown that says just this. VS Code's own `appendText` makes every blank one at which no line may break, so
 * that long names are broken within words.
 */
export function asMarkdown(text: string): string {
  const escaped = new vscode.MarkdownString().appendText(visibleLines(text)).value;
  // blanks at the beginning of a line would make it code
  return escaped.replace(/(^|\n)(?:&nbsp;)+/g, '$1').replaceAll('&nbsp;', ' ');
}

/** A segment's words on one line, cut in the middle of nothing longer than `most` characters. */
export function shortQuote(text: string, most = 60): string {
  const line = oneLine(text);
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
