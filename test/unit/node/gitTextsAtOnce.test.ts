import assert from 'node:assert/strict';
import fs from 'node:fs';
import { SeededRandom } from '../../../src/core/base/random';
import { textVersion } from '../../../src/core/text/textVersion';
import { gitRuns } from '../../../src/node/git';
import { GitTexts } from '../../../src/node/gitTexts';
import type { WantedText } from '../../../src/study/oldTexts';
import { GitRepository } from './gitRepository';
import { skip } from './skip';
import { tempFolder } from './tempFolder';

/** A text of some length, so that git sees what was renamed and changed. */
const textOf = (name: string, edits = ''): string =>
  `${Array.from({ length: 30 }, (_, i) => `P${i}: ${name} says line ${i}.`).join('\n')}\n${edits}`;

const wantedOf = (path: string, text: string): WantedText => ({ path, version: textVersion(text) });

/** A history of transcripts that are edited, renamed, copied, removed and merged, as chance will have it. */
class RandomHistory {
  /** Every text that was ever in a file. */
  readonly texts = new Set<string>();
  private readonly random: SeededRandom;
  private readonly branches = ['main'];
  private last = 0;

  constructor(
    readonly repository: GitRepository,
    seed: number,
  ) {
    this.random = new SeededRandom(seed);
    for (let i = 0; i < 14; i++) this.write(`${this.one(['', 'a/', 'a/b/', 'c/'])}${i}.txt`, textOf(`t${i}`));
    this.commit();
  }

  get files(): string[] {
    return this.repository.git('ls-files').split('\n').filter(Boolean);
  }

  step(): void {
    const { repository, random } = this;
    const { files } = this;
    const number = ++this.last;
    const kind = this.one([
      'edit',
      'edit',
      'edit all',
      'move',
      'move folder',
      'copy',
      'remove',
      'add',
      'branch',
      'go',
      'merge',
    ]);
    const file = this.one(files);
    const read = (path: string) => fs.readFileSync(`${repository.path}/${path}`, 'utf8');
    if (kind === 'edit') this.write(file, `${read(file)}edit ${number}\n`);
    if (kind === 'edit all') for (const one of files) this.write(one, `${read(one)}all ${number}\n`);
    if (kind === 'move') {
      repository.git('mv', file, `moved${number}.txt`);
      if (random.below(2) > 0) this.write(`moved${number}.txt`, `${read(`moved${number}.txt`)}moved\n`);
    }
    if (kind === 'move folder' && file.includes('/'))
      repository.git('mv', file.split('/')[0]!, `folder${number}`);
    if (kind === 'copy') this.write(`copy${number}.txt`, `${read(file)}${this.one(['', 'copied\n'])}`);
    if (kind === 'remove' && files.length > 10) repository.git('rm', '-q', file);
    if (kind === 'add') this.write(`${this.one(['', 'a/'])}new${number}.txt`, textOf(`new${number}`));
    this.commit();
    if (kind === 'branch') {
      this.branches.push(`b${number}`);
      repository.git('checkout', '-q', '-b', `b${number}`);
    }
    if (kind === 'go') repository.git('checkout', '-q', this.one(this.branches));
    if (kind === 'merge') {
      const how = this.one([
        ['-s', 'ours'],
        ['-X', 'theirs'],
        ['-X', 'ours'],
      ]);
      const { status } = repository.tryGit('merge', '-q', '-m', 'Merge', ...how, this.one(this.branches));
      if (status !== 0) repository.git('reset', '-q', '--hard');
    }
  }

  private write(file: string, text: string): void {
    this.repository.write(file, text);
    this.texts.add(text);
  }

  private commit(): void {
    this.repository.git('add', '-A');
    this.repository.tryGit('commit', '-q', '-m', 'Change');
  }

  private one<T>(list: readonly T[]): T {
    return list[this.random.below(list.length)]!;
  }
}

