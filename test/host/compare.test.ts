import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { semanticTokens } from './semanticTokens';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until } from './support';

const TEXT = `INT: How was it?

P1: It was hard at first, then it got easier. My coach rang me every morning.

P1: She asked what I wanted, and then we did that.
`;

interface Consensus {
  status: string;
  segments: {
    id: string;
    quote: string;
    codes: string[];
    from: { coder: string }[];
    by: string;
    note?: string;
  }[];
  decisions: { taken: string[]; made: object[]; of: { coder: string; segment: string; code: string }[] }[];
}

describe('two coders', () => {
  let root: vscode.Uri;
  const names = (codes: string[]) => codes.map(code => code.replace(/-....$/, '')).join(', ');

  const consensus = async (path = 'a.txt') => {
    const file = await json<Consensus | null>(root, `${path}.consensus.coding.json`);
    return {
      status: file?.status,
      segments: (file?.segments ?? []).map(({ quote, codes }) => `${quote}: ${names(codes)}`).sort(),
      decisions: file?.decisions ?? [],
      file,
    };
  };

  async function code(coder: string, ...codings: [words: string, ...codes: string[]][]): Promise<void> {
    const editor = await openTranscript(root, 'a.txt');
    await codeAs(coder, coder.toUpperCase());
    for (const [words, ...codes] of codings) {
      select(editor, words);
      await run('applyCode', { codes });
    }
  }

  /** Puts the cursor in some words. */
  async function at(words: string): Promise<vscode.TextEditor> {
    const editor = await openTranscript(root, 'a.txt');
    const offset = editor.document.getText().indexOf(words);
    assert.ok(offset >= 0);
    const position = editor.document.positionAt(offset + 1);
    editor.selection = new vscode.Selection(position, position);
    return editor;
  }

  const hover = async (words: string) => {
    const editor = await at(words);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.selection.active,
    );
    return hovers
      .flatMap(one => one.contents.map(content => (content as vscode.MarkdownString).value))
      .join('\n');
  };

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'b.txt': TEXT });
    await openTranscript(root, 'a.txt');
    await codeAs('ab', 'AB');
    for (const name of ['Effort', 'Ease', 'Coach', 'Wish']) await run('newCode', name);
    await code('ab', ['hard at first', 'Effort'], ['got easier', 'Ease'], ['My coach rang me', 'Coach']);
    await code('ab', ['what I wanted', 'Wish']);
    await code(
      'cd',
      ['hard at first', 'Effort'],
      ['then it got easier', 'Ease'],
      ['My coach rang me', 'Effort'],
    );
    await run('compareCoders', { a: 'ab', b: 'CD' });
  });
  afterEach(() => run('closeReview'));

  it('talk it through, one difference after the other, until the consensus is complete', async () => {
    await at('How was it');
    await run('nextOpenDifference');
    const editor = vscode.window.activeTextEditor!;
    const selected = () => editor.document.getText(editor.selection);
    assert.equal(selected(), 'then it got easier');
    await run('takeVersionB', { note: 'With the word that leads to it.' });
    assert.equal(selected(), 'My coach rang me', 'the next one');
    await run('takeBoth', { note: '' });
    assert.equal(selected(), 'what I wanted');
    await run('takeNeither', { note: 'Not about the coach.' });
    let now = await consensus();
    assert.deepEqual(now.segments, ['My coach rang me: coach, effort', 'then it got easier: ease']);
    assert.deepEqual(now.decisions.map(({ taken }) => taken.join()).sort(), ['', 'ab,cd', 'cd']);
    const ease = now.file!.segments.find(({ quote }) => quote === 'then it got easier')!;
    assert.deepEqual(
      [ease.by, ease.note, ease.from.map(({ coder }) => coder)],
      ['cd', 'With the word that leads to it.', ['ab', 'cd']],
    );
    assert.equal(now.status, 'in-progress');
    await run('finishConsensus', { transcript: 'a.txt' });
    now = await consensus();
    assert.equal(now.status, 'complete');
    assert.ok(now.segments.includes('hard at first: effort'), 'what both have is taken over');
    assert.equal(now.decisions.length, 4);
    assert.equal(await read(root, 'a.txt'), TEXT);

    await run('undoCoding');
    now = await consensus();
    assert.deepEqual([now.status, now.segments.length], ['in-progress', 2]);
    for (let i = 0; i < 3; i++) await run('undoCoding');
    assert.deepEqual([(await consensus()).segments, (await consensus()).decisions], [[], []]);
    for (let i = 0; i < 4; i++) await run('redoCoding');
    assert.equal((await consensus()).status, 'complete');
  });

  it('take other words, other codes, and think again', async () => {
    const editor = await at('easier');
    await run('nextOpenDifference');
    select(editor, 'it got easier');
    await run('takeSelection', { note: '' });
    assert.deepEqual((await consensus()).segments, ['it got easier: ease']);
    await at('rang');
    const { codes } = await json<{ codes: { id: string; name: string }[] }>(root, 'codebook.json');
    await run('takeOtherCodes', { note: '', codes: [codes.find(({ name }) => name === 'Wish')!.id] });
    assert.deepEqual((await consensus()).segments, ['My coach rang me: wish', 'it got easier: ease']);
    await at('rang');
    await run('takeVersionA', { note: '' });
    assert.deepEqual((await consensus()).segments, ['My coach rang me: coach', 'it got easier: ease']);
    await at('easier');
    await run('reopenDifference');
    assert.deepEqual((await consensus()).segments, ['My coach rang me: coach']);
  });

  it('see both versions and what was decided in a hover', async () => {
    const open = await hover('rang');
    assert.match(open, /\*\*A AB\*\* Coach: “My coach rang me”/);
    assert.match(open, /\*\*B CD\*\* Effort: “My coach rang me”/);
    assert.match(open, /command:transcriptCoder\.takeVersionA\?/);
    assert.doesNotMatch(open, /reopenDifference/);
    await run('takeVersionB', { note: 'Because.' });
    const decided = await until('the hover says so', async () => {
      const text = await hover('rang');
      return text.includes('CD taken') && text;
    });
    assert.match(decided, /CD · \d{4}-\d\d-\d\d · Because\\?\./);
    assert.match(decided, /reopenDifference/);
  });

  it('see both side by side, with what is coded under each line', async () => {
    await at('rang');
    await run('compareSideBySide');
    const documents = await until('both versions are open', () => {
      const all = vscode.workspace.textDocuments.filter(
        ({ uri }) => uri.scheme === 'transcript-coder-comparison',
      );
      return all.length === 2 && all;
    });
    const textOf = (side: string) => documents.find(({ uri }) => uri.query === side)!.getText();
    const added = (text: string) => text.split('\n').filter(line => line.startsWith('    ▸ '));
    assert.deepEqual(added(textOf('a')), [
      '    ▸ Effort: “hard at first”',
      '    ▸ Ease: “got easier”',
      '    ▸ Coach: “My coach rang me”',
      '    ▸ Wish: “what I wanted”',
    ]);
    assert.deepEqual(added(textOf('b')), [
      '    ▸ Effort: “hard at first”',
      '    ▸ Ease: “then it got easier”',
      '    ▸ Effort: “My coach rang me”',
    ]);
    const plain = textOf('a')
      .split('\n')
      .filter(line => !line.startsWith('    ▸ '))
      .join('\n');
    assert.equal(plain, TEXT);
    const labels = ['speaker.interviewer: INT', 'speaker: P1', 'speaker: P1'];
    for (const document of documents) {
      assert.deepEqual(await semanticTokens(document), labels);
      const second = new vscode.Range(1, 0, document.lineCount - 2, 0);
      assert.deepEqual(await semanticTokens(document, second), labels.slice(1));
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('find that somebody else has decided meanwhile, and lose nothing', async () => {
    await at('rang');
    const uri = vscode.Uri.joinPath(root, 'a.txt.consensus.coding.json');
    const [ref] = (
      await json<{ segments: { id: string; codes: string[] }[] }>(root, 'a.txt.ab.coding.json')
    ).segments
      .filter(({ codes }) => names(codes) === 'coach')
      .map(({ id, codes }) => ({ coder: 'ab', segment: id, code: codes[0] }));
    const decision = { id: 'other', of: [ref], taken: [], made: [], by: 'zz', at: '2026-11-22T10:00:00Z' };
    const file = {
      schema: 1,
      coder: 'consensus',
      status: 'in-progress',
      texts: {},
      segments: [],
      decisions: [decision],
    };
    // written by another window in the very moment of deciding: the extension has not read it yet
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(file)));
    await run('takeVersionB', { note: '' });
    assert.deepEqual((await consensus()).decisions, [decision]);
    await until('the decision is known here', async () => (await hover('rang')).includes('neither taken'));
    await run('takeVersionB', { note: '' });
    const { decisions, segments } = await consensus();
    assert.deepEqual([decisions.length, segments], [1, ['My coach rang me: effort']]);
  });

  it('are compared with the consensus, which is not decided about', async () => {
    await run('acceptAgreements');
    await run('compareCoders', { a: 'ab', b: 'consensus' });
    assert.match(await hover('rang'), /\*\*B the consensus\*\* —/);
    assert.doesNotMatch(await hover('rang'), /takeVersionA/);
    const before = await read(root, 'a.txt.consensus.coding.json');
    await run('takeVersionA', { note: '' });
    assert.equal(await read(root, 'a.txt.consensus.coding.json'), before);
  });

  it('are compared with themselves at a commit', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=S', '-c', 'user.email=s@example.org', ...args], {
        cwd: root.fsPath,
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'First');
    await code('cd', ['what I wanted', 'Wish']);
    await run('compareCoders', { a: 'cd', at: 'HEAD' });
    assert.match(await hover('wanted'), /\*\*A CD at [0-9a-f]+\*\* —[^]*\*\*B CD\*\* Wish: “what I wanted”/);
    assert.doesNotMatch(await hover('rang'), /\*\*A CD/);
  });
});
