import * as vscode from 'vscode';

/**
 * What is coloured in a document, as `speaker.interviewer: INT`.
 * @param range asked for as what is in sight; else VS Code is asked for all
 */
export async function semanticTokens(document: vscode.TextDocument, range?: vscode.Range): Promise<string[]> {
  const ask = <T>(what: string) =>
    vscode.commands.executeCommand<T | undefined>(
      `vscode.provideDocument${range ? 'Range' : ''}SemanticTokens${what}`,
      document.uri,
      ...(range ? [range] : []),
    );
  const legend = await ask<vscode.SemanticTokensLegend>('Legend');
  const tokens = await ask<vscode.SemanticTokens>('');
  return legend && tokens ? decoded(document, legend, tokens) : [];
}

function decoded(
  document: vscode.TextDocument,
  legend: vscode.SemanticTokensLegend,
  { data }: vscode.SemanticTokens,
): string[] {
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const lines = data[i]!;
    character = data[i + 1]! + (lines > 0 ? 0 : character);
    line += lines;
    const modifiers = legend.tokenModifiers.filter((_, bit) => data[i + 4]! & (1 << bit));
    const words = document.lineAt(line).text.slice(character, character + data[i + 2]!);
    found.push(`${[legend.tokenTypes[data[i + 3]!], ...modifiers].join('.')}: ${words}`);
  }
  return found;
}
