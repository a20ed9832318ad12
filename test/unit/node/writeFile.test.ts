import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { changeFileAtomically, writeFileAtomically } from '../../../src/node/writeFile';
import { skip } from './skip';
import { tempFolder } from './tempFolder';

const isWindows = process.platform === 'win32';

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
    fs.symlinkSync('far/none.json', folder.file('elsewhere.json'));
    assert.equal(read('far/new.json'), 'three');
    for (const name of ['link.json', 'again.json', 'dangling.json'])
      assert.ok(fs.lstatSync(folder.file(name)).isSymbolicLink(), name);
    await assert.rejects(
      changeFileAtomically(folder.file('elsewhere.json'), () => Buffer.from('x')),
      { message: 'it is a link to a file that does not exist' },
    );
    assert.deepEqual(fs.readdirSync(folder.file('far')).sort(), ['new.json', 'there.json']);
    fs.symlinkSync('round.json', folder.file('round.json'));
    await assert.rejects(write('round.json', 'x'), { message: 'its links form a loop' });
  });

  it('says what is wrong in words, and cleans up', async () => {
    fs.mkdirSync(folder.file('a.json'));
    await assert.rejects(write('a.json', 'x'), { message: 'it is a folder' });
    await assert.rejects(write('none/a.json', 'x'), { message: 'no such file or folder' });
    fs.writeFileSync(folder.file('file'), '');
    await assert.rejects(write('file/a.json', 'x'), { message: 'part of its path is not a folder' });
    await assert.rejects(write(`${'long'.repeat(70)}.json`, 'x'), { message: 'its name is too long' });
    assert.deepEqual(fs.readdirSync(folder.path).sort(), ['a.json', 'file']);
  });

  it('writes what is made while it is written', async () => {
    const chunks = Array.from({ length: 1000 }, (_, i) => `${i} é 中 😀\n`);
    await writeFileAtomically(folder.file('a.txt'), chunks);
    assert.equal(read('a.txt'), chunks.join(''));
    await writeFileAtomically(folder.file('a.txt'), []);
    assert.equal(read('a.txt'), '');
    assert.deepEqual(fs.readdirSync(folder.path), ['a.txt']);
  });

  it('keeps the old file when no more can be made', async () => {
    await write('a.txt', 'old');
    const listeners = process.listenerCount('SIGTERM');
    function* failing() {
      yield 'new';
      throw new Error('no more');
    }
    await assert.rejects(writeFileAtomically(folder.file('a.txt'), failing()), { message: 'no more' });
    assert.equal(read('a.txt'), 'old');
    assert.deepEqual(fs.readdirSync(folder.path), ['a.txt']);
    assert.equal(process.listenerCount('SIGTERM'), listeners);
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

describe('changeFileAtomically', () => {
  const folder = tempFolder();
  const bytes = (text: string) => Buffer.from(text);
  const read = (name: string) => fs.readFileSync(folder.file(name), 'utf8');
  const exists = (name: string) => fs.existsSync(folder.file(name));
  /** What the makers of new files are given, as text. */
  const textOf = (before: Uint8Array | undefined) => before && String(Buffer.from(before));

  it('makes the new file from the old one, and leaves nothing else behind', async () => {
    const add = (before: Uint8Array | undefined) => bytes(`${textOf(before) ?? 'none'}, more`);
    assert.equal(await changeFileAtomically(folder.file('a.json'), add), true);
    assert.equal(await changeFileAtomically(folder.file('a.json'), add), true);
    assert.equal(read('a.json'), 'none, more, more');
    assert.deepEqual(fs.readdirSync(folder.path), ['a.json']);
  });

  it('writes nothing when there is nothing to change, not even a lock', async () => {
    fs.writeFileSync(folder.file('a.json'), 'one');
    const { mtimeMs } = fs.statSync(folder.path);
    assert.equal(await changeFileAtomically(folder.file('a.json'), () => undefined), true);
    assert.equal(await changeFileAtomically(folder.file('none.json'), () => undefined), true);
    assert.equal(fs.statSync(folder.path).mtimeMs, mtimeMs);
    assert.equal(read('a.json'), 'one');
  });

  /** What others do between our reading and our writing, and what we are given in turn. */
  async function against(others: readonly (() => void)[]): Promise<(string | undefined)[]> {
    const given: (string | undefined)[] = [];
    const make = (before: Uint8Array | undefined) => {
      others[given.length]?.();
      given.push(textOf(before));
      return bytes(`ours of ${textOf(before) ?? 'nothing'}`);
    };
    assert.equal(await changeFileAtomically(folder.file('a.json'), make), true);
    return given;
  }

  it('makes it again of what others have written meanwhile', async () => {
    const put = (text: string) => () => fs.writeFileSync(folder.file('a.json'), text);
    assert.deepEqual(await against([put('theirs')]), [undefined, 'theirs']);
    assert.equal(read('a.json'), 'ours of theirs');
    assert.deepEqual(await against([put('1'), put('2'), put('2')]), ['ours of theirs', '1', '2']);
    assert.equal(read('a.json'), 'ours of 2');
    const remove = () => fs.rmSync(folder.file('a.json'));
    assert.deepEqual(await against([remove]), ['ours of 2', undefined]);
    assert.equal(read('a.json'), 'ours of nothing');
    assert.deepEqual(fs.readdirSync(folder.path), ['a.json']);
  });

  /** What others do right after our rename, before anybody could see it. */
  async function rightAfter(others: () => void, make: (before: string) => string | undefined) {
    let isFirst = true;
    const outcome = await changeFileAtomically(
      folder.file('a.json'),
      before => {
        const made = make(textOf(before)!);
        return made === undefined ? undefined : bytes(made);
      },
      () => {
        if (isFirst) others();
        isFirst = false;
      },
    );
    assert.equal(outcome, true);
    assert.deepEqual(fs.readdirSync(folder.path), ['a.json']);
    return read('a.json');
  }

  it('makes it again of what others put there right afterwards', async () => {
    fs.writeFileSync(folder.file('a.json'), 'old');
    const replace = () => {
      fs.writeFileSync(folder.file('b'), 'theirs');
      fs.renameSync(folder.file('b'), folder.file('a.json'));
    };
    assert.equal(await rightAfter(replace, before => `ours of ${before}`), 'ours of theirs');

    // who has seen ours is left alone, and the last call is that of what was put there
    fs.writeFileSync(folder.file('a.json'), 'old');
    const given: string[] = [];
    const make = (before: string) => {
      given.push(before);
      return before === 'theirs' ? undefined : `ours of ${before}`;
    };
    assert.equal(await rightAfter(replace, make), 'theirs');
    assert.deepEqual(given, ['old', 'theirs', 'old']);
    assert.equal(
      await rightAfter(
        () => fs.rmSync(folder.file('a.json')),
        () => 'x',
      ).catch(() => 'gone'),
      'gone',
    );
  });

  it('takes in what others go on writing into the file that was replaced', async function () {
    if (isWindows) skip(this, 'an open file cannot be replaced on Windows');
    for (const takes of [true, false]) {
      fs.writeFileSync(folder.file('a.json'), 'old');
      const handle = fs.openSync(folder.file('a.json'), 'r+');
      const write = () => {
        fs.ftruncateSync(handle);
        fs.writeSync(handle, 'theirs', 0);
      };
      const make = (before: string) => (before === 'theirs' && !takes ? undefined : `ours of ${before}`);
      try {
        assert.equal(await rightAfter(write, make), takes ? 'ours of theirs' : 'ours of old');
      } finally {
        fs.closeSync(handle);
      }
    }
  });

  it('gives up when they write again and again, with what they wrote', async () => {
    let count = 0;
    const make = () => {
      fs.writeFileSync(folder.file('a.json'), `theirs ${++count}`);
      return bytes('ours');
    };
    assert.equal(await changeFileAtomically(folder.file('a.json'), make), false);
    assert.ok(count > 1 && count < 100);
    assert.equal(read('a.json'), `theirs ${count}`);
    assert.deepEqual(fs.readdirSync(folder.path), ['a.json']);
  });

  it('loses nothing of what many do to one file at the same time', async () => {
    const add = (word: string) => (before: Uint8Array | undefined) =>
      bytes([...(textOf(before)?.split(' ') ?? []), word].join(' '));
    const words = Array.from({ length: 20 }, (_, i) => `word${i}`);
    const outcomes = await Promise.all(
      words.map(word => changeFileAtomically(folder.file('a.json'), add(word))),
    );
    assert.ok(outcomes.every(Boolean));
    assert.deepEqual(read('a.json').split(' ').sort(), words.sort());
  });

  it('changes what links lead to, with the lock there', async function () {
    if (isWindows) skip(this, 'links need a privilege on Windows');
    fs.mkdirSync(folder.file('far'));
    fs.mkdirSync(folder.file('near'));
    fs.writeFileSync(folder.file('far/a.json'), 'one');
    fs.symlinkSync('../far/a.json', folder.file('near/a.json'));
    const { mtimeMs } = fs.statSync(folder.file('near'));
    const add = (before: Uint8Array | undefined) => bytes(`${textOf(before)}, two`);
    assert.equal(await changeFileAtomically(folder.file('near/a.json'), add), true);
    assert.equal(read('far/a.json'), 'one, two');
    assert.deepEqual(fs.readdirSync(folder.file('far')), ['a.json']);
    assert.equal(fs.statSync(folder.file('near')).mtimeMs, mtimeMs, 'nothing was put beside the link');
  });

  it('throws what goes wrong in words, and leaves no lock', async () => {
    fs.mkdirSync(folder.file('folder'));
    const make = () => bytes('x');
    await assert.rejects(changeFileAtomically(folder.file('folder'), make), { message: 'it is a folder' });
    await assert.rejects(changeFileAtomically(folder.file('none/a.json'), make), {
      message: 'no such file or folder',
    });
    assert.deepEqual(fs.readdirSync(folder.path), ['folder']);
    assert.equal(exists('folder/.transcript-coder.lock'), false);
  });

  it('removes what killed programs left long ago, not what somebody may still be writing', async () => {
    const old = '.transcript-coder-0123456789abcdef.tmp';
    const fresh = '.transcript-coder-fedcba9876543210.tmp';
    const others = ['.transcript-coder-notes.tmp', 'a.tmp'];
    for (const name of [old, fresh, ...others]) {
      fs.writeFileSync(folder.file(name), 'x');
      const age = name === fresh ? 30 : 3600;
      fs.utimesSync(folder.file(name), Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    assert.equal(await changeFileAtomically(folder.file('a.json'), () => bytes('one')), true);
    assert.deepEqual(fs.readdirSync(folder.path).sort(), [fresh, ...others, 'a.json'].sort());
  });
});
