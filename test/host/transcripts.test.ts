import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { semanticTokens } from './semanticTokens';
import { codeAs, makeStudy, openTranscript, run, select, until, workspace, write } from './support';

const TEXT = 'INT: How was it?\nTell me.\n\nP1: Hard at first.\n\nP2 (00:01:02): Easy\nenough.\n';

describe('transcripts in the editor', () => {
  it('leaves other text files alone', async () => {
    await makeStudy({ 'a.txt': TEXT });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspace, 'notes.txt'));
    assert.equal(document.languageId, 'plaintext');
  });

  it('knows one that an editor shows already', async () => {
    const study = JSON.stringify({ schema: 1, name: 'Test', transcripts: ['b.txt'] });
    const root = await makeStudy({ 'a.txt': TEXT, 'study.json': study });
    const uri = vscode.Uri.joinPath(root, 'a.txt');
    const editor = await vscode.window.showTextDocument(uri);
    assert.equal(editor.document.languageId, 'plaintext');
    await write(root, 'study.json', study.replace('b.txt', 'a.txt'));
    await until('it is a transcript', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.toString() === uri.toString() && shown.languageId === 'transcript';
    });
    assert.deepEqual((await semanticTokens(vscode.window.activeTextEditor!.document)).at(0), 'speaker: INT');
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

  it('colours who speaks, timestamps and notes by the turns, whatever the line ends', async () => {
    const text = '\ufeffINT: How was it?\n\nP2 (00:01:02): Easy [laughs\nout loud].\n\nHowever: no.\n';
    const root = await makeStudy({ 'a.txt': text.replaceAll('\n', '\r\n') });
    const { document } = await openTranscript(root, 'a.txt');
    const tokens = ['speaker: P2', 'timestamp: 00:01:02', 'transcriberNote: [laughs'];
    assert.deepEqual(await semanticTokens(document), [
      'speaker.interviewer: INT',
      ...tokens,
      'transcriberNote: out loud]',
    ]);
    assert.deepEqual(await semanticTokens(document, new vscode.Range(1, 0, 2, 3)), tokens);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'P1: Good morning.\r\n\r\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.deepEqual(await semanticTokens(document, new vscode.Range(0, 0, 2, 0)), [
      'speaker: P1',
      'speaker.interviewer: INT',
    ]);
  });

  it('colours them by what the study says, as soon as it says so', async () => {
    const root = await makeStudy({ 'a.txt': 'INT: How?\n\nmy coach: Hard.\n\nP1: (easier) [laughs] Yes.\n' });
    const { document } = await openTranscript(root, 'a.txt');
    assert.deepEqual(await semanticTokens(document), [
      'speaker.interviewer: INT',
      'speaker: P1',
      'transcriberNote: [laughs]',
    ]);
    const study = {
      ...{ schema: 1, name: 'Test', transcripts: ['*.txt'], interviewers: ['P1'], transcriberNotes: 'none' },
      participants: [{ id: 'coach', speakers: ['my coach'] }],
    };
    await write(root, 'study.json', JSON.stringify(study));
    const expected = ['speaker: INT', 'speaker: my coach', 'speaker.interviewer: P1'];
    await until('they follow the study', async () => {
      const tokens = await semanticTokens(document);
      return tokens.join('|') === expected.join('|');
    });
  });

  it('colours transcripts in Markdown, too, and none where the setting says so', async () => {
    const study = { schema: 1, name: 'Test', transcripts: ['*.txt', 'a.md'] };
    const files = { 'a.txt': TEXT, 'a.md': TEXT, 'b.md': TEXT, 'study.json': JSON.stringify(study) };
    const root = await makeStudy(files);
    const { document } = await openTranscript(root, 'a.txt');
    const [inStudy, other] = await Promise.all(
      ['a.md', 'b.md'].map(name => vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, name))),
    );
    const expected = ['speaker: INT', 'speaker: P1', 'speaker: P2', 'timestamp: 00:01:02'];
    assert.deepEqual(await semanticTokens(inStudy!), expected);
    assert.deepEqual(await semanticTokens(other!), []);
    const setting = (value: boolean | undefined) =>
      vscode.workspace
        .getConfiguration('transcriptCoder')
        .update('highlightTranscripts', value, vscode.ConfigurationTarget.Global);
    const languageOf = () =>
      vscode.workspace.textDocuments.find(one => one.uri.toString() === document.uri.toString())?.languageId;
    try {
      await setting(false);
      await until('its language is plain text', () => languageOf() === 'plaintext');
      assert.deepEqual(await semanticTokens(inStudy!), []);
    } finally {
      await setting(undefined);
    }
    await until('its language is that of transcripts again', () => languageOf() === 'transcript');
    assert.deepEqual(await semanticTokens(inStudy!), expected);
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
