import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { main } from '../../../src/cli/run';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { EMPTY, TEXTS, take } from '../core/versions/merge/codingSteps';
import { GitRepository } from '../node/gitRepository';
import { skip } from '../node/skip';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const CODING = stringifySidecar(take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm'));
const STUDY = '{"schema":1,"name":"S","transcripts":["*.txt","interviews/*.txt","linked.txt"]}\n';
const CODEBOOK = '{"schema":1,"codes":[{"id":"a-aaaa","name":"A"}]}\n';

const OF_STUDY = /is a file of the study or would become one of its transcripts\. Nothing was written/;

describe('what commands write with -o', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  const files = () =>
    (fs.readdirSync(folder.path, { recursive: true, encoding: 'utf8' }) as string[])
      .filter(
        file => !file.includes('.git') && fs.statSync(folder.file(file), { throwIfNoEntry: false })?.isFile(),
      )
      .sort()
      .map(file => [file, fs.readFileSync(folder.file(file), 'utf8')]);
  beforeEach(() => {
    repository = GitRepository.init(folder.file('study'));
    repository.write('study.json', STUDY);
    repository.write('codebook.json', CODEBOOK);
    repository.write('a.txt', TEXTS[0]);
    repository.write('a.txt.nd.coding.json', CODING);
    repository.write('interviews/b.txt', TEXTS[0]);
    repository.git('add', '-A');
    repository.git('commit', '-qm', 'first');
    fs.mkdirSync(folder.file('outside'));
    for (const version of ['base', 'ours', 'theirs']) fs.writeFileSync(folder.file(version), CODEBOOK);
  });

  const commands: Record<string, readonly string[]> = {
    frequency: ['frequency', 'study'],
    places: ['places', 'study'],
    review: ['review', 'study'],
    history: ['history', 'study', '--codebook'],
    merge: ['merge', 'base', 'ours', 'theirs'],
  };

  /** That no command writes to a file, and that nothing at all is changed. */
  async function isSafe(file: string, { unless = '', because = OF_STUDY } = {}): Promise<void> {
    const before = files();
    for (const [name, argv] of Object.entries(commands)) {
      if (name === unless) continue;
      const { code, out, err } = await runCli(folder.path, ...argv, '-o', file);
      assert.deepEqual([code, out], [2, ''], `${name} -o ${file}`);
      assert.match(err, because);
      assert.deepEqual(files(), before, `${name} -o ${file}`);
    }
  }

  it('is never a transcript, a coding or study file, or a transcript to be', async () => {
    await isSafe('study/a.txt');
    await isSafe('study/../study/interviews/b.txt');
    await isSafe('study/interviews/new.txt');
    await isSafe('study/a.txt.nd.coding.json');
    await isSafe('study/new.txt.x.coding.json');
    await isSafe('study/study.json');
    await isSafe(folder.file('study/a.txt'));
    for (const argv of Object.values(commands)) {
      assert.equal((await runCli(folder.path, ...argv, '-o', 'study/table.md')).code, 0);
      assert.equal((await runCli(folder.path, ...argv, '-o', 'outside/table.txt')).code, 0);
    }
  });

  it('is no file of git', async () => {
    const because = /is a file of git\. Nothing was written/;
    const config = () => fs.readFileSync(folder.file('study/.git/config'), 'utf8');
    const before = config();
    repository.write('.gitattributes', '* text\n');
    for (const file of [
      'study/.git/config',
      'study/.git/hooks/pre-commit',
      'study/.GIT/index',
      'study/.gitattributes',
      'study/interviews/.gitignore',
      'outside/.gitignore',
    ])
      await isSafe(file, { because });
    assert.equal(config(), before);
    assert.equal(fs.readFileSync(folder.file('study/.gitattributes'), 'utf8'), '* text\n');
    assert.ok(!fs.existsSync(folder.file('study/.git/hooks/pre-commit')));
    if (process.platform === 'win32') return;
    fs.symlinkSync('study/.git/config', folder.file('table.md'));
    fs.symlinkSync('study/.git', folder.file('repository'));
    await isSafe('table.md', { because });
    await isSafe('repository/config', { because });
    assert.equal(config(), before);
  });

  it('begins no study inside a study', async () => {
    const because = /would start another study inside this one and hide/;
    await isSafe('study/interviews/study.json', { because });
    await isSafe('study/interviews/Study.JSON', { because });
    // one that is there is a file of its own study
    fs.mkdirSync(folder.file('study/inner'));
    fs.writeFileSync(folder.file('study/inner/study.json'), STUDY);
    await isSafe('study/inner/study.json');
    const outside = await runCli(folder.path, ...commands['frequency']!, '-o', 'outside/study.json');
    assert.equal(outside.code, 0);
  });

  it('is none by way of a link either', async function () {
    if (process.platform === 'win32') skip(this, 'links need a privilege on Windows');
    const link = (target: string, name: string) => fs.symlinkSync(target, folder.file(name));
    link('study', 'way');
    link('../study', 'outside/study');
    link('study/a.txt', 'table.md');
    link('table.md', 'twice.md');
    link('../a.txt', 'study/interviews/table.md');
    link('interviews/none.txt', 'study/dangling.md');
    fs.writeFileSync(folder.file('outside/original.txt'), TEXTS[0]);
    link('../outside/original.txt', 'study/linked.txt');
    fs.linkSync(folder.file('study/a.txt'), folder.file('hard.md'));
    for (const file of [
      'way/a.txt',
      'outside/study/interviews/new.txt',
      'table.md',
      'twice.md',
      'study/interviews/table.md',
      'study/dangling.md',
      'study/linked.txt',
    ])
      await isSafe(file);
    // merge names no study that could be known to have these files, too
    await isSafe('outside/original.txt', { unless: 'merge' });
    await isSafe('hard.md', { unless: 'merge' });
  });

  it('is not a file of another study, of one whose study.json is broken, or beside which coding lies', async () => {
    fs.cpSync(folder.file('study'), folder.file('other'), { recursive: true });
    await isSafe('other/a.txt');
    fs.writeFileSync(folder.file('other/study.json'), STUDY.slice(0, -4));
    await isSafe('other/interviews/b.txt');
    await isSafe('other/study.json');
    fs.rmSync(folder.file('other/study.json'));
    await isSafe('other/a.txt');
  });

  it('may be a file of the study that is merged, where nothing in it is lost', async () => {
    const ours = CODEBOOK.replace('}]', '},{"id":"b-bbbb","name":"B"}]');
    fs.writeFileSync(folder.file('ours'), ours);
    const target = folder.file('study/codebook.json');
    const merge = (...argv: string[]) => runCli(folder.path, 'merge', 'base', 'ours', 'theirs', ...argv);
    const result = (await merge()).out;
    const isWritten = async (content: string) => {
      fs.writeFileSync(target, content);
      const { code, err } = await merge('-o', 'study/codebook.json');
      assert.deepEqual([code, err, fs.readFileSync(target, 'utf8')], [0, '', result]);
    };
    await isWritten(CODEBOOK);
    await isWritten(ours);
    await isWritten(result);
    await isWritten(
      `{"schema":1,"codes":[\n<<<<<<< ours\n${ours.slice(21, -3)}\n=======\n>>>>>>> theirs\n]}\n`,
    );
    const isKept = async (content: string) => {
      fs.writeFileSync(target, content);
      const { code, err } = await merge('-o', 'study/codebook.json');
      assert.deepEqual([code, fs.readFileSync(target, 'utf8')], [2, content]);
      assert.match(err, /has content that is in none of the three versions and would be lost/);
    };
    await isKept(CODEBOOK.replace('"A"', '"Another"'));
    await isKept(result.replace('"codes"', '"note":"mine","codes"'));
    await isKept(CODEBOOK.slice(0, -5));
    await isKept(
      CODEBOOK.replace('[', '[\n<<<<<<< ours\n{"id":"c-cccc","name":"C"},\n=======\n>>>>>>> theirs\n'),
    );
    fs.rmSync(target);
    assert.equal((await merge('-o', 'study/codebook.json')).code, 0);
    assert.equal(fs.readFileSync(target, 'utf8'), result);
    // over one of the versions, wherever it is
    fs.copyFileSync(folder.file('ours'), target);
    const over = await runCli(
      folder.path,
      'merge',
      'base',
      path.join('study', 'codebook.json'),
      'theirs',
      '-o',
      'study/codebook.json',
    );
    assert.deepEqual([over.code, fs.readFileSync(target, 'utf8')], [0, result]);
  });

  it('leaves alone what a .gitattributes leads to', async function () {
    if (process.platform === 'win32') skip(this, 'links need a privilege on Windows');
    fs.symlinkSync('a.txt', folder.file('study/.gitattributes'));
    const before = files();
    const { code, err } = await runCli(folder.path, 'merge-driver', 'install', 'study');
    assert.deepEqual([code, files()], [2, before]);
    assert.match(err, /\.gitattributes is a link, which git does not follow\. Replace it with a file\.$/m);
    assert.doesNotMatch(repository.git('config', '--list', '--local'), /transcript-coder/);
  });
});

describe('a listing of a study that somebody changes meanwhile', () => {
  const folder = tempFolder();

  it('ends with a message that names the transcript, and leaves no file', async () => {
    const write = (file: string, text: string) =>
      fs.writeFileSync(path.join(folder.file('study'), file), text);
    fs.mkdirSync(folder.file('study'));
    write('study.json', STUDY);
    write('codebook.json', CODEBOOK);
    for (const name of ['a.txt', 'b.txt']) {
      write(name, TEXTS[0]);
      write(`${name}.nd.coding.json`, CODING);
    }
    let err = '';
    const code = await main(['segments', 'study', '--format', 'json', '-o', 'out.json'], {
      out: () => undefined,
      // warnings are printed between reading and listing
      err: text => {
        err += text;
        write('b.txt', `${TEXTS[0]} And more.`);
      },
      cwd: folder.path,
    });
    assert.deepEqual([code, fs.existsSync(folder.file('out.json'))], [2, false], err);
    assert.match(err, /^transcript-coder: b\.txt was changed while it was read\. Try again\.$/m);
  });
});
