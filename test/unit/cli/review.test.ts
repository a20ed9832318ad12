import assert from 'node:assert/strict';
import fs from 'node:fs';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { EMPTY, TEXTS, take } from '../core/versions/merge/codingSteps';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const FIRST = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
const SECOND = take(FIRST, [{ kind: 0, one: 2, other: 1 }], 'a');
const STUDY = 'sub folder/it\'s "the" stüdy';
const SIDECAR = `${STUDY}/a b.txt.nd.coding.json`;

describe('transcript-coder review', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  const write = (sidecar = FIRST, text: string = TEXTS[0]) => {
    repository.write(`${STUDY}/study.json`, '{"schema":1,"name":"S","transcripts":["*.txt"]}\n');
    repository.write(`${STUDY}/a b.txt`, text);
    repository.write(SIDECAR, stringifySidecar(sidecar));
    // another study inside is another study
    repository.write(`${STUDY}/inner/study.json`, '{"schema":1,"name":"I","transcripts":["*.txt"]}\n');
    repository.write(`${STUDY}/inner/a.txt.nd.coding.json`, stringifySidecar(sidecar));
  };
  const commit = (message: string) => {
    repository.git('add', '-A');
    repository.git('commit', '-q', '--allow-empty', '-m', message);
  };
  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    write();
  });
  const review = async (...argv: string[]) => runCli(repository.path, 'review', STUDY, ...argv);
  const added = async (...argv: string[]) => {
    const { code, out, err } = await review('--format', 'json', ...argv);
    assert.equal(code, 0, err);
    const { from, to, segments } = JSON.parse(out) as {
      from: string;
      to: string;
      segments: { id: string; kinds: string[] }[];
    };
    return { from, to, found: segments.map(({ id, kinds }) => `${id} ${kinds.join()}`) };
  };

  it('shows a renamed transcript as renamed, in every format', async () => {
    commit('first');
    for (const ending of ['', '.nd.coding.json'])
      repository.git('mv', `${STUDY}/a b.txt${ending}`, `${STUDY}/c_d.txt${ending}`);
    commit('rename');
    const text = (await review('HEAD~1..HEAD')).out;
    assert.match(text, /^c_d\.txt: renamed, before: a b\.txt$/m);
    assert.doesNotMatch(text, /added|deleted|segment/);
    assert.match(
      (await review('HEAD~1..HEAD', '--format', 'md')).out,
      /c\\?_d\.txt: renamed, before: a b\.txt/,
    );
    const { transcripts, segments } = JSON.parse((await review('HEAD~1..HEAD', '--format', 'json')).out) as {
      transcripts: unknown[];
      segments: unknown[];
    };
    assert.deepEqual(transcripts, [{ path: 'c_d.txt', from: 'a b.txt', text: 'same', codings: [] }]);
    assert.deepEqual(segments, []);
  });

  it('compares the working tree, the index, commits and where branches have parted', async () => {
    commit('first');
    const first = repository.git('rev-parse', 'HEAD').slice(0, 7);
    assert.deepEqual(await added(), { from: `HEAD (${first})`, to: 'the working tree', found: [] });
    write(SECOND, TEXTS[1]);
    assert.deepEqual((await added()).found, ['a0 added']);
    assert.deepEqual((await added('--staged')).found, []);
    repository.git('add', '-A');
    assert.deepEqual(await added('--staged'), {
      from: `HEAD (${first})`,
      to: 'the index',
      found: ['a0 added'],
    });
    repository.git('checkout', '-q', '-b', 'work');
    commit('second');
    assert.deepEqual((await added('main..work')).found, ['a0 added']);
    assert.deepEqual((await added('work..main')).found, ['a0 removed']);
    assert.deepEqual((await added('HEAD~1..')).found, ['a0 added']);
    repository.git('checkout', '-q', 'main');
    fs.rmSync(`${repository.path}/${SIDECAR}`);
    commit('third');
    assert.deepEqual((await added('main...work')).found, ['a0 added']);
    assert.deepEqual((await added('main..work')).found, ['m0 added', 'a0 added']);
    repository.git('checkout', '-q', '--detach', 'work');
    assert.deepEqual((await added('main')).found, ['m0 added', 'a0 added']);
  });

  it('works in a worktree, in a submodule, and where line ends were changed on the way', async () => {
    commit('first');
    repository.git('worktree', 'add', '-q', '--detach', folder.file('tree'));
    const inTree = await runCli(folder.file('tree'), 'review', STUDY);
    assert.match(inTree.out, /Nothing has changed/);
    const outer = GitRepository.init(folder.file('outer'));
    outer.git('submodule', '--quiet', 'add', repository.path, 'inner');
    fs.writeFileSync(
      folder.file(`outer/inner/${SIDECAR}`),
      stringifySidecar(SECOND).replaceAll('\n', '\r\n'),
    );
    fs.writeFileSync(folder.file(`outer/inner/${STUDY}/a b.txt`), TEXTS[0].replaceAll('\n', '\r\n'));
    const inside = await runCli(folder.file('outer/inner'), 'review', STUDY);
    assert.match(inside.out, /a b\.txt: 1 changed segment$/m);
  });

  it('says which files of the index are in conflict, and not that they are gone', async () => {
    commit('first');
    repository.git('checkout', '-q', '-b', 'side');
    write(take(FIRST, [{ kind: 4, one: 0, other: 1 }], 'x'));
    commit('side');
    repository.git('checkout', '-q', 'main');
    write(take(FIRST, [{ kind: 4, one: 0, other: 2 }], 'x'));
    commit('main');
    assert.equal(repository.tryGit('merge', 'side').status, 1);
    const { code, out } = await review('--staged');
    assert.equal(code, 1);
    assert.match(out, /a b\.txt\.nd\.coding\.json:1 \(the index\): This file is in conflict/);
    assert.doesNotMatch(out, /deleted|removed/);
  });

  it('takes everything for new before the first commit', async () => {
    const { from, found } = await added();
    assert.deepEqual([from, found], ['nothing (no commits yet)', ['m0 added']]);
    repository.git('add', '-A');
    assert.deepEqual((await added('--staged')).found, ['m0 added']);
  });

  it('says what is missing, and ends with 2', async () => {
    const refuses = async (argv: string[], expected: RegExp) => {
      const { code, out, err } = await review(...argv);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, expected);
    };
    commit('first');
    await refuses(['nowhere'], /There is no commit “nowhere” in this repository\.$/m);
    await refuses(['--', '--output=x'], /There is no commit “--output=x” in this repository/);
    await refuses(['main..x'], /There is no commit “x” in this repository/);
    await refuses(['main..main', '--staged'], /cannot be compared with the index/);
    await refuses(['-o', SIDECAR], /is a file of the study/);
    repository.git('checkout', '-q', '--orphan', 'other');
    commit('other');
    await refuses(['main...other'], /have no common commit in this repository/);
    commit('more');
    const clone = folder.file('clone');
    repository.git('clone', '-q', '--depth', '1', `file://${repository.path}`, clone);
    const shallow = await runCli(clone, 'review', STUDY, 'HEAD~1');
    assert.match(shallow.err, /shallow: run “git fetch --unshallow”/);
    fs.rmSync(`${repository.path}/.git`, { recursive: true });
    await refuses([], /The study is not in a git repository/);
    const { PATH } = process.env;
    process.env['PATH'] = folder.path;
    try {
      await refuses([], /Git was not found/);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('knows pointers of Git LFS, and broken files, and goes on with the rest', async () => {
    repository.write(
      `${STUDY}/a b.txt`,
      'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n',
    );
    repository.write(`${STUDY}/c.txt.nd.coding.json`, '{');
    repository.write(`${STUDY}/codebook.json`, '{');
    commit('first');
    repository.write(`${STUDY}/codebook.json`, '{"schema":1,"codes":[{"id":"x","name":"Not added"}]}');
    write(SECOND);
    repository.write(`${STUDY}/c.txt.nd.coding.json`, stringifySidecar(SECOND));
    const { code, out } = await review();
    assert.equal(code, 1);
    assert.match(out, /a b\.txt:1 \(HEAD \(.*\)\): This file is stored in Git LFS/);
    assert.match(out, /c\.txt\.nd\.coding\.json:1 \(HEAD \(.*\)\): The file is not valid JSON/);
    assert.match(out, /\+ line 2, nd: “/);
    assert.doesNotMatch(out, /Not added|text added/);
  });
});