/** What one transcript has been, found by two commands for it alone. */
function versionsOf({ path }: GitRepository, file: string): Set<string> {
  const repository = new GitRepository(path);
  const printing = ['--format=', '--raw', '--no-abbrev', '-z', '--max-count=300', '--', file];
  const logs = [
    repository.git('log', '--all', '--full-history', '-m', '--no-renames', ...printing),
    repository.git('log', '--follow', ...printing),
  ];
  const oids = new Set(logs.join('\0').match(/\b[0-9a-f]{40}\b/g) ?? []);
  oids.delete('0'.repeat(40));
  // what git prints is trimmed there
  return new Set([...oids].map(oid => `${repository.git('cat-file', 'blob', oid)}\n`));
}

describe('GitTexts, asked for many texts at once', function () {
  this.timeout(120_000);
  const folder = tempFolder();
  const texts = (root: string, options = {}) =>
    new GitTexts(root, { freshFor: 0, followFor: Infinity, ...options });

  it('finds in random histories what two commands for each transcript find', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const history = new RandomHistory(GitRepository.init(folder.file(`r${seed}`)), seed);
      for (let i = 0; i < 30; i++) history.step();
      const { repository, files } = history;
      const all = [...history.texts, textOf('never')];
      const wanted = files.flatMap(file => all.map(text => wantedOf(file, text)));
      const atOnce = await texts(repository.path).find(wanted);
      const alone = new Map<string, readonly (string | undefined)[]>();
      for (const file of files)
        alone.set(file, await texts(repository.path).find(all.map(text => wantedOf(file, text))));
      for (const [i, file] of files.entries()) {
        const twin = versionsOf(repository, file);
        for (const [k, text] of all.entries()) {
          const where = `seed ${seed}, ${file}, ${text.slice(-30)}`;
          const expected = twin.has(text) ? text : undefined;
          assert.equal(alone.get(file)![k], expected, `alone: ${where}`);
          const found = atOnce[i * all.length + k];
          // one command for all renames does not stop where a file's present name begins
          if (found !== undefined) assert.equal(found, text, where);
          else assert.equal(found, expected, where);
        }
      }
    }
  });

  /** Many transcripts in many folders, each edited since, and what git was asked to find what they were. */
  async function manyEdited(count: number, change: (repository: GitRepository) => void) {
    const repository = GitRepository.init(folder.file('many'));
    const paths = Array.from({ length: count }, (_, i) => `p${i % 70}/d${i % 3}/t${i}.txt`);
    for (const path of paths) repository.write(path, textOf(path));
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'First');
    change(repository);
    const edited = repository.git('ls-files').split('\n').sort();
    for (const path of edited)
      repository.write(path, `${fs.readFileSync(`${repository.path}/${path}`, 'utf8')}More.\n`);
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'Second');
    const old = edited.map(path => textOf(paths.find(one => one.endsWith(`/${path.split('/').at(-1)}`))!));
    const runs: string[] = [];
    const listening = gitRuns.event(({ args }) => void runs.push(args[0]!));
    const found = await texts(repository.path).find(edited.map((path, i) => wantedOf(path, old[i]!)));
    listening.dispose();
    assert.deepEqual(found, old);
    return runs;
  }

  it('asks git a few times, however many they are', async () => {
    assert.deepEqual(await manyEdited(200, () => undefined), ['show-ref', 'log', 'cat-file', 'cat-file']);
  });

  it('asks git a few times when all were renamed', async () => {
    const runs = await manyEdited(200, repository => {
      fs.mkdirSync(`${repository.path}/moved`);
      for (let i = 0; i < 70; i++) repository.git('mv', `p${i}`, `moved/q${i}`);
      repository.git('commit', '-q', '-m', 'Move');
    });
    assert.ok(runs.length < 10, runs.join());
  });

  it('looks in the repository of each transcript', async () => {
    const outer = GitRepository.init(folder.file('outer'));
    const places = ['', 'one/', 'one/deep/', 'two/', 'plain/'];
    for (const place of ['one', 'two', 'one/deep/under']) GitRepository.init(folder.file(`outer/${place}`));
    const wanted: WantedText[] = [];
    for (const place of places) {
      const repository = new GitRepository(
        folder.file(`outer/${place.startsWith('one') ? 'one' : place.startsWith('two') ? 'two' : ''}`),
      );
      for (let i = 0; i < 10; i++) {
        const name = `${place}${i}.txt`;
        outer.write(name, textOf(name));
        wanted.push(wantedOf(name, textOf(name)));
      }
      repository.git('add', '--', ...wanted.slice(-10).map(one => folder.file(`outer/${one.path}`)));
      repository.git('commit', '-q', '-m', 'Add');
    }
    fs.mkdirSync(folder.file('outer/bare-folder'));
    // an empty folder of that name begins no repository
    fs.mkdirSync(folder.file('outer/plain/.git'));
    const found = await texts(outer.path).find([...wanted, wantedOf('bare-folder/x.txt', textOf('x'))]);
    assert.deepEqual(found, [...wanted.map(one => textOf(one.path)), undefined]);
    const sub = await texts(folder.file('outer/one/deep')).find([
      wantedOf('3.txt', textOf('one/deep/3.txt')),
    ]);
    assert.deepEqual(sub, [textOf('one/deep/3.txt')]);
  });

  it('follows links to folders', async function () {
    if (process.platform === 'win32') skip(this, 'links need rights there');
    const repository = GitRepository.init(folder.file('there'));
    repository.commit('a/1.txt', textOf('one'));
    fs.mkdirSync(folder.file('study'));
    fs.symlinkSync('../there/a', folder.file('study/link'));
    assert.deepEqual(await texts(folder.file('study')).find([wantedOf('link/1.txt', textOf('one'))]), [
      textOf('one'),
    ]);
  });

  it('looks through as many commits for each transcript, however many there are of another', async () => {
    const repository = GitRepository.init(folder.file('long'));
    const count = 310;
    const names = Array.from({ length: 60 }, (_, i) => `d/${i}.txt`);
    const commits = Array.from({ length: count }, (_, i) => {
      // the first transcript is changed by every commit, the others by the first one alone
      const changed = i === 0 ? names : names.slice(0, 1);
      const files = changed.map(name => {
        const text = textOf(name, `${i}`);
        return `M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
      });
      const from = i === 0 ? '' : `from :${i}\n`;
      return `commit refs/heads/main\nmark :${i + 1}\ncommitter A <a@b> ${1_700_000_000 + i} +0000\ndata 1\nx\n${from}${files.join('')}\n`;
    });
    repository.gitWith(commits.join(''), 'fast-import', '--quiet');
    repository.git('reset', '-q', '--hard');
    const first = names.map(name => textOf(name, '0'));
    const wanted = names.map((name, i) => wantedOf(name, first[i]!));
    const found = await texts(repository.path).find(wanted);
    assert.deepEqual(found, [undefined, ...first.slice(1)]);
    for (const [back, isFound] of [
      [299, true],
      [300, true],
      [301, false],
    ] as const) {
      const text = textOf(names[0]!, `${count - 1 - back}`);
      const expected = isFound ? text : undefined;
      const asked = [wantedOf(names[0]!, text), ...wanted.slice(1)];
      assert.equal((await texts(repository.path).find(asked))[0], expected, `${back} with others`);
      assert.equal((await texts(repository.path).find(asked.slice(0, 1)))[0], expected, `${back} alone`);
    }
  });

  it('takes of a history that does not come to its end what came', async function () {
    if (process.platform === 'win32') skip(this, 'the program that ends early is a shell script');
    const repository = GitRepository.init(folder.file('torn'));
    const names = Array.from({ length: 20 }, (_, i) => `${i}.txt`);
    for (const edits of ['first', 'second', 'third']) {
      for (const name of names) repository.write(name, textOf(name, edits));
      repository.git('add', '-A');
      repository.git('commit', '-q', '-m', edits);
    }
    const git = folder.file('torn-git');
    // of each log the newest commit and a part of the one before
    fs.writeFileSync(
      git,
      `#!/bin/sh\ncase "$*" in *' log '*) git "$@" | head -c 4000; exit 1;; *) exec git "$@";; esac\n`,
      {
        mode: 0o755,
      },
    );
    const lines: string[] = [];
    const old = texts(repository.path, { git, log: (line: string) => void lines.push(line) });
    const find = (edits: string) => old.find(names.map(name => wantedOf(name, textOf(name, edits))));
    assert.deepEqual(
      await find('third'),
      names.map(name => textOf(name, 'third')),
    );
    assert.deepEqual(
      await find('second'),
      names.map(name => textOf(name, 'second')),
    );
    assert.ok(lines.length > 0);
  });
});
