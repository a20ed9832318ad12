import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fail, ok } from '../../../src/core/base/result';
import { NodeStudyGit } from '../../../src/node/nodeStudyGit';
import { GitRepository } from './gitRepository';
import { tempFolder } from './tempFolder';

const STUDY = 'my é study';
const FILE = 'in/a b.json';

describe('what the next commit has of a study', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    repository.write(`${STUDY}/study.json`, '{}\n');
    repository.write(`${STUDY}/${FILE}`, 'committed\n');
  });
  const commitAll = () => {
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'first');
  };
  const git = (root = path.join(repository.path, STUDY)) => new NodeStudyGit(root);
  const staged = () => repository.git('show', `:${STUDY}/${FILE}`);

  it('is changed without the file on the disk, which keeps what it has', async () => {
    commitAll();
    repository.git('update-index', '--chmod=+x', `${STUDY}/${FILE}`);
    repository.write(`${STUDY}/${FILE}`, 'on disk\n');
    const { changes } = git();
    const seen: (string | undefined)[] = [];
    const done = await changes.changeStaged(FILE, before => {
      seen.push(before);
      return ok('staged é\n');
    });
    assert.deepEqual([done, seen], [{ ok: true, value: undefined }, ['committed\n']]);
    assert.equal(staged(), 'staged é');
    assert.match(repository.git('ls-files', '--stage', `${STUDY}/${FILE}`), /^100755 /);
    assert.equal(fs.readFileSync(path.join(repository.path, STUDY, FILE), 'utf8'), 'on disk\n');
    assert.deepEqual([...(await changes.staged([FILE, 'nothing.json']))], [[FILE, 'staged é\n']]);
  });

  it('can begin with a file, also before the first commit, and lose one', async () => {
    const { changes } = git();
    assert.equal((await changes.staged([FILE])).size, 0);
    assert.equal(await changes.head(), undefined);
    assert.ok((await changes.changeStaged(FILE, before => ok(`${before} then\n`))).ok);
    assert.equal(staged(), 'undefined then');
    assert.ok((await changes.changeStaged(FILE, () => ok(undefined))).ok);
    assert.equal(repository.git('ls-files'), '');
  });

  it('stays as it is when the change is refused, the file is in conflict, or git is busy or missing', async () => {
    commitAll();
    const { changes } = git();
    assert.deepEqual(await changes.changeStaged(FILE, () => fail('No.')), { ok: false, error: 'No.' });
    fs.writeFileSync(path.join(repository.path, '.git/index.lock'), '');
    assert.match(JSON.stringify(await changes.changeStaged(FILE, () => ok('x\n'))), /Another git command/);
    fs.rmSync(path.join(repository.path, '.git/index.lock'));
    assert.equal(staged(), 'committed');
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit(`${STUDY}/${FILE}`, 'theirs\n');
    repository.git('checkout', '-q', 'main');
    repository.commit(`${STUDY}/${FILE}`, 'ours\n');
    repository.tryGit('merge', 'topic');
    assert.match(JSON.stringify(await changes.changeStaged(FILE, () => ok('x\n'))), /is in conflict/);
    assert.equal((await changes.staged([FILE])).size, 0);
    const missing = new NodeStudyGit(repository.path, { program: () => 'no-such-git' });
    assert.match(
      JSON.stringify(await missing.changes.changeStaged(FILE, () => ok('x\n'))),
      /Git was not found/,
    );
    assert.match(JSON.stringify(await missing.changes.states({ kind: 'working' })), /Git was not found/);
    assert.deepEqual(await missing.changes.branches(), []);
  });

  it('is compared with commits of every kind, by names that say which', async () => {
    commitAll();
    const first = repository.git('rev-parse', '--short=7', 'HEAD');
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit(`${STUDY}/${FILE}`, 'two\n');
    repository.git('tag', 'week-1');
    const { changes } = git();
    const labels = async (request: Parameters<typeof changes.states>[0]) => {
      const states = await changes.states(request);
      return states.ok ? [states.value.before.label, states.value.after.label] : states.error;
    };
    const head = repository.git('rev-parse', '--short=7', 'HEAD');
    assert.deepEqual(await labels({ kind: 'working' }), [`HEAD (${head})`, 'the working tree']);
    assert.deepEqual(await labels({ kind: 'since', revision: 'main' }), [
      `main (${first})`,
      'the working tree',
    ]);
    assert.deepEqual(await labels({ kind: 'parted', revision: 'main' }), [first, 'the working tree']);
    assert.deepEqual(await labels({ kind: 'commit', revision: 'HEAD' }), [first, `HEAD (${head})`]);
    assert.deepEqual(await labels({ kind: 'commit', revision: first }), ['nothing', first]);
    assert.match(String(await labels({ kind: 'since', revision: '--output=x' })), /There is no commit/);
    assert.match(String(await labels({ kind: 'parted', revision: 'nowhere' })), /There is no commit/);
    assert.deepEqual(await changes.branches(), ['main', 'topic', 'week-1']);
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.git('commit', '-q', '-m', 'apart');
    assert.match(String(await labels({ kind: 'parted', revision: 'main' })), /no common commit/);
  });
});
