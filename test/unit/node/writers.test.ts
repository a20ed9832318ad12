import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { CONTENTS } from './contents';
import { skip } from './skip';
import { tempFolder } from './tempFolder';
import { writerProgram } from './writerProgram';

const isWindows = process.platform === 'win32';
const NOBODY = 65534;
/** Writes that are cut off, so many of them by each kill of a process; so many processes at a time. */
const CUT_WRITES = 400;
const WRITES_AT_ONCE = 16;
const LANES = 2;
/** The longest life of a writer, in rounds of writes: so that some are in their second write, whatever the machine is busy with. */
const LONGEST_LIFE = 2;
const ADDED = 200;

describe('Writing from several processes', () => {
  const folder = tempFolder();
  const program = writerProgram();
  const start = (...args: string[]) => spawn(process.execPath, [program.path, ...args]);

  it('loses none of the codes that two windows add to one file', async function () {
    this.timeout(60_000);
    const children = ['anna', 'bert'].map(name => start('add', folder.path, name, String(ADDED)));
    const errors: string[] = [];
    for (const child of children) child.stderr.on('data', text => errors.push(String(text)));
    await Promise.all(children.map(child => once(child, 'close')));
    assert.deepEqual(errors, []);
    const { codes } = JSON.parse(fs.readFileSync(folder.file('codebook.json'), 'utf8')) as {
      codes: { id: string }[];
    };
    const expected = ['anna', 'bert'].flatMap(name =>
      Array.from({ length: ADDED }, (_, i) => `${name}-${i}`),
    );
    assert.deepEqual(codes.map(code => code.id).sort(), expected.sort());
    assert.deepEqual(fs.readdirSync(folder.path), ['codebook.json']);
  });

  it('leaves the old file or the new one, whole, whenever it is killed, and the next write works', async function () {
    this.timeout(120_000);
    const seen = new Set<number>();
    let left = 0;

    /** Kills a process at a random moment and looks at each file that it was writing. */
    async function cut(root: string): Promise<void> {
      const child = spawn(process.execPath, [program.path, 'killed', root, String(WRITES_AT_ONCE)], {
        env: { ...process.env, UV_THREADPOOL_SIZE: String(WRITES_AT_ONCE) },
      });
      const closed = once(child, 'close');
      const [round] = (await Promise.race([once(child.stdout, 'data'), closed])) as [unknown];
      await new Promise(resolve => setTimeout(resolve, Math.random() * LONGEST_LIFE * Number(String(round))));
      child.kill('SIGKILL');
      const [, signal] = (await closed) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      await Promise.all(Array.from({ length: WRITES_AT_ONCE }, (_, one) => inspect(`${root}/${one}`)));
    }

    async function inspect(path: string): Promise<void> {
      const store = new NodeFileStore(path);
      const content = (await store.read('a.json'))!;
      const which = CONTENTS.findIndex(whole => whole.equals(content));
      assert.ok(which >= 0, `a torn file of ${content.length} bytes`);
      seen.add(which);
      const others = fs.readdirSync(path).filter(name => name !== 'a.json');
      assert.ok(others.every(name => /^\.transcript-coder(-[0-9a-f]{16}\.tmp|\.lock)$/.test(name)));
      if (others.length > 0) left++;
      assert.equal(await store.change('a.json', before => before && Buffer.from('next')), true);
      assert.equal(String(await store.read('a.json')), 'next');
      for (const name of others.filter(other => other.endsWith('.tmp'))) fs.rmSync(`${path}/${name}`);
      assert.deepEqual(fs.readdirSync(path), ['a.json'], 'no lock is left');
    }

    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        const root = folder.file(String(lane));
        for (let one = 0; one < WRITES_AT_ONCE; one++) fs.mkdirSync(`${root}/${one}`, { recursive: true });
        for (let done = 0; done < CUT_WRITES / LANES; done += WRITES_AT_ONCE) await cut(root);
      }),
    );
    assert.deepEqual([...seen].sort(), [0, 1], 'the kills came at different moments');
    assert.ok(left > CUT_WRITES / 10, `only ${left} writes were cut off`);
  });

  it('leaves nothing of a long file when it is told to end', async function () {
    if (isWindows) skip(this, 'Windows ends programs without telling them');
    for (const ending of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      fs.writeFileSync(folder.file('a.txt'), 'old');
      const child = start('stream', folder.file('a.txt'));
      const closed = once(child, 'close');
      const isWriting = () =>
        fs.readdirSync(folder.path).some(name => fs.statSync(folder.file(name)).size > 100);
      while (!isWriting()) await new Promise(resolve => setImmediate(resolve));
      child.kill(ending);
      const [, signal] = (await closed) as [number | null, string | null];
      assert.equal(signal, ending);
      assert.deepEqual(fs.readdirSync(folder.path), ['a.txt']);
      assert.equal(fs.readFileSync(folder.file('a.txt'), 'utf8'), 'old');
    }
  });

  /** Writes "new" as somebody whom permissions bind, and returns the message of the failure. */
  function writeBound(context: Mocha.Context, file: string): string {
    if (isWindows) skip(context, 'Windows has no modes');
    const isRoot = process.getuid!() === 0;
    const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    const { error, status, stdout } = spawnSync(process.execPath, [program.path, 'once', file], {
      ...as,
      encoding: 'utf8',
    });
    if (isRoot && (error || status !== 0))
      skip(context, 'permissions do not bind root, who cannot run a program as nobody here');
    assert.equal(status, 0);
    return stdout;
  }

  it('refuses in a read-only folder, with the old file as it was', function () {
    fs.mkdirSync(folder.file('closed'));
    const file = folder.file('closed/a.json');
    fs.writeFileSync(file, 'old');
    fs.chmodSync(file, 0o666);
    fs.chmodSync(folder.file('closed'), 0o555);
    try {
      assert.equal(writeBound(this, file), 'permission denied');
      assert.equal(fs.readFileSync(file, 'utf8'), 'old');
      assert.deepEqual(fs.readdirSync(folder.file('closed')), ['a.json']);
    } finally {
      fs.chmodSync(folder.file('closed'), 0o755);
    }
  });

  it('refuses to replace a read-only file in a folder that is open', function () {
    fs.mkdirSync(folder.file('open'));
    fs.chmodSync(folder.file('open'), 0o777);
    const file = folder.file('open/a.json');
    fs.writeFileSync(file, 'old');
    fs.chmodSync(file, 0o444);
    assert.equal(writeBound(this, file), 'permission denied');
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(fs.readdirSync(folder.file('open')), ['a.json']);
  });

  it('refuses on a full disk, with the old file as it was, and works again when there is room', async function () {
    const disk = folder.file('disk');
    fs.mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip(this, 'only root may make a small disk to fill');
    }
    try {
      const store = new NodeFileStore(disk);
      const write = (text: string) => store.change('a.json', () => Buffer.from(text));
      assert.equal(await write('old'), true);
      await assert.rejects(write('x'.repeat(100_000)), { message: 'the disk is full' });
      assert.equal(String(await store.read('a.json')), 'old');
      assert.deepEqual(fs.readdirSync(disk), ['a.json']);
      assert.equal(await write('new'), true);
      assert.equal(String(await store.read('a.json')), 'new');
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('refuses a file larger than is allowed, with the old file as it was', function () {
    if (isWindows) skip(this, 'Windows has no limits of this kind');
    const file = folder.file('a.json');
    fs.writeFileSync(file, 'old');
    const limited = 'ulimit -f 0; exec "$0" "$@"';
    const { stdout } = spawnSync('sh', ['-c', limited, process.execPath, program.path, 'once', file], {
      encoding: 'utf8',
    });
    assert.equal(stdout, 'the file would be too large');
    assert.equal(fs.readFileSync(file, 'utf8'), 'old');
    assert.deepEqual(fs.readdirSync(folder.path), ['a.json']);
  });
});
