import assert from 'node:assert/strict';
import fs from 'node:fs';
import { tempFolder } from '../node/tempFolder';
import { deleteCode, makeDisk } from '../study/codedDisk';
import { DyingStore } from '../study/dyingStore';
import type { MemoryFileStore } from '../study/memoryFileStore';
import { Study } from '../../../src/study/study';
import { runCli } from './runCli';

const CODED = [[['effort']], [['effort', 'hope']], [['ease', 'effort'], ['hope']], [['effort']]];

describe('What a program has left half done', () => {
  const folder = tempFolder();
  const cli = (...argv: string[]) => runCli(folder.path, ...argv);
  const names = () => fs.readdirSync(folder.path).sort();
  const contents = () =>
    Object.fromEntries(names().map(name => [name, fs.readFileSync(folder.file(name), 'utf8')]));
  const journal = () => names().find(name => name.endsWith('.journal'))!;

  /** A study in which a program was ended at some write while it deleted a code with its codings, long ago. */
  async function leave(writes: number, at = '2020-01-01T00:00:00Z'): Promise<Record<string, string>> {
    const disk = await makeDisk(CODED);
    put(disk);
    const before = contents();
    const store = new DyingStore(disk, Infinity, true);
    const study = await Study.open(store);
    store.endAt(writes);
    await deleteCode(study, 'effort', undefined).catch(() => undefined);
    assert.ok(store.isEnded);
    put(disk);
    const path = folder.file(journal());
    fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace(/"at":"[^"]+"/, `"at":"${at}"`));
    return before;
  }

  function put(disk: MemoryFileStore): void {
    for (const [path, bytes] of disk.files) fs.writeFileSync(folder.file(path), bytes);
  }

  it('is reported by check with what was done, and keeps figures from being taken for those of the study', async () => {
    await leave(3);
    const { code, out } = await cli('check', '.');
    assert.equal(code, 1);
    const [line] = out.split('\n');
    assert.match(
      line!,
      /^\.transcript-coder-\w{16}\.journal:1: A program was closed while it changed several files: delete “effort”\. Only some of 5 files are changed/,
    );
    assert.match(line!, /“transcript-coder repair”/);
    const problems = JSON.parse((await cli('check', '.', '--format', 'json')).out) as {
      problems: { code: string; severity: string }[];
    };
    assert.deepEqual(
      problems.problems.flatMap(one => (one.code === 'unfinished' ? one.severity : [])),
      ['error'],
    );
    const frequency = await cli('frequency', '.');
    assert.deepEqual([frequency.code, frequency.out], [2, '']);
    assert.match(frequency.err, /\.journal:1: A program was closed/);
  });

  it('is undone by repair, to the byte, and only shown by its dry run', async () => {
    const before = await leave(4);
    const half = contents();
    const dry = await cli('repair', '.', '--dry-run');
    assert.equal(dry.code, 1);
    assert.match(dry.out, /\.journal:1: .*delete “effort”/);
    assert.deepEqual(contents(), half);
    assert.deepEqual(await cli('repair', '.'), {
      code: 0,
      out: 'Not finished, and undone in 3 files: delete “effort”\n',
      err: '',
    });
    assert.deepEqual(contents(), before);
    assert.deepEqual(await cli('repair', '.'), { code: 0, out: 'There is nothing to repair.\n', err: '' });
    assert.equal((await cli('check', '.')).code, 0);
  });

  it('is a hint where nothing was written yet, and where everything was', async () => {
    for (const writes of [1, 6]) {
      await leave(writes);
      const { code, out } = await cli('check', '.');
      assert.equal(code, 0);
      assert.match(
        out,
        /\.journal:1: info: This file was left behind when a program was closed: delete “effort”/,
      );
      const { [journal()]: _, ...others } = contents();
      const { code: repaired, out: said } = await cli('repair', '.');
      assert.equal(repaired, 0);
      assert.match(
        said,
        /^Not finished, but consistent in all files: delete “effort”\. Nothing was changed\.\n$/,
      );
      assert.deepEqual(contents(), others);
    }
  });

  it('is left alone while another program may be at it', async () => {
    await leave(3, new Date().toISOString());
    const half = contents();
    assert.doesNotMatch((await cli('check', '.')).out, /journal/);
    const { code, err } = await cli('repair', '.');
    assert.equal(code, 1);
    assert.match(err, /Another program may still be changing files of this study/);
    assert.deepEqual(contents(), half);
  });

  it('is reported where its journal is damaged or of a newer version, and is left to that', async () => {
    await leave(3);
    const path = folder.file(journal());
    for (const text of ['{', '{"schema":2,"at":"2020-01-01T00:00:00Z","steps":[]}']) {
      fs.writeFileSync(path, text);
      const { code, out } = await cli('check', '.');
      assert.equal(code, 1);
      assert.match(out, /\.journal:1: warning: A program was closed .* Open the study with that version\./);
      await cli('repair', '.');
      assert.equal(fs.readFileSync(path, 'utf8'), text);
    }
  });
});
