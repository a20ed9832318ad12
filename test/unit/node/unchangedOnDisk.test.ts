import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DiskState } from '../../../src/node/diskState';
import { GitRevisions } from '../../../src/node/gitRevisions';
import { GitState } from '../../../src/node/gitState';
import { unchangedOnDisk } from '../../../src/node/unchangedOnDisk';
import { GitRepository } from './gitRepository';

const FILES = ['a.txt', 'b/c d.txt', 'b/é.txt', 'e.txt'];

describe('what git says is unchanged', () => {
  let repository: GitRepository;
  beforeEach(() => {
    repository = GitRepository.init(fs.mkdtempSync(path.join(os.tmpdir(), 'unchanged-')));
    for (const file of FILES) repository.write(file, `Of ${file}\n`);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'All');
  });
  afterEach(() => fs.rmSync(repository.path, { recursive: true, force: true }));

  const unchanged = async (folder = '') => {
    const root = path.join(repository.path, folder);
    const commit = repository.git('rev-parse', 'HEAD');
    const state = (await GitState.open(root, { commit }, 'git', true))!;
    return [...(await unchangedOnDisk(root, state, 'git')).keys()].sort();
  };

  it('is everything after a commit, by paths of the folder', async () => {
    assert.deepEqual(await unchanged(), [...FILES].sort());
    assert.deepEqual(await unchanged('b'), ['c d.txt', 'é.txt']);
  });

  it('is nothing that was edited, staged, removed or made a link, even by as many bytes at the same second', async () => {
    const file = path.join(repository.path, 'a.txt');
    const { atime, mtime } = fs.statSync(file);
    fs.writeFileSync(file, 'oF a.txt\n');
    fs.utimesSync(file, atime, mtime);
    repository.write('b/c d.txt', 'Staged\n');
    repository.git('add', '.');
    repository.write('a.txt', 'Of A.txt\n');
    fs.utimesSync(file, atime, mtime);
    fs.rmSync(path.join(repository.path, 'e.txt'));
    fs.symlinkSync('a.txt', path.join(repository.path, 'e.txt'));
    assert.deepEqual(await unchanged(), ['b/é.txt']);
  });

  it('is nothing at which git was told not to look, nor what a repository’s settings would let pass', async () => {
    repository.git('update-index', '--assume-unchanged', 'a.txt');
    repository.git('update-index', '--skip-worktree', 'e.txt');
    assert.deepEqual(await unchanged(), ['b/c d.txt', 'b/é.txt']);
  });

  it('names every file as looking at it does', async () => {
    repository.write('.gitattributes', '*.txt text eol=crlf\n');
    repository.write('a.txt', 'Other\n');
    for (const file of ['b/é.txt', 'e.txt']) fs.rmSync(path.join(repository.path, file));
    // comes back with other line ends than git has
    repository.git('checkout', '-q', '--', 'e.txt');
    assert.ok(fs.readFileSync(path.join(repository.path, 'e.txt'), 'utf8').endsWith('\r\n'));
    const states = await new GitRevisions(repository.path, 'git', true).states(undefined, false);
    assert.ok(states.ok, 'a repository');
    const looking = new DiskState(repository.path);
    for (const file of [...FILES, 'none.txt'])
      assert.equal(await states.value.after.store.id(file), await looking.id(file), file);
  });
});
