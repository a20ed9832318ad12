import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { TextVersion } from '../../../src/core/coding/segment';
import { textVersion } from '../../../src/core/text/textVersion';
import { GitTexts } from '../../../src/node/gitTexts';
import { oneByOne } from '../study/oneByOne';
import { GitRepository } from './gitRepository';
import { skip } from './skip';
import { tempFolder } from './tempFolder';

const isWindows = process.platform === 'win32';
const FIRST = 'INT: How was it?\nP1: It was hard.\n';
const SECOND = 'INT: How was it?\nAnna: It was hard at first.\n';
const THIRD = 'INT: How was it?\nP1: 最初は大変でした。👍\n';
const PRESENT = 'What the file says now.\n';

/** A version without the name of its object. */
const version = (text: string): TextVersion => textVersion(text);

describe('GitTexts', function () {
  this.timeout(30_000);
  const folder = tempFolder();
  const init = (name = 'study') => GitRepository.init(folder.file(name));
  const texts = (root: string, options = {}) => oneByOne(new GitTexts(root, { freshFor: 0, ...options }));

  it('finds every version of a transcript, with or without the name of its object', async () => {
    const repository = init();
    const oids = [FIRST, SECOND, '', THIRD, PRESENT].map(text => repository.commit('a.txt', text));
    const old = texts(repository.path);
    for (const [i, text] of [FIRST, SECOND, '', THIRD, PRESENT].entries()) {
      assert.equal(await old.find('a.txt', version(text)), text);
      assert.equal(await texts(repository.path).find('a.txt', { ...version(text), blob: oids[i] }), text);
      assert.equal(await old.find('a.txt', version(text)), text, 'also when asked again');
    }
    assert.equal(await old.find('a.txt', version('Never there.')), undefined);
    assert.equal(await old.find('b.txt', version(FIRST)), undefined);
  });

  it('takes nothing for the text but what has its hash', async () => {
    const repository = init();
    const other = repository.commit('a.txt', SECOND);
    const { sha256 } = version(FIRST);
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    for (const blob of [other, tree, '0'.repeat(40), 'HEAD:a.txt', `${other}\n${other}`, '--help'])
      assert.equal(
        await texts(repository.path).find('a.txt', { sha256, length: FIRST.length, blob }),
        undefined,
      );
    repository.commit('a.txt', FIRST);
    const found = await texts(repository.path).find('a.txt', { ...version(FIRST), blob: other });
    assert.equal(found, FIRST, 'an object of another name is looked for under the path');
  });

  it('reads line ends, byte order marks and UTF-16 as the same text, and what cannot be read as it shows', async () => {
    const repository = init();
    repository.commit('a.txt', `\u{feff}${FIRST.replaceAll('\n', '\r\n')}`);
    repository.commit('a.txt', Buffer.from(`\u{feff}${THIRD}`, 'utf16le'));
    repository.commit('a.txt', Buffer.from([0x50, 0xff, 0x80, 0x0a]));
    repository.commit('a.txt', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n');
    const old = texts(repository.path);
    assert.equal(await old.find('a.txt', version(FIRST)), FIRST);
    assert.equal(await old.find('a.txt', version(THIRD)), THIRD);
    assert.equal(await old.find('a.txt', version('P\ufffd\ufffd\n')), 'P\ufffd\ufffd\n');
  });

  it('finds versions under an earlier name, on another branch, and on a side that a merge did not take', async () => {
    const repository = init();
    repository.commit('a.txt', FIRST);
    repository.git('mv', 'a.txt', 'b.txt');
    repository.git('commit', '-q', '-m', 'Rename');
    repository.git('checkout', '-q', '-b', 'side');
    repository.commit('b.txt', SECOND);
    repository.git('checkout', '-q', 'main');
    const other = 'Another text of the main branch.\n';
    repository.commit('b.txt', other);
    repository.git('merge', '-q', '-s', 'ours', '-m', 'Merge', 'side');
    repository.git('branch', '-q', '-D', 'side');
    repository.git('checkout', '-q', '-b', 'elsewhere');
    repository.commit('b.txt', THIRD);
    repository.git('checkout', '-q', 'main');
    repository.git('checkout', '-q', '--detach');
    for (const text of [FIRST, SECOND, THIRD, other])
      assert.equal(await texts(repository.path).find('b.txt', version(text)), text);
  });

  it('takes every path as it is', async function () {
    const names = ['with space/ä 中.txt', '[a]*.txt', '-x.txt', "it's.txt"];
    if (!isWindows) names.push(':(glob)*.txt', 'quote".txt', 'back\\slash.txt', 'line\nend.txt');
    const repository = init();
    repository.commit('a.txt', SECOND);
    for (const name of names) {
      repository.commit(name, `${FIRST}${name}`);
      repository.commit(name, PRESENT);
    }
    const old = texts(repository.path);
    for (const name of names) {
      assert.equal(await old.find(name, version(`${FIRST}${name}`)), `${FIRST}${name}`);
      assert.equal(await old.find(name, version(SECOND)), undefined, `${name} does not stand for a.txt`);
    }
  });

  it('works in a subfolder, a worktree and a submodule, and with what a shallow clone has', async () => {
    const repository = init();
    repository.commit('studies/one/a.txt', FIRST);
    repository.commit('studies/one/a.txt', SECOND);
    const sub = folder.file('study/studies/one');
    assert.equal(await texts(sub).find('a.txt', version(FIRST)), FIRST);
    repository.git('worktree', 'add', '-q', '--detach', folder.file('tree'));
    assert.equal(await texts(folder.file('tree')).find('studies/one/a.txt', version(FIRST)), FIRST);

    const outer = init('outer');
    outer.git('submodule', 'add', '-q', repository.path, 'inner');
    outer.git('commit', '-q', '-m', 'Add');
    assert.equal(await texts(outer.path).find('inner/studies/one/a.txt', version(FIRST)), FIRST);

    outer.git('clone', '-q', '--depth', '1', `file://${repository.path}`, folder.file('shallow'));
    const shallow = texts(folder.file('shallow'));
    assert.equal(await shallow.find('studies/one/a.txt', version(SECOND)), SECOND);
    assert.equal(await shallow.find('studies/one/a.txt', version(FIRST)), undefined);
  });

  it('finds nothing, quietly, where there is nothing to look in', async () => {
    const repository = init();
    const blob = repository.commit('a.txt', FIRST);
    const wanted = { ...version(FIRST), blob };
    fs.mkdirSync(folder.file('plain'));
    init('empty');
    repository.git('clone', '-q', '--bare', '.', folder.file('bare'));
    for (const [name, git] of [
      ['plain', 'git'],
      ['none', 'git'],
      ['empty', 'git'],
      ['study', folder.file('no-such-git')],
    ] as const)
      assert.equal(await texts(folder.file(name), { git }).find('a.txt', wanted), undefined, name);
    assert.equal(await texts(folder.file('bare')).find('a.txt', wanted), FIRST);
    assert.equal(await texts(folder.file('study/in')).find('../a.txt', wanted), undefined, 'outside');
    assert.equal(await texts(folder.path).find('study/a.txt', wanted), FIRST, 'a repository inside');
    await new GitTexts(repository.path).keep();
  });

  it('does not run git where that is not allowed, and does as soon as it is', async () => {
    const repository = init();
    repository.commit('a.txt', FIRST);
    let isAllowed = false;
    const old = texts(repository.path, { isAllowed: () => isAllowed });
    assert.equal(await old.find('a.txt', version(FIRST)), undefined);
    isAllowed = true;
    assert.equal(await old.find('a.txt', version(FIRST)), FIRST);
  });

  it('looks again when a commit or a fetch brings more, and does not walk in vain twice before that', async function () {
    if (isWindows) skip(this, 'the program that counts is a shell script');
    const repository = init();
    repository.commit('a.txt', SECOND);
    const log = folder.file('log');
    const git = folder.file('counting-git');
    fs.writeFileSync(git, `#!/bin/sh\necho "$*" >> '${log}'\nexec git "$@"\n`, { mode: 0o755 });
    const walks = () =>
      fs
        .readFileSync(log, 'utf8')
        .split('\n')
        .filter(line => / log /.test(line)).length;
    const old = texts(repository.path, { git });
    assert.equal(await old.find('a.txt', version(FIRST)), undefined);
    const once = walks();
    assert.ok(once > 0);
    assert.equal(await old.find('a.txt', version(FIRST)), undefined);
    assert.equal(await old.find('a.txt', version(THIRD)), undefined);
    assert.equal(walks(), once);

    const colleague = init('colleague');
    colleague.commit('a.txt', FIRST);
    repository.git('fetch', '-q', colleague.path, 'main:refs/remotes/colleague/main');
    assert.equal(await old.find('a.txt', version(FIRST)), FIRST);
    repository.commit('a.txt', THIRD);
    assert.equal(await old.find('a.txt', version(THIRD)), THIRD);
  });

  it('finds its repository where a hook has set another one', async () => {
    const repository = init();
    repository.commit('a.txt', FIRST);
    const other = init('other');
    process.env['GIT_DIR'] = `${other.path}/.git`;
    process.env['GIT_INDEX_FILE'] = `${other.path}/.git/index`;
    try {
      assert.equal(await texts(repository.path).find('a.txt', version(FIRST)), FIRST);
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_INDEX_FILE'];
    }
  });

  /** A repository whose settings run a program wherever git lets them; it leaves a trace. */
  function hostile(): { repository: GitRepository; trace: string } {
    const repository = init();
    const trace = folder.file('trace');
    const program = folder.file('program');
    fs.writeFileSync(program, `#!/bin/sh\necho "$*" >> '${trace}'\n`, { mode: 0o755 });
    // git has a shell run it, but for the one that checks signatures
    const command = `'${program}'`;
    repository.commit('.gitattributes', '*.txt diff=x filter=x\n');
    repository.commit('a.txt', FIRST);
    repository.commit('a.txt', SECOND);
    const signed = repository
      .git('cat-file', 'commit', 'HEAD')
      .replace(/\n\n/, '\ngpgsig -----BEGIN PGP SIGNATURE-----\n -----END PGP SIGNATURE-----\n\n');
    const oid = repository.gitWith(`${signed}\n`, 'hash-object', '-t', 'commit', '-w', '--stdin');
    repository.git('reset', '-q', '--soft', oid);
    for (const [key, value] of Object.entries({
      'core.fsmonitor': command,
      'core.pager': command,
      'pager.log': 'true',
      'core.sshCommand': command,
      'core.alternateRefsCommand': command,
      'diff.external': command,
      'diff.x.command': command,
      'diff.x.textconv': command,
      'filter.x.smudge': command,
      'filter.x.clean': command,
      'gpg.program': program,
      'log.showSignature': 'true',
      'log.showRoot': 'false',
      'log.follow': 'true',
      'format.pretty': '%GG',
      'color.ui': 'always',
      'alias.log': `!${command}`,
      'credential.helper': `!${command}`,
    }))
      repository.git('config', key, value);
    return { repository, trace };
  }

  it('runs none of the programs that a repository names', async function () {
    if (isWindows) skip(this, 'the program that leaves a trace is a shell script');
    const { repository, trace } = hostile();
    repository.git('log', '-p', '--ext-diff');
    assert.ok(fs.existsSync(trace), 'git alone does run them');
    fs.rmSync(trace);
    assert.equal(await texts(repository.path).find('a.txt', version(FIRST)), FIRST);
    assert.equal(await texts(repository.path).find('a.txt', version(THIRD)), undefined);
    assert.equal(fs.existsSync(trace), false);
  });

  it('fetches nothing that a partial clone lacks', async function () {
    if (isWindows) skip(this, 'the program that leaves a trace is a shell script');
    const { repository, trace } = hostile();
    const first = repository.git('rev-parse', 'HEAD~1:a.txt');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const url = `file://${repository.path}`;
    new GitRepository(folder.path).git('clone', '-q', '--filter=blob:none', url, folder.file('partial'));
    const partial = new GitRepository(folder.file('partial'));
    const objects = () => partial.git('count-objects', '-v');
    const before = objects();
    partial.git('config', 'core.sshCommand', folder.file('program'));
    for (const remote of [url, 'ssh://example.invalid/x', `ext::${folder.file('program')} x`]) {
      partial.git('config', 'remote.origin.url', remote);
      partial.git('config', 'protocol.ext.allow', 'always');
      fs.rmSync(trace, { force: true });
      assert.equal(await texts(partial.path).find('a.txt', { ...version(FIRST), blob: first }), undefined);
      assert.equal(await texts(partial.path).find('a.txt', version(FIRST)), undefined);
      assert.equal(
        await texts(partial.path).find('a.txt', version(SECOND)),
        SECOND,
        'what is there is found',
      );
      assert.equal(fs.existsSync(trace), false);
    }
    assert.equal(objects(), before);
  });

  it('writes nothing', async () => {
    const repository = init();
    repository.commit('a.txt', FIRST);
    repository.commit('a.txt', SECOND);
    fs.utimesSync(folder.file('study/a.txt'), 1, 1);
    const all = () =>
      fs
        .readdirSync(repository.path, { recursive: true })
        .map(String)
        .sort()
        .map(name => `${name} ${fs.statSync(folder.file(`study/${name}`)).mtimeMs}`);
    const before = all();
    for (const text of [FIRST, THIRD]) await texts(repository.path).find('a.txt', version(text));
    assert.deepEqual(all(), before);
  });
});
