import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { Study } from '../../../src/study/study';
import { readStudy } from '../../../src/study/readStudy';
import { walk } from '../../../src/study/walk';
import { runCli } from '../cli/runCli';
import { skip } from '../node/skip';
import { tempFolder } from '../node/tempFolder';

const SIDECAR = (coder: string) => `{"schema":1,"coder":"${coder}","segments":[]}\n`;

describe('links in a study', () => {
  const folder = tempFolder();
  const write = (file: string, content = 'P: words\n') => {
    fs.mkdirSync(path.dirname(folder.file(file)), { recursive: true });
    fs.writeFileSync(folder.file(file), content);
  };
  const link = (target: string, file: string) => {
    fs.mkdirSync(path.dirname(folder.file(file)), { recursive: true });
    fs.symlinkSync(target, folder.file(file));
  };
  const study = (...transcripts: string[]) =>
    write('study/study.json', `${JSON.stringify({ schema: 1, name: 'S', transcripts })}\n`);
  const open = async () => readStudy(new NodeFileStore(folder.file('study')));
  const found = async () => {
    const { corpus, problems } = await open();
    return [
      corpus.transcripts.map(one => one.path),
      problems.map(one => `${one.severity} ${one.code} ${one.path}`).sort(),
    ];
  };

  beforeEach(function () {
    if (process.platform === 'win32') skip(this, 'links need a privilege on Windows');
    study('**/*.txt');
  });

  it('lead to no folder twice, however they are joined', async () => {
    write('study/a/1.txt');
    write('study/b/2.txt');
    for (const [here, there] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      link(`../${there}`, `study/${here}/${there}`);
      link('.', `study/${here}/self`);
      link('..', `study/${here}/up`);
      link('../..', `study/${here}/outside`);
    }
    link('.', 'study/self');
    link('loop', 'study/loop');
    assert.deepEqual(await found(), [
      ['a/1.txt', 'b/2.txt'],
      ['info outside-link a/outside', 'info outside-link b/outside'],
    ]);
    // twelve folders, each with links to all: that many paths have no end
    for (let i = 0; i < 12; i++) {
      write(`study/many/${i}/x.txt`);
      for (let k = 0; k < 12; k++) link(`../${k}`, `study/many/${i}/to${k}`);
    }
    assert.equal((await open()).corpus.transcripts.length, 14);
  });

  it('lead to no folder outside the study', async () => {
    write('elsewhere/deep/1.txt');
    link('/', 'study/disk');
    link('../elsewhere', 'study/data');
    assert.deepEqual(await found(), [
      [],
      ['info outside-link data', 'info outside-link disk', 'warning matches-nothing study.json'],
    ]);
    study('data/**/*.txt');
    assert.deepEqual((await found())[1], [
      'info outside-link disk',
      'warning matches-nothing study.json',
      'warning outside-link data',
    ]);
    const { code, out } = await runCli(folder.path, 'check', 'study');
    assert.equal(code, 1);
    assert.match(out, /^study\/data:1: warning: This is a link to a folder outside the study\. It is not/m);
    // a link to a file outside is followed
    fs.rmSync(folder.file('study/data'));
    link('../../elsewhere/deep/1.txt', 'study/data/1.txt');
    assert.deepEqual((await found())[0], ['data/1.txt']);
  });

  it('are the way to folders that are found by nothing else, and to those that study.json names by them', async () => {
    write('study/.store/1.txt');
    write('study/real/2.txt');
    write('study/real/2.txt.nd.coding.json', SIDECAR('nd'));
    link('.store', 'study/stored');
    link('real', 'study/interviews');
    assert.deepEqual(await found(), [['real/2.txt', 'stored/1.txt'], []]);
    study('stored/*.txt', 'interviews/*.txt');
    const { corpus, problems } = await open();
    assert.deepEqual(
      corpus.transcripts.map(one => one.path),
      ['interviews/2.txt', 'stored/1.txt'],
    );
    assert.deepEqual(problems, []);
    const files = (await walk(new NodeFileStore(folder.file('study')), ['interviews/*.txt'])).files;
    assert.ok(files.includes('interviews/2.txt.nd.coding.json'));
  });

  it('to a transcript count it once, with a note, under the name with the coding', async () => {
    write('study/1.txt');
    link('1.txt', 'study/2.txt');
    link('../2.txt', 'study/sub/3.txt');
    write('outside.txt');
    link('../outside.txt', 'study/x.txt');
    link('../outside.txt', 'study/y.txt');
    assert.deepEqual(await found(), [
      ['1.txt', 'x.txt'],
      ['info same-transcript 2.txt', 'info same-transcript sub/3.txt', 'info same-transcript y.txt'],
    ]);
    write('study/2.txt.nd.coding.json', SIDECAR('nd'));
    const { corpus, problems } = await open();
    assert.deepEqual(
      corpus.transcripts.map(one => one.path),
      ['2.txt', 'x.txt'],
    );
    assert.equal(
      problems.find(one => one.path === '1.txt')?.message,
      'A link makes this the same transcript as “2.txt”. It counts once, under that name.',
    );
    // a pattern that matches only the link
    study('sub/*.txt');
    assert.deepEqual((await found())[0], ['sub/3.txt']);
  });

  it('to a transcript count it once also when they come while the study is open', async () => {
    write('study/1.txt');
    const opened = await Study.open(new NodeFileStore(folder.file('study')));
    link('1.txt', 'study/2.txt');
    await opened.refresh(['2.txt']);
    assert.deepEqual(
      opened.transcripts.map(one => one.path),
      ['1.txt'],
    );
    await opened.refresh(['2.txt']);
    fs.rmSync(folder.file('study/1.txt'));
    fs.rmSync(folder.file('study/2.txt'));
    write('study/2.txt');
    await opened.refresh(['1.txt', '2.txt']);
    assert.deepEqual(
      opened.transcripts.map(one => one.path),
      ['2.txt'],
    );
  });
});

