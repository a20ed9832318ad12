import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { ANALYSES } from '../../src/core/analyses/list';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = `INT: How was it?

P1: It was hard at first, then it got easier. My coach rang me every morning.

P1: She asked what I wanted, and then we did that.
`;
/** Words that only the other coder has used, in memos and for codes. */
const THEIRS = /wombat/i;
/** Reports that have the codebook, which is everyone's, also while they code blind. */
const CODEBOOK = ['methods', 'grid'];
/** Such a report without names of codes. */
const withoutTree = (text: string) => text.replaceAll(/wombat[ -](?:ease|coach)/gi, '');
const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['**/*.txt'],
  interviewers: ['INT'],
  coders: [
    { id: 'ab', name: 'AB' },
    { id: 'cd', name: 'CD' },
  ],
};

interface Codes {
  readonly codes: readonly { readonly id: string; readonly name: string }[];
}

interface Points {
  readonly commits: readonly { readonly value: number | null }[];
}

describe('coding blind', () => {
  let root: vscode.Uri;

  const diagnostics = () =>
    vscode.languages
      .getDiagnostics()
      .filter(([uri]) => uri.path.startsWith(root.path))
      .flatMap(([, found]) => found.map(({ message }) => message))
      .join('\n');

  const hover = async (words: string) => {
    const { document } = await openTranscript(root, 'a.txt');
    const at = document.positionAt(document.getText().indexOf(words) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    return hovers
      .flatMap(one => one.contents.map(content => (content as vscode.MarkdownString).value))
      .join('\n');
  };

  const report = async (analysis: string, format = 'json', request: object = {}) => {
    const uri = vscode.Uri.joinPath(root, `report.${format}`);
    await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
    await run('exportReport', { uri, analysis, ...request });
    return read(root, `report.${format}`);
  };

  const segmentsCounted = async () => {
    const { scope } = JSON.parse((await report('frequency'))!) as { scope: { segments: number } };
    return scope.segments;
  };

  /** How often a code was used at each commit, and is now. */
  const usedOverCommits = async (name: string) => {
    const { codes } = await json<Codes>(root, 'codebook.json');
    const scope = { codes: [codes.find(code => code.name === name)!.id] };
    const text = await report('bisect', 'json', { scope, options: { what: 'segments' } });
    return (JSON.parse(text!) as Points).commits.map(({ value }) => value);
  };

  const isBlind = () => {
    const { exports } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
    const { contextValues } = exports as { contextValues: ReadonlyMap<string, unknown> };
    return contextValues.get('transcriptCoder.isBlind');
  };
  const phase = (blind: boolean) => write(root, 'study.json', JSON.stringify({ ...STUDY, blind }));

  /** Words of segments, as someone sees them who goes from one to the next. */
  const walk = async () => {
    const editor = await openTranscript(root, 'a.txt');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const words: string[] = [];
    for (let i = 0; i < 6; i++) {
      await run('nextSegment');
      words.push(editor.document.getText(editor.selection));
    }
    return [...new Set(words)].sort().join(', ');
  };

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'study.json': JSON.stringify(STUDY) });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('cd', 'CD');
    for (const name of ['Effort', 'Wombat ease', 'Wombat coach']) await run('newCode', name);
    for (const [words, name] of [
      ['got easier', 'Wombat ease'],
      ['My coach rang me', 'Wombat coach'],
    ] as const) {
      select(editor, words);
      await run('applyCode', { codes: [name] });
    }
    const theirs = (await read(root, 'a.txt.cd.coding.json'))!;
    await write(
      root,
      'a.txt.cd.coding.json',
      theirs.replaceAll(',"created"', ',"memo":"A wombat.","created"'),
    );
    await codeAs('ab', 'AB');
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    const cwd = root.fsPath;
    const git = (...args: string[]) => execFileSync('git', args, { cwd });
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=AB', '-c', 'user.email=ab@example.org', 'commit', '-q', '-m', 'first');
  });
  afterEach(async () => {
    await run('closeReview');
    if ((await read(root, 'study.json')) === undefined) return;
    await phase(false);
    // whoever is still blind is asked who they are in the next test
    await until('nobody codes blind', () => isBlind() === false);
  });

  it('begins and ends with study.json, everywhere at once', async () => {
    assert.match(await hover('got easier'), THEIRS);
    await phase(true);
    await until('their coding is hidden', async () => (await segmentsCounted()) === 1);
    assert.doesNotMatch(await hover('got easier'), THEIRS);
    assert.match(await hover('hard at first'), /Effort/);
    assert.equal(await walk(), 'hard at first');

    await phase(false);
    await until('their coding is shown', async () => (await segmentsCounted()) === 3);
    assert.match(await hover('got easier'), THEIRS);
    assert.equal(await walk(), 'My coach rang me, got easier, hard at first');
  });

  it('is chosen for oneself', async () => {
    await run('codeBlind');
    assert.equal(await segmentsCounted(), 1);
    assert.equal(await json<{ blind?: boolean }>(root, 'study.json').then(({ blind }) => blind), undefined);
    // what was chosen stays as long as the study is open, and would ask who is coding
    await vscode.workspace.fs.delete(root, { recursive: true });
    await until('the study is closed', () => isBlind() === false);
  });

  it('leaves no word of others in any report or export, and refuses to compare', async () => {
    await phase(true);
    await until('their coding is hidden', async () => (await segmentsCounted()) === 1);
    for (const { id } of ANALYSES)
      for (const format of ['json', 'csv', 'md', 'html']) {
        const text = await report(id, format);
        if (['agreement', 'compare'].includes(id)) assert.equal(text, undefined, `${id} is refused`);
        else
          assert.doesNotMatch(
            CODEBOOK.includes(id) ? withoutTree(text!) : (text ?? ''),
            THEIRS,
            `${id} as ${format}`,
          );
      }
    assert.match((await report('frequency', 'md'))!, /Coding blind/);
    await run('exportArchive', vscode.Uri.joinPath(root, 'study.zip'), { without: [] });
    assert.equal(await read(root, 'study.zip'), undefined);
    await run('exportAudit', vscode.Uri.joinPath(root, 'audit.html'), { hasWords: false });
    assert.equal(await read(root, 'audit.html'), undefined);
  });

  it('asks git about one’s own coding alone', async () => {
    const editor = await openTranscript(root, 'a.txt');
    select(editor, 'what I wanted');
    await run('applyCode', { codes: ['Effort'] });
    await codeAs('cd', 'CD');
    select(editor, 'we did that');
    await run('applyCode', { codes: ['Wombat coach'] });
    await codeAs('ab', 'AB');
    const review = async () => {
      await run('reviewChanges', { kind: 'working' });
      await run('copyReview');
      return vscode.env.clipboard.readText();
    };
    assert.match(await review(), THEIRS);
    assert.deepEqual(await usedOverCommits('Wombat ease'), [1, 1]);
    await phase(true);
    await until('their coding is hidden', async () => (await segmentsCounted()) === 2);
    assert.deepEqual(await usedOverCommits('Wombat ease'), [0, 0]);
    const shown = await review();
    assert.match(shown, /what I wanted/);
    assert.doesNotMatch(shown, THEIRS);
    await run('compareCoders', { a: 'ab', b: 'cd' });
    await run('copyReview');
    assert.doesNotMatch(await vscode.env.clipboard.readText(), THEIRS, 'no comparison has begun');
  });

  it('says of another coder’s broken file only that it is broken', async () => {
    const file = (await read(root, 'a.txt.cd.coding.json'))!;
    await write(root, 'a.txt.cd.coding.json', file.replace('"codes":', '"wombat":'));
    await until('that is reported', () => /wombat|codes/.test(diagnostics()));
    await phase(true);
    await until('no more than that', () => /another coder cannot be read/.test(diagnostics()));
    assert.doesNotMatch(diagnostics(), THEIRS);
  });

  it('keeps all of the others’ coding where everyone’s files are rewritten', async () => {
    await phase(true);
    await until('their coding is hidden', async () => (await segmentsCounted()) === 1);
    await run('switchQuotes', 'hashed');
    const text = await read(root, 'a.txt.cd.coding.json');
    assert.doesNotMatch(text!, /"quote"/);
    assert.equal(text!.match(/"id":/g)?.length, 2);
  });
});
