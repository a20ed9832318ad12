import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { EMPTY, take } from '../core/versions/merge/codingSteps';
import { bundle } from './bundle';
import { GitRepository } from './gitRepository';
import { tempFolder } from './tempFolder';

const BASE = stringifySidecar(take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm'));
const changed = (from: string, to: string) => BASE.replace(from, to);
const SIDECAR = "the study's \u00e9/o'ne two.txt.nd.coding.json";
const STUDY = "the study's \u00e9";

describe('the merge driver', () => {
  const folder = tempFolder();
  const programs = fs.mkdtempSync(path.join(os.tmpdir(), "transcript-coder 50%A %%20 test's "));
  const program = path.join(programs, 'cli.js');
  let repository: GitRepository;
  before(() => bundle('src/cli/main.ts', program));
  after(() => fs.rmSync(programs, { recursive: true, force: true }));
  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    repository.write(`${STUDY}/study.json`, '{"schema":1,"name":"S","transcripts":["*.txt"]}\n');
    repository.write(SIDECAR, BASE);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'first');
  });

  const cli = (...argv: string[]) =>
    spawnSync(process.execPath, [program, ...argv], { cwd: repository.path, encoding: 'utf8' });
  /** Two branches that have each changed the sidecar. */
  const fork = (ours: string, theirs: string) => {
    repository.git('checkout', '-q', '-b', 'theirs');
    repository.commit(SIDECAR, theirs);
    repository.git('checkout', '-q', 'main');
    repository.commit(SIDECAR, ours);
  };
  const read = () => fs.readFileSync(path.join(repository.path, SIDECAR), 'utf8');

  it('shows the lines, enters them in this repository alone, and takes exactly them away again', () => {
    const config = () => fs.readFileSync(path.join(repository.path, '.git/config'), 'utf8');
    const attributes = path.join(repository.path, STUDY, '.gitattributes');
    const before = config();
    assert.match(cli('merge-driver', 'show', STUDY).stdout, /Not installed\.\n$/);
    assert.equal(config(), before);
    fs.writeFileSync(attributes, '*.png binary');
    const installed = cli('merge-driver', 'install', STUDY);
    assert.equal(installed.status, 0, installed.stderr);
    const entered = repository.git('config', '--local', 'merge.transcript-coder.driver');
    assert.ok(installed.stdout.includes(`merge.transcript-coder.driver = ${entered}\n`));
    assert.equal(
      fs.readFileSync(attributes, 'utf8'),
      '*.png binary\nstudy.json text eol=lf merge=transcript-coder\ncodebook.json text eol=lf merge=transcript-coder\nsummaries.json text eol=lf merge=transcript-coder\n*.coding.json text eol=lf merge=transcript-coder\n',
    );
    const attribute = repository.git('check-attr', '-z', 'merge', 'eol', '--', SIDECAR).split('\0');
    assert.deepEqual([attribute[2], attribute[5]], ['transcript-coder', 'lf']);
    cli('merge-driver', 'install', STUDY);
    assert.match(cli('merge-driver', 'show', STUDY).stdout, /Installed: /);
    assert.equal(cli('merge-driver', 'uninstall', STUDY).status, 0);
    assert.equal(config().trim(), before.trim());
    assert.equal(fs.readFileSync(attributes, 'utf8'), '*.png binary\n');
    assert.match(cli('merge-driver', 'uninstall', STUDY).stdout, /no merge driver/);
    assert.equal(cli('merge-driver', 'remove', STUDY).status, 2);
  });

  it('says so where there is no repository', () => {
    fs.rmSync(path.join(repository.path, '.git'), { recursive: true });
    const { status, stderr } = cli('merge-driver', 'install', STUDY);
    assert.equal(status, 2);
    assert.match(stderr, /not in a git repository/);
    assert.ok(!fs.existsSync(path.join(repository.path, STUDY, '.gitattributes')));
  });

  it('merges in git what git could not, under any name', () => {
    fork(changed('"effort-ab12"', '"effort-ab12","x"'), changed('"effort-ab12"', '"effort-ab12","y"'));
    const without = repository.tryGit('merge', '-q', 'theirs');
    assert.equal(without.status, 1, 'git alone has a conflict');
    repository.git('merge', '--abort');
    cli('merge-driver', 'install', STUDY);
    const { status, err } = repository.tryGit('merge', '-q', 'theirs');
    assert.equal(status, 0, err);
    assert.match(read(), /"codes":\["effort-ab12","x","y"\]/);
    assert.equal(repository.git('status', '--porcelain', '--', SIDECAR), '');
  });

  it('tells git of what a person must decide, and leaves a file that can be read with both values', () => {
    fork(changed('"created"', '"memo":"hard","created"'), changed('"created"', '"memo":"easy","created"'));
    cli('merge-driver', 'install', STUDY);
    const { status, err } = repository.tryGit('merge', 'theirs');
    assert.equal(status, 1);
    assert.match(err, /conflict: segments m0, memo: "easy" or "hard"/);
    assert.match(repository.git('-c', 'core.quotePath=false', 'status', '--porcelain'), /^UU /m);
    assert.match(read(), /"conflicts":\{"memo":\["easy","hard"\]\}/);
    const { stdout, status: found } = cli('check', STUDY);
    assert.equal(found, 1);
    assert.match(stdout, /:7: warning: Two people changed “memo” in different ways/);
  });

  it('leaves markers, as git does, when its program is gone, or a side is broken', () => {
    const [ours, theirs] = ['hard', 'easy'].map(memo => changed('"created"', `"memo":"${memo}","created"`));
    fork(ours!, theirs!);
    cli('merge-driver', 'install', STUDY);
    const markers = /<<<<<<< ours\n.*"hard".*\n=======\n.*"easy".*\n>>>>>>> theirs\n/;
    fs.renameSync(program, `${program}.gone`);
    try {
      assert.equal(repository.tryGit('merge', 'theirs').status, 1);
      assert.match(read(), markers);
      repository.git('merge', '--abort');
      repository.git(
        'config',
        'merge.transcript-coder.driver',
        repository.git('config', 'merge.transcript-coder.driver').replace(process.execPath, '/nowhere/node'),
      );
      assert.equal(repository.tryGit('merge', 'theirs').status, 1);
      assert.match(read(), markers);
      repository.git('merge', '--abort');
    } finally {
      fs.renameSync(`${program}.gone`, program);
    }
    cli('merge-driver', 'install', STUDY);
    repository.commit(SIDECAR, ours!.replace('"status"', 'status'));
    assert.equal(repository.tryGit('merge', 'theirs').status, 1);
    assert.match(read(), markers);
  });

  it('merges the same in the copy that the extension has', () => {
    const driver = path.join(programs, 'driver.js');
    bundle('src/cli/driver.ts', driver);
    fork(changed('"created"', '"memo":"hard","created"'), changed('"created"', '"memo":"easy","created"'));
    cli('merge-driver', 'install', STUDY);
    const setting = 'merge.transcript-coder.driver';
    const entered = repository.git('config', setting);
    repository.git('config', setting, entered.replace('cli.js', 'driver.js'));
    const { status, err } = repository.tryGit('merge', 'theirs');
    assert.equal(status, 1);
    assert.match(err, /conflict: segments m0, memo: "easy" or "hard"/);
    assert.match(read(), /"conflicts":\{"memo":\["easy","hard"\]\}/);
  });
});
