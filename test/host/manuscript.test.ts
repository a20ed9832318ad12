import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { paperFile } from '../unit/core/manuscript/paperFiles';
import { codeAs, makeStudy, openTranscript, read, run, select, until, write } from './support';

const SAID = 'It was hard at first, then easier, and in the end I liked it.';
const TEXT = `INT: How was it?\n\nP1: ${SAID}\n\nP2: I never liked the coach, to be honest with you.\n`;
const STUDY = JSON.stringify({
  ...{ schema: 1, name: 'Test', transcripts: ['**/*.txt'], interviewers: ['INT'] },
  coders: [{ id: 'nd', name: 'N. D.' }],
  participants: [
    { id: 'ann', name: 'Ann', speakers: ['P1'] },
    { id: 'ben', name: 'Ben', speakers: ['P2'] },
  ],
});

describe('a manuscript', () => {
  let root: vscode.Uri;

  const paper = (name: string) => vscode.Uri.joinPath(root, name);
  const problems = (uri: vscode.Uri) =>
    vscode.languages
      .getDiagnostics(uri)
      .map(({ message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
  const becomes = (uri: vscode.Uri, expected: readonly string[]) =>
    until(`the problems are ${expected.join(' | ')}`, () => problems(uri).join('\n') === expected.join('\n'));

  async function study(files: Record<string, string>): Promise<void> {
    root = await makeStudy({ 'study.json': STUDY, 'a.txt': TEXT, ...files });
    await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
  }

  /** Codes words, and says the id of the segment. */
  async function coded(words: string): Promise<string> {
    select(await openTranscript(root, 'a.txt'), words);
    await run('applyCode', { codes: ['Effort'] });
    const sidecar = await read(root, 'a.txt.nd.coding.json');
    return (JSON.parse(sidecar!) as { segments: { id: string }[] }).segments.at(-1)!.id;
  }

  async function fixes(uri: vscode.Uri): Promise<readonly vscode.CodeAction[]> {
    const [problem] = vscode.languages.getDiagnostics(uri);
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem!.range,
    );
    return found;
  }

  async function take(title: string, uri: vscode.Uri): Promise<void> {
    const fix = (await fixes(uri)).find(one => one.title === title);
    assert.ok(fix, title);
    if (fix.edit) assert.ok(await vscode.workspace.applyEdit(fix.edit));
    if (fix.command)
      await vscode.commands.executeCommand(
        fix.command.command,
        ...((fix.command.arguments ?? []) as unknown[]),
      );
  }

  it('shows what differs from the transcripts, where it is from, and how it is corrected', async () => {
    await study({
      'paper.md': '# Results\n\nOne said “it was tough at first, then easier” (Ben), and went on.\n',
    });
    const uri = paper('paper.md');
    assert.equal(await run('checkManuscript', uri), 2);
    const [words, speaker] = [
      '3:18 The transcript has “hard” here, not “tough”.',
      '3:48 These words are by Ann, not by Ben.',
    ];
    await becomes(uri, [words, speaker]);
    const document = await vscode.workspace.openTextDocument(uri);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      document.positionAt(document.getText().indexOf('tough')),
    );
    const { value } = hover!.contents[0] as vscode.MarkdownString;
    assert.match(
      value,
      /hard at first[^]*Ann · a\.txt, line 3[^]*command:transcriptCoder\.showQuotedPassage/,
    );
    const [args] = JSON.parse(decodeURIComponent(/\?([^)]*)\)/.exec(value)![1]!)) as [object];
    await run('showQuotedPassage', args);
    const shown = vscode.window.activeTextEditor!;
    assert.match(shown.document.getText(shown.selection), /^It was hard at first, then easier/);
    await take('Replace with “hard”', uri);
    // the other one has moved along
    await becomes(uri, [speaker.replace('3:48', '3:47')]);
    await take('Replace with “Ann”', uri);
    await becomes(uri, []);
    assert.match(document.getText(), /“it was hard at first, then easier” \(Ann\), and went on/);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  });

  it('is checked again when it is saved and when the study changes, until its problems are cleared', async () => {
    await study({ 'paper.md': '“It was hard at first, then easier” (Ann).\n' });
    const uri = paper('paper.md');
    assert.equal(await run('checkManuscript', uri), 0);
    await write(root, 'a.txt', TEXT.replace('hard at first', 'hard at the beginning'));
    await becomes(uri, ['1:17 The transcript has “the beginning” here, not “first”.']);
    await write(root, 'a.txt', TEXT);
    await becomes(uri, []);
    const editor = await vscode.window.showTextDocument(uri);
    assert.ok(await editor.edit(edit => edit.replace(new vscode.Range(0, 8, 0, 12), 'easy')));
    assert.ok(await editor.document.save());
    await becomes(uri, ['1:9 The transcript has “hard” here, not “easy”.']);
    await run('clearManuscriptProblems');
    await becomes(uri, []);
    await editor.document.save();
  });

  it('may be outside the workspace', async () => {
    await study({});
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-paper-'));
    try {
      const file = path.join(folder, 'paper [1].md');
      fs.writeFileSync(file, '“It was tough at first, then easier” (Ann).\n');
      const uri = vscode.Uri.file(file);
      assert.equal(await run('checkManuscript', uri), 1);
      await becomes(uri, ['1:9 The transcript has “hard” here, not “tough”.']);
      // VS Code's own for Markdown come after it
      assert.equal((await fixes(uri))[0]?.title, 'Replace with “hard”');
      const editor = await vscode.window.showTextDocument(uri);
      assert.ok(await editor.edit(edit => edit.replace(new vscode.Range(0, 8, 0, 22), 'hard at last')));
      assert.ok(await editor.document.save());
      await becomes(uri, ['1:17 The transcript has “first” here, not “last”.']);
      await write(root, 'a.txt', TEXT.replace('hard at first', 'hard at last'));
      await becomes(uri, []);
      await run('clearManuscriptProblems');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it('of 5 MB holds nothing else up while it is checked, and may be saved meanwhile', async () => {
    const section = `# Results\n\n${'They went on, and it was as it had been before. '.repeat(20)}\n\n`;
    const wrong = '“It was tough at first, then easier” (Ann).\n';
    const large = section.repeat(Math.ceil(5e6 / section.length));
    await study({ 'paper.md': large + wrong });
    const uri = paper('paper.md');
    const editor = await vscode.window.showTextDocument(uri);
    const checked = run<number>('checkManuscript', uri);
    let isDone = false;
    let turns = 0;
    const counting = (async () => {
      for (; !isDone; turns++) await new Promise(resolve => setTimeout(resolve));
    })();
    assert.ok(await editor.edit(edit => edit.insert(new vscode.Position(0, 0), wrong)));
    assert.ok(await editor.document.save());
    const found = await checked;
    isDone = true;
    await counting;
    assert.ok(found === 1 || found === 2, `${found} problems are told`);
    assert.ok(turns > 10, `others had ${turns} turns`);
    const { lineCount } = editor.document;
    const said = 'The transcript has “hard” here, not “tough”.';
    await becomes(uri, [`1:9 ${said}`, `${lineCount - 1}:9 ${said}`]);
    await run('clearManuscriptProblems');
  });

  it('in Word has its problems at the file, with the paragraph', async () => {
    await study({});
    const blocks = [
      { kind: 'text', text: 'Results.' },
      { kind: 'text', text: '“It was tough at first, then easier” (Ann).' },
    ] as const;
    await write(root, 'paper.docx', paperFile(blocks, 'docx'));
    const uri = paper('paper.docx');
    assert.equal(await run('checkManuscript', uri), 1);
    await becomes(uri, ['1:1 Paragraph 2: The transcript has “hard” here, not “tough”.']);
    const after = [blocks[0], { kind: 'text', text: `“${SAID}” (Ann).` }] as const;
    await write(root, 'paper.docx', paperFile(after, 'docx'));
    await becomes(uri, []);
    await run('clearManuscriptProblems');
  });

  it('takes quotes of segments, which are followed when the transcript is corrected', async () => {
    await study({ 'paper.md': 'They found it hard: \n', 'paper.tex': 'They found it hard: \n' });
    const id = await coded(SAID);
    for (const [name, expected] of [
      ['paper.tex', `They found it hard: \`\`${SAID}'' (Ann, a.txt, l. 3)\n`],
      ['paper.md', `They found it hard: “${SAID}” (Ann, a.txt, l. 3)<!-- segment:${id} -->\n`],
    ] as const) {
      const editor = await vscode.window.showTextDocument(paper(name));
      const end = new vscode.Position(0, 'They found it hard: '.length);
      editor.selection = new vscode.Selection(end, end);
      await run('insertQuote', { segment: id });
      assert.equal(editor.document.getText(), expected);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), 'They found it hard: \n', 'one undo');
      await vscode.commands.executeCommand('redo');
      assert.ok(await editor.document.save());
    }
    const uri = paper('paper.md');
    assert.equal(await run('checkManuscript', uri), 0);
    await write(root, 'a.txt', TEXT.replace('hard at first', 'harsh at first'));
    await becomes(uri, ['1:29 The transcript has “harsh” here, not “hard”.']);
    await take('Replace with “harsh”', uri);
    await becomes(uri, []);
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
  });

  it('has its blocks filled in one edit, or one by its fix', async () => {
    const block = (options: string) => `<!-- transcript-coder: ${options} -->\n<!-- end -->\n`;
    await study({
      'paper.md': `First.\n\n${block('frequency --form paper')}\nSecond.\n\n${block('frequency')}`,
      'broken.md': block('frequencies'),
    });
    await coded('hard at first');
    const uri = paper('paper.md');
    assert.equal(await run('checkManuscript', uri), 2);
    await take('Update This Block', uri);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(
      document.getText(),
      /^First\.[^]*\| Effort \(N = 1\)[^]*Second\.\n\n<!--[^\n]*\n<!-- end -->/,
    );
    assert.equal(await run('updateManuscript', uri), 1);
    assert.match(document.getText(), /Second\.[^]*Effort/);
    assert.equal(await run('updateManuscript', uri), 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(document.getText(), /Second\.[^]*Effort/);
    assert.ok(await document.save());
    assert.equal(await run('updateManuscript', paper('broken.md')), undefined);
    assert.equal(await read(root, 'broken.md'), block('frequencies'));
    await run('clearManuscriptProblems');
  });
});
