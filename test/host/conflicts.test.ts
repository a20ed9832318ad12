import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GitRepository } from '../unit/node/gitRepository';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = 'P1: It was hard at first, then easier, and nobody asked.\n';
const VERSION = '000000000000';
const SIDECAR = 'a.txt.nd.coding.json';

interface Segment {
  id: string;
  memo?: string;
  codes: string[];
}
interface Resolved {
  decided: number;
  left: number;
  staged: boolean;
}

const segment = (id: string, quote: string, more = '') =>
  `{"id":"${id}","text":"${VERSION}","start":${TEXT.indexOf(quote)},"end":${TEXT.indexOf(quote) + quote.length},"quote":"${quote}","prefix":"","suffix":"","codes":["effort-ab12"]${more}}`;
const sidecar = (...segments: string[]) =>
  `{\n"schema": 1,\n"coder": "nd",\n"status": "in-progress",\n"texts": {"${VERSION}":{"sha256":"${'0'.repeat(64)}","length":${TEXT.length}}},\n"segments": [\n${segments.join(',\n')}\n]\n}\n`;
const codebook = (...codes: string[]) => `{\n"schema": 1,\n"codes": [\n${codes.join(',\n')}\n]\n}\n`;
const CODEBOOK = codebook('{"id":"effort-ab12","name":"Effort"}');

