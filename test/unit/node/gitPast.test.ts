import assert from 'node:assert/strict';
import fs from 'node:fs';
import { GitPast } from '../../../src/node/gitPast';
import { GitRepository } from './gitRepository';
import { tempFolder } from './tempFolder';

describe('GitPast', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('utf8');

  it('reads a study in a folder of a repository as it was', async () => {
    const repository = GitRepository.init(folder.file('repo'));
    repository.commit('study/part one/ä.txt', 'first');
    repository.commit('study/b.txt', 'b');
    repository.commit('study/part one/ä.txt', 'second');
    repository.git('tag', 'now');
    const past = new GitPast(folder.file('repo/study'));
    const commit = await past.commit('HEAD~2');
    assert.ok(commit.ok);
    assert.equal(commit.value.id, repository.git('rev-parse', 'HEAD~2'));
    assert.ok(commit.value.id.startsWith(commit.value.name));
    assert.equal(commit.value.subject, 'Change');
    const files = await past.read(commit.value, ['part one/ä.txt', 'b.txt', '../b.txt']);
    assert.ok(files.ok);
    assert.deepEqual([...files.value.keys()], ['part one/ä.txt']);
    assert.equal(text(files.value.get('part one/ä.txt')), 'first');
    const now = await past.commit('now');
    assert.ok(now.ok);
    const later = await past.read(now.value, ['part one/ä.txt', 'b.txt']);
    assert.ok(later.ok);
    assert.deepEqual([...later.value.values()].map(text).sort(), ['b', 'second']);
    const all = await past.commits(['part one/ä.txt']);
    assert.deepEqual(
      all.map(({ id }) => id),
      [repository.git('rev-parse', 'HEAD'), repository.git('rev-parse', 'HEAD~2')],
    );
    assert.deepEqual(await past.commits([]), []);
  });

  it('takes nothing but a commit for one', async () => {
    const repository = GitRepository.init(folder.file('repo'));
    repository.commit('a.txt', 'first');
    const past = new GitPast(folder.file('repo'));
    const marker = folder.file('repo/marker');
    for (const revision of ['', 'nowhere', '--output=marker', '-p', 'HEAD..HEAD', 'HEAD:a.txt', 'HEAD~9']) {
      const found = await past.commit(revision);
      assert.deepEqual(found, {
        ok: false,
        error: `There is no commit “${revision}” in this repository.`,
      });
    }
    assert.ok(!fs.existsSync(marker));
    assert.equal((await new GitPast(folder.path).commit('HEAD')).ok, false);
    assert.equal((await new GitPast(folder.file('repo'), () => false).commit('HEAD')).ok, false);
  });
});
