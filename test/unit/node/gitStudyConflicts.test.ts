import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { NodeStudyGit } from '../../../src/node/nodeStudyGit';
import { GitRepository } from './gitRepository';
import { tempFolder } from './tempFolder';

const FILE = 'a b.txt.nd.coding.json';

describe('conflicts that git has left in a study', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    repository.commit('other.txt', 'x\n');
    repository.commit(`the é study/${FILE}`, 'base\n');
  });

  const git = (root = path.join(repository.path, 'the é study')) => new NodeStudyGit(root);
  /** Branches `main` and `topic`, which say something else of a file. */
  const fork = (ours: string | undefined, theirs: string | undefined) => {
    const put = (content: string | undefined, subject: string) => {
      const file = `the é study/${FILE}`;
      if (content === undefined) repository.git('rm', '-q', '--', file);
      else {
        repository.write(file, content);
        repository.git('add', '.');
      }
      repository.git('commit', '-q', '-m', subject);
    };
    repository.git('checkout', '-q', '-b', 'topic');
    put(theirs, 'Their change');
    repository.git('checkout', '-q', 'main');
    put(ours, 'Our change');
  };

  it('gives the three versions and the names of both branches, and takes what is staged', async () => {
    fork('ours\r\n', '\ufefftheirs\n');
    assert.equal(repository.tryGit('merge', 'topic').status, 1);
    const { conflicts } = git();
    assert.deepEqual(await conflicts.paths(), [FILE]);
    assert.deepEqual(await conflicts.versions(FILE), {
      ok: true,
      value: { base: 'base\n', ours: 'ours\n', theirs: 'theirs\n' },
    });
    assert.deepEqual(await conflicts.names(), {
      operation: 'merge',
      ours: 'main',
      theirs: 'topic',
      own: 'ours',
    });
    repository.write(`the é study/${FILE}`, 'merged\n');
    assert.deepEqual(await conflicts.stage(FILE), { ok: true, value: undefined });
    assert.deepEqual(await conflicts.paths(), []);
    assert.equal(repository.git('show', `:the é study/${FILE}`), 'merged');
    assert.match(JSON.stringify(await conflicts.versions(FILE)), /is not in conflict/);
  });

  it('knows that a rebase has the sides the other way round', async () => {
    fork('ours\n', 'theirs\n');
    repository.git('checkout', '-q', 'topic');
    assert.equal(repository.tryGit('rebase', 'main').status, 1);
    const { conflicts } = git();
    const versions = await conflicts.versions(FILE);
    assert.ok(versions.ok);
    assert.deepEqual([versions.value.ours, versions.value.theirs], ['ours\n', 'theirs\n']);
    const names = await conflicts.names();
    assert.deepEqual([names.operation, names.ours, names.own], ['rebase', 'main', 'theirs']);
    assert.match(names.theirs, /^topic: “Their change” \([0-9a-f]{7}\)$/);
  });

  it('names the commit that is cherry-picked or reverted, and the detached one where one is', async () => {
    fork('ours\n', 'theirs\n');
    repository.git('checkout', '-q', '--detach');
    repository.tryGit('cherry-pick', 'topic');
    const names = await git().conflicts.names();
    assert.equal(names.operation, 'cherry-pick');
    assert.match(names.ours, /^“Our change” \(/);
    assert.match(names.theirs, /^“Their change” \(/);
    repository.git('reset', '-q', '--hard');
    repository.commit(`the é study/${FILE}`, 'again\n');
    repository.tryGit('revert', 'HEAD~1');
    assert.equal((await git().conflicts.names()).operation, 'revert');
  });

  it('says nothing of the other side of a conflict that no operation has made', async () => {
    repository.write(`the é study/${FILE}`, 'stashed\n');
    repository.git('stash', '-q');
    repository.commit(`the é study/${FILE}`, 'ours\n');
    assert.equal(repository.tryGit('stash', 'pop').status, 1);
    assert.deepEqual(await git().conflicts.names(), {
      operation: 'other',
      ours: 'main',
      theirs: 'the other version',
      own: 'ours',
    });
  });

  it('leaves out the version of the side that has deleted the file, and takes that it stays away', async () => {
    fork('ours\n', undefined);
    repository.tryGit('merge', 'topic');
    const { conflicts } = git();
    assert.deepEqual(await conflicts.versions(FILE), {
      ok: true,
      value: { base: 'base\n', ours: 'ours\n', theirs: undefined },
    });
    fs.rmSync(path.join(repository.path, 'the é study', FILE));
    assert.ok((await conflicts.stage(FILE)).ok);
    assert.deepEqual(await conflicts.paths(), []);
    assert.equal(repository.git('ls-files', '--', 'the é study'), '');
  });

  it('has no base where both have added the file', async () => {
    repository.git('rm', '-q', '--', `the é study/${FILE}`);
    repository.git('commit', '-q', '-m', 'away');
    fork('ours\n', 'theirs\n');
    repository.tryGit('merge', 'topic');
    const versions = await git().conflicts.versions(FILE);
    assert.deepEqual(versions.ok && versions.value, { base: undefined, ours: 'ours\n', theirs: 'theirs\n' });
  });

  it('works in a worktree, and in a submodule', async () => {
    fork('ours\n', 'theirs\n');
    const tree = folder.file('tree');
    repository.git('worktree', 'add', '-q', '--detach', tree, 'main');
    const inTree = new GitRepository(tree);
    inTree.tryGit('merge', 'topic');
    const one = git(path.join(tree, 'the é study'));
    assert.deepEqual(await one.conflicts.paths(), [FILE]);
    assert.equal((await one.conflicts.names()).theirs, 'topic');
    assert.deepEqual(await git().conflicts.paths(), []);

    const outer = GitRepository.init(folder.file('outer'));
    outer.git('submodule', '--quiet', 'add', repository.path, 'inner');
    const inner = new GitRepository(path.join(outer.path, 'inner'));
    inner.git('fetch', '-q', 'origin', 'topic:topic');
    inner.tryGit('merge', 'topic');
    const other = git(path.join(inner.path, 'the é study'));
    assert.deepEqual(await other.conflicts.paths(), [FILE]);
    assert.match((await other.folder())!, /outer\/\.git\/modules\/inner$/);
  });

  it('says why there is nothing where git, a repository or trust is missing', async () => {
    const plain = folder.file('plain');
    fs.mkdirSync(plain);
    // a folder of the system's temporary files is in no repository
    const none = git(plain);
    assert.equal(await none.unavailable(), 'The study is not in a git repository.');
    assert.deepEqual(await none.conflicts.paths(), []);
    assert.equal(await none.folder(), undefined);
    const missing = new NodeStudyGit(repository.path, { program: () => 'no-such-git' });
    assert.match((await missing.unavailable())!, /Git was not found/);
    assert.match(JSON.stringify(await missing.conflicts.versions(FILE)), /is not in conflict/);
    assert.equal((await missing.conflicts.stage(FILE)).ok, false);
    const untrusted = new NodeStudyGit(repository.path, { isAllowed: () => false });
    assert.match((await untrusted.unavailable())!, /untrusted/);
    assert.equal(await git().unavailable(), undefined);
    const empty = GitRepository.init(folder.file('empty'));
    assert.equal(await git(empty.path).unavailable(), undefined);
    assert.equal((await git(empty.path).conflicts.names()).ours, 'main');
  });
});