describe('a coding conflict', () => {
  let root: vscode.Uri;
  let repository: GitRepository;

  const problem = (uri: vscode.Uri, code: string) =>
    until(`${code} is a problem`, () =>
      vscode.languages
        .getDiagnostics(uri)
        .find(one => one.source === 'Transcript Coder' && one.code === code),
    );

  /** A repository in which `topic` could not be merged into `main`: a file says something else on each side. */
  async function conflict(path: string, base: string, ours: string, theirs: string): Promise<vscode.Uri> {
    root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK, [path]: base });
    repository = GitRepository.init(root.fsPath);
    const commit = (content: string, subject: string) => {
      repository.write(path, content);
      repository.git('add', '.');
      repository.git('commit', '-q', '--allow-empty', '-m', subject);
    };
    commit(base, 'First');
    repository.git('checkout', '-q', '-b', 'topic');
    commit(theirs, 'Their coding');
    repository.git('checkout', '-q', 'main');
    commit(ours, 'Our coding');
    assert.equal(repository.tryGit('merge', 'topic').status, 1);
    const uri = vscode.Uri.joinPath(root, path);
    await problem(uri, 'conflict-markers');
    return uri;
  }

  const unmerged = () => repository.git('ls-files', '--unmerged');
  const staged = (path: string) => repository.git('show', `:${path}`) + '\n';

  it('shows as a problem on the line of its markers, with a way to resolve it', async () => {
    const uri = await conflict(
      SIDECAR,
      sidecar(segment('m1', 'hard')),
      sidecar(segment('m1', 'hard'), segment('o1', 'easier')),
      sidecar(segment('m1', 'hard'), segment('t1', 'nobody')),
    );
    await vscode.window.showTextDocument(uri);
    const found = await problem(uri, 'conflict-markers');
    const line = (await read(root, SIDECAR))!.split('\n').findIndex(text => text.startsWith('<<<<<<<'));
    assert.equal(found.range.start.line, line);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      found.range,
    );
    const fix = actions.find(one => one.command?.command === 'transcriptCoder.resolveConflict');
    assert.ok(fix);
    assert.equal(String(fix.command!.arguments![0]), String(uri));
  });

  it('is refused for coding: the file with markers stays as it is', async () => {
    await conflict(
      SIDECAR,
      sidecar(segment('m1', 'hard')),
      sidecar(segment('o1', 'easier')),
      sidecar(segment('t1', 'nobody')),
    );
    const before = await read(root, SIDECAR);
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'asked');
    await run('applyCode', { codes: ['Effort'] });
    assert.equal(await read(root, SIDECAR), before);
  });

  it('that merges by itself is written and staged after one question', async () => {
    const uri = await conflict(
      SIDECAR,
      sidecar(segment('m1', 'hard')),
      sidecar(segment('m1', 'hard'), segment('o1', 'easier')),
      sidecar(segment('m1', 'hard'), segment('t1', 'nobody')),
    );
    const resolved = await run<Resolved>('resolveConflict', { uri, confirmed: true });
    assert.deepEqual(resolved, { path: SIDECAR, decided: 0, left: 0, staged: true });
    const { segments } = await json<{ segments: Segment[] }>(root, SIDECAR);
    assert.deepEqual(
      segments.map(({ id }) => id),
      ['m1', 'o1', 't1'],
    );
    assert.equal(unmerged(), '');
    assert.equal(staged(SIDECAR), await read(root, SIDECAR));
    await until('the problem is gone', () =>
      vscode.languages.getDiagnostics(uri).every(one => one.code !== 'conflict-markers'),
    );
  });

  it('is decided by a person, one field after the other', async () => {
    const uri = await conflict(
      SIDECAR,
      sidecar(segment('m1', 'hard', ',"memo":"so"'), segment('m2', 'easier', ',"memo":"so"')),
      sidecar(segment('m1', 'hard', ',"memo":"our one"'), segment('m2', 'easier', ',"memo":"our two"')),
      sidecar(segment('m1', 'hard', ',"memo":"their one"'), segment('m2', 'easier', ',"memo":"their two"')),
    );
    const resolved = await run<Resolved>('resolveConflict', { uri, choose: ['theirs', { value: 'both' }] });
    assert.deepEqual([resolved.decided, resolved.left, resolved.staged], [2, 0, true]);
    const { segments } = await json<{ segments: Segment[] }>(root, SIDECAR);
    assert.deepEqual(
      segments.map(({ memo }) => memo),
      ['their one', 'both'],
    );
    assert.doesNotMatch((await read(root, SIDECAR))!, /conflicts/);
    assert.equal(unmerged(), '');
  });

  it('can wait: what is left stays in a valid file, which is staged only when all is decided', async () => {
    const uri = await conflict(
      SIDECAR,
      sidecar(segment('m1', 'hard', ',"memo":"so"'), segment('m2', 'easier', ',"memo":"so"')),
      sidecar(segment('m1', 'hard', ',"memo":"our one"'), segment('m2', 'easier', ',"memo":"our two"')),
      sidecar(segment('m1', 'hard', ',"memo":"their one"'), segment('m2', 'easier', ',"memo":"their two"')),
    );
    const first = await run<Resolved>('resolveConflict', { uri, choose: ['later', 'base'] });
    assert.deepEqual([first.decided, first.left, first.staged], [1, 1, false]);
    assert.notEqual(unmerged(), '');
    await problem(uri, 'open-conflict');

    // coding goes on meanwhile, and is not lost
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd');
    select(editor, 'asked');
    await run('applyCode', { codes: ['Effort'] });
    const second = await run<Resolved>('resolveConflict', { uri, from: 'disk', choose: ['ours'] });
    assert.deepEqual([second.decided, second.left, second.staged], [1, 0, true]);
    const { segments } = await json<{ segments: Segment[] }>(root, SIDECAR);
    assert.equal(segments.length, 3);
    assert.equal(segments.find(({ id }) => id === 'm1')!.memo, 'our one');
    assert.equal(segments.find(({ id }) => id === 'm2')!.memo, 'so');
    assert.equal(unmerged(), '');
  });

  it('stays as it was when it is called off', async () => {
    const uri = await conflict(
      SIDECAR,
      sidecar(segment('m1', 'hard', ',"memo":"so"')),
      sidecar(segment('m1', 'hard', ',"memo":"ours"')),
      sidecar(segment('m1', 'hard', ',"memo":"theirs"')),
    );
    const before = [await read(root, SIDECAR), unmerged()];
    const resolving = run('resolveConflict', uri);
    let isDone = false;
    void resolving.then(() => (isDone = true));
    await until('it is called off', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isDone;
    });
    assert.equal(await resolving, undefined);
    assert.deepEqual([await read(root, SIDECAR), unmerged()], before);
  });

  it('of the codebook keeps a code that codings have come to need', async () => {
    const relief = '{"id":"relief-cd34","name":"Relief"}';
    const effort = '{"id":"effort-ab12","name":"Effort"}';
    const uri = await conflict(
      'codebook.json',
      codebook(effort, relief),
      codebook(effort.replace('Effort', 'Our effort')),
      codebook(effort.replace('Effort', 'Their effort'), relief),
    );
    await write(root, SIDECAR, sidecar(segment('m1', 'hard').replace('effort-ab12', 'relief-cd34')));
    await openTranscript(root, 'a.txt');
    const resolved = await run<Resolved>('resolveConflict', { uri, choose: ['ours'] });
    assert.ok(resolved.staged);
    const { codes } = await json<{ codes: { id: string; name: string }[] }>(root, 'codebook.json');
    assert.deepEqual(
      codes.map(({ name }) => name),
      ['Our effort', 'Relief'],
    );
  });

  it('between deleting a file and changing it leaves the choice, also that of deleting it', async () => {
    for (const keep of [true, false]) {
      const base = sidecar(segment('m1', 'hard'));
      root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK, [SIDECAR]: base });
      repository = GitRepository.init(root.fsPath);
      repository.git('add', '.');
      repository.git('commit', '-q', '-m', 'First');
      repository.git('checkout', '-q', '-b', 'topic');
      repository.git('rm', '-q', SIDECAR);
      repository.git('commit', '-q', '-m', 'Away');
      repository.git('checkout', '-q', 'main');
      const ours = sidecar(segment('m1', 'hard'), segment('o1', 'easier'));
      repository.commit(SIDECAR, ours);
      assert.equal(repository.tryGit('merge', 'topic').status, 1);
      const uri = vscode.Uri.joinPath(root, SIDECAR);
      await problem(uri, 'unmerged');
      await run('resolveConflict', { uri, keep });
      assert.equal(await read(root, SIDECAR), keep ? ours : undefined);
      assert.equal(unmerged(), '');
      await until('the problem is gone', () =>
        vscode.languages.getDiagnostics(uri).every(one => one.code !== 'unmerged'),
      );
    }
  });

  it('is resolved from the markers alone where there is no repository', async () => {
    const marked = sidecar(
      `<<<<<<< HEAD\n${segment('m1', 'hard', ',"memo":"ours"')}\n=======\n${segment('m1', 'hard', ',"memo":"theirs"')}\n>>>>>>> topic`,
    );
    root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK, [SIDECAR]: marked });
    const uri = vscode.Uri.joinPath(root, SIDECAR);
    await problem(uri, 'conflict-markers');
    const resolved = await run<Resolved>('resolveConflict', { uri, choose: ['theirs'] });
    assert.deepEqual([resolved.decided, resolved.staged], [1, false]);
    assert.equal(await read(root, SIDECAR), sidecar(segment('m1', 'hard', ',"memo":"theirs"')));
  });

  it('is none where a file is fine, and says so', async () => {
    root = await makeStudy({
      'a.txt': TEXT,
      'codebook.json': CODEBOOK,
      [SIDECAR]: sidecar(segment('m1', 'hard')),
    });
    await openTranscript(root, 'a.txt');
    const before = await read(root, SIDECAR);
    assert.equal(await run('resolveConflict', vscode.Uri.joinPath(root, SIDECAR)), undefined);
    assert.equal(await read(root, SIDECAR), before);
  });
});
