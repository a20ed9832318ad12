import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sourceFiles } from '../core/exchange/transcriptsIn/sourceFiles';
import { bundle, bundleParts } from '../node/bundle';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../fixtures/small-study');

describe('transcript-coder in parts', () => {
  const folder = tempFolder();
  const programs = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-test-'));
  before(() => bundleParts('src/cli/main.ts', programs));
  after(() => fs.rmSync(programs, { recursive: true, force: true }));

  // each of these readers is a part of its own, with what it is made of
  it('reads files of every format, also where a process has no navigator, as that of extensions', async () => {
    const noNavigator = folder.file('.noNavigator.cjs');
    const getter = '{ configurable: true, get: () => undefined }';
    fs.writeFileSync(noNavigator, `Object.defineProperty(globalThis, 'navigator', ${getter});`);
    fs.writeFileSync(folder.file('study.json'), '{"schema":1,"name":"S","transcripts":["*.txt"]}');
    const files = await sourceFiles();
    fs.mkdirSync(folder.file('.in'));
    for (const [name, bytes] of files) fs.writeFileSync(folder.file(`.in/${name}`), bytes);
    for (const name of files.keys()) {
      const argv = ['import', `.in/${name}`, '--into', '.', '--as', name.replaceAll('.', '-')];
      const { status, stderr } = spawnSync(
        process.execPath,
        ['-r', noNavigator, path.join(programs, 'cli.js'), ...argv],
        {
          cwd: folder.path,
          encoding: 'utf8',
        },
      );
      assert.equal(status, 0, `${name}: ${stderr}`);
    }
    const xml =
      '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="" name="a" isCodable="true"/></Codes></CodeBook>';
    fs.writeFileSync(folder.file('.in/c.qdc'), xml);
    const argv = ['codebook', 'import', '.in/c.qdc', '--into', '.'];
    const { status, stderr } = spawnSync(process.execPath, [path.join(programs, 'cli.js'), ...argv], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});

describe('transcript-coder as a program', () => {
  const folder = tempFolder();
  const programs = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-test-'));
  const program = path.join(programs, 'cli.js');
  before(() => bundle('src/cli/main.ts', program));
  after(() => fs.rmSync(programs, { recursive: true, force: true }));

  it('prints, exits and fails as the function does', async () => {
    const calls = [['--version'], ['frequency', SAMPLE, '--format', 'json'], ['frequency', 'nowhere'], []];
    for (const argv of calls) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
        cwd: folder.path,
        encoding: 'utf8',
      });
      assert.deepEqual({ code: status, out: stdout, err: stderr }, await runCli(folder.path, ...argv));
    }
  });

  it('says that it cannot draw where it was copied without the files for that', () => {
    const { status, stderr } = spawnSync(process.execPath, [program, 'frequency', SAMPLE, '-o', 'a.png'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, /^transcript-coder: This copy of transcript-coder lacks the files .* Use SVG/m);
    assert.deepEqual(fs.readdirSync(folder.path), []);
  });

  it('keeps what it has worked out, whichever command it was for', () => {
    for (const argv of [['frequency'], ['turns'], ['search', 'the']]) {
      const cache = folder.file(argv[0]!);
      const [command, ...more] = argv;
      const { status } = spawnSync(process.execPath, [program, command!, SAMPLE, ...more], {
        cwd: folder.path,
        env: { ...process.env, XDG_CACHE_HOME: cache },
      });
      assert.equal(status, 0);
      const files = fs.readdirSync(cache, { recursive: true, withFileTypes: true });
      assert.ok(
        files.some(file => file.isFile()),
        command,
      );
    }
  });

  it('is quiet when its reader has seen enough', async () => {
    const codes = Array.from({ length: 20_000 }, (_, i) => ({ id: `code-${i}`, name: `Code ${i}` }));
    fs.writeFileSync(folder.file('study.json'), '{"schema":1,"name":"Many","transcripts":[]}');
    fs.writeFileSync(folder.file('codebook.json'), JSON.stringify({ schema: 1, codes }));
    const child = spawn(process.execPath, [program, 'frequency', '.'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close');
    const errors: string[] = [];
    child.stderr.on('data', chunk => errors.push(String(chunk)));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code, signal] = await closed;
    assert.deepEqual([code, signal, errors], [0, null, []]);
  });
});
