import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, run, select, until, workspace } from './support';

const TEXT = 'INT: How was it?\nTell me.\n\nP1: Hard at first.\n\nP2 (00:01:02): Easy\nenough.\n';

describe('transcripts in the editor', () => {
  it('leaves other text files alone', async () => {
    await makeStudy({ 'a.txt': TEXT });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspace, 'notes.txt'));
    assert.equal(document.languageId, 'plaintext');
  });

  it('folds and outlines by turn', async () => {
    const root = await makeStudy({ 'a.txt': TEXT });
    const { document } = await openTranscript(root, 'a.txt');
    const symbols = await until('there is an outline', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      ),
    );
    assert.deepEqual(
      symbols.map(symbol => [symbol.name, symbol.range.start.line, symbol.range.end.line]),
      [
        ['INT', 0, 1],
        ['P1', 3, 3],
        ['P2', 5, 6],
      ],
    );
    const folds = await until('there are folds', () =>
      vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      ),
    );
    assert.deepEqual(
      folds.map(fold => [fold.start, fold.end]),
      [
        [0, 1],
        [5, 6],
      ],
    );
  });

  it('says in a hover what is coded, by whom', async () => {
    const root = await makeStudy({ 'a.txt': TEXT });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort <b>&');
    select(editor, 'Hard at first');
    const { start } = editor.selection;
    await run('applyCode', { codes: ['Effort <b>&'] });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      start,
    );
    const text = hovers
      .flatMap(hover => hover.contents.map(content => (content as vscode.MarkdownString).value))
      .join('\n');
    assert.match(text, /Effort/);
    assert.doesNotMatch(text, /<b>/, 'names are text, not markup');
    assert.match(text.replaceAll('&nbsp;', ' '), /N\. D\./);
  });
});