describe('what is no file', () => {
  const folder = tempFolder();
  beforeEach(function () {
    if (process.platform === 'win32') skip(this, 'Windows has no such pipes');
    fs.mkdirSync(folder.file('study'));
    fs.writeFileSync(folder.file('study/study.json'), '{"schema":1,"name":"S","transcripts":["*.txt"]}');
    fs.writeFileSync(folder.file('study/codebook.json'), '{"schema":1,"codes":[]}');
    fs.writeFileSync(folder.file('study/1.txt'), 'P: words\n');
  });
  const instead = (file: string, kind: 'pipe' | 'link' | 'device') => {
    fs.rmSync(folder.file(file), { force: true });
    if (kind === 'device') return fs.symlinkSync('/dev/zero', folder.file(file));
    if (kind === 'pipe') return execFileSync('mkfifo', [folder.file(file)]);
    execFileSync('mkfifo', [folder.file('pipe')]);
    return fs.symlinkSync(folder.file('pipe'), folder.file(file));
  };

  for (const kind of ['pipe', 'link', 'device'] as const) {
    it(`is not read where a file should be: ${kind}`, async () => {
      const run = (...argv: string[]) => runCli(folder.path, ...argv);
      instead('study/codebook.json', kind);
      const check = await run('check', 'study');
      assert.equal(check.code, 1);
      assert.equal(
        check.out,
        'study/codebook.json:1: Cannot be read: it is a pipe or a device, not a file\n',
      );
      assert.equal((await run('frequency', 'study')).code, 2);
      fs.rmSync(folder.file('pipe'), { force: true });
      fs.rmSync(folder.file('study/codebook.json'));
      instead('study/1.txt.nd.coding.json', kind);
      fs.rmSync(folder.file('pipe'), { force: true });
      instead('study/2.txt', kind);
      assert.equal(
        (await run('check', 'study')).out,
        ['1.txt.nd.coding.json', '2.txt']
          .map(name => `study/${name}:1: Cannot be read: it is a pipe or a device, not a file\n`)
          .join(''),
      );
      assert.equal((await run('frequency', 'study')).code, 2);
      fs.rmSync(folder.file('pipe'), { force: true });
      instead('study/study.json', kind);
      const { code, err } = await run('check', 'study');
      assert.equal(code, 2);
      assert.match(err, /“study” is not a study: its study\.json is not a file\./);
      await assert.rejects(new NodeFileStore(folder.file('study')).read('study.json'), {
        message: 'it is a pipe or a device, not a file',
      });
      await assert.rejects(
        new NodeFileStore(folder.file('study')).change('study.json', () => new Uint8Array([1])),
        { message: 'it is a pipe or a device, not a file' },
      );
    });
  }
});
