import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NodeFileStore, writeFileAtomically } from '../../../src/node/nodeFileStore';
import { bundle } from './bundle';
import { CONTENTS } from './contents';
import { tempFolder } from './tempFolder';

const isWindows = process.platform === 'win32';
const NOBODY = 65534;
const KILLS = 20;

/** Skips a test and says why, where test/tally.cjs looks for it. */
function skip(context: Mocha.Context, reason: string): never {
  Object.assign(context.test!, { skipReason: reason });
  return context.skip();
}

describe('writeFileAtomically', () => {
  const folder = tempFolder();
  const write = (name: string, text: string) => writeFileAtomically(folder.file(name), Buffer.from(text));
  const read = (name: string) => fs.readFileSync(folder.file(name), 'utf8');

  it('makes and replaces files, and leaves nothing else behind', async () => {
    await write('a.json', 'one');
    await write('a.json', 'two');
    await write('a.json', '');
    await write(`${'long'.repeat(60)}.json`, 'name');
    assert.equal(read('a.json'), '');
    assert.equal(fs.readdirSync(folder.path).length, 2);
  });

  it('keeps the mode of the file', async function () {
    if (isWindows) skip(this, 'Windows has no modes');
    for (const mode of [0o600, 0o640, 0o666, 0o755]) {
      await write('a.json', 'one');
      fs.chmodSync(folder.file('a.json'), mode);
      await write('a.json', 'two');
      assert.equal(fs.statSync(folder.file('a.json')).mode & 0o777, mode);
    }
  });

  it('keeps links and replaces what they lead to, even when that does not exist yet', async function () {
    if (isWindows) skip(this, 'links need a privilege on Windows');
    fs.mkdirSync(folder.file('far'));
    fs.writeFileSync(folder.file('far/there.json'), 'one');
    fs.symlinkSync('far/there.json', folder.file('link.json'));
    fs.symlinkSync(folder.file('link.json'), folder.file('again.json'));
    await write('again.json', 'two');
    assert.equal(read('far/there.json'), 'two');
    fs.symlinkSync('far/new.json', folder.file('dangling.json'));
    await write('dangling.json', 'three');
    assert.equal(read('far/new.json'), 'three');
    for (const name of ['link.json', 'again.json', 'dangling.json'])
      assert.ok(fs.lstatSync(folder.file(name)).isSymbolicLink(), name);
    fs.symlinkSync('round.json', folder.file('round.json'));
    await assert.rejects(write('round.json', 'x'), { message: 'its links go round in a circle' });
  });

  it('says what is wrong in words, and cleans up', async () => {
    fs.mkdirSync(folder.file('a.json'));
    await assert.rejects(write('a.json', 'x'), { message: 'it is a folder' });
    await assert.rejects(write('none/a.json', 'x'), { message: 'there is no such file or folder' });
    fs.writeFileSync(folder.file('file'), '');
    await assert.rejects(write('file/a.json', 'x'), { message: 'a part of its path is not a folder' });
    await assert.rejects(write(`${'long'.repeat(70)}.json`, 'x'), { message: 'its name is too long' });
    assert.deepEqual(fs.readdirSync(folder.path).sort(), ['a.json', 'file']);
  });

  it('writes to a pipe instead of replacing it', async function () {
    if (isWindows) skip(this, 'Windows has no named pipes in folders');
    execFileSync('mkfifo', [folder.file('pipe')]);
    const reader = spawn('cat', [folder.file('pipe')]);
    try {
      const text = once(reader.stdout, 'data');
      await write('pipe', 'through');
      assert.ok(fs.statSync(folder.file('pipe')).isFIFO());
      assert.equal(String(await text), 'through');
    } finally {
      reader.kill();
    }
  });
});

describe('writeFileAtomically in a process of its own', () => {
  const folder = tempFolder();
  const programs = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-test-'));
  const writer = path.join(programs, 'writer.js');
  before(() => {
    fs.chmodSync(programs, 0o755);
    bundle('test/unit/node/writer.ts', writer);
  });
  after(() => fs.rmSync(programs, { recursive: true, force: true }));

  it('leaves the old file or the new one, whole, whenever it is killed', () => {
    const file = folder.file('a.json');
    const seen = new Set<number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const { signal } = spawnSync(process.execPath, [writer, 'killed', file, String(kill / KILLS)]);
      assert.ok(isWindows || signal === 'SIGKILL');
      const content = fs.readFileSync(file);
      const which = CONTENTS.findIndex(whole => whole.equals(content));
      assert.ok(which >= 0, `a torn file of ${content.length} bytes at kill ${kill}`);
      seen.add(which);
    }
    assert.deepEqual([...seen].sort(), [0, 1], 'the kills came at different moments');
    const others = fs.readdirSync(folder.path).filter(name => name !== 'a.json');
    assert.ok(others.every(name => /^\.transcript-coder-[0-9a-f]+\.tmp$/.test(name)));
  });

  /** Writes "new" as somebody whom permissions bind, and returns the message of the failure. */
  function writeBound(context: Mocha.Context, file: string): string {
    if (isWindows) skip(context, 'Windows has no modes');
    const isRoot = process.getuid!() === 0;
    const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    const { error, status, stdout } = spawnSync(process.execPath, [writer, 'once', file], {
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
});

describe('NodeFileStore', () => {
  const folder = tempFolder();
  const store = () => new NodeFileStore(folder.path);
  const names = async (of: string) =>
    (await store().list(of))?.map(({ name, kind }) => (kind === 'folder' ? `${name}/` : name)).sort();

  it('lists, reads and writes by paths with /', async () => {
    fs.mkdirSync(folder.file('in/side'), { recursive: true });
    await store().write('in/side/ä 中.txt', Buffer.from('x'));
    assert.deepEqual(await names(''), ['in/']);
    assert.deepEqual(await names('in'), ['side/']);
    assert.deepEqual(await names('in/side'), ['ä 中.txt']);
    assert.equal(String(await store().read('in/side/ä 中.txt')), 'x');
  });

  it('has undefined for what does not exist, and words for what cannot be read', async () => {
    fs.writeFileSync(folder.file('a.txt'), '');
    fs.mkdirSync(folder.file('b.txt'));
    assert.equal(await store().read('none.txt'), undefined);
    assert.equal(await store().read('a.txt/none.txt'), undefined);
    assert.equal(await store().list('none'), undefined);
    await assert.rejects(store().read('b.txt'), { message: 'it is a folder' });
  });

  it('follows links, but not round in circles, and leaves out what is no file', async function () {
    if (isWindows) skip(this, 'links need a privilege on Windows');
    fs.mkdirSync(folder.file('a'));
    fs.mkdirSync(folder.file('b'));
    fs.writeFileSync(folder.file('b/1.txt'), 'x');
    fs.symlinkSync('b/1.txt', folder.file('link.txt'));
    fs.symlinkSync('../b', folder.file('a/b'));
    fs.symlinkSync('../a', folder.file('b/a'));
    fs.symlinkSync('.', folder.file('self'));
    fs.symlinkSync('nowhere.txt', folder.file('dangling.txt'));
    execFileSync('mkfifo', [folder.file('pipe.txt')]);
    assert.deepEqual(await names(''), ['a/', 'b/', 'link.txt']);
    assert.deepEqual(await names('a'), ['b/']);
    assert.deepEqual(await names('a/b'), ['1.txt'], 'a is where we came from');
    assert.equal(String(await store().read('a/b/1.txt')), 'x');
  });
});
