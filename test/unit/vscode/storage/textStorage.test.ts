import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { textVersion } from '../../../../src/core/text/textVersion';
import { oneByOne } from '../../study/oneByOne';
import { TextStorage } from '../../../../src/vscode/storage/textStorage';
import { VersionedText } from '../../../../src/study/versionedText';

const DAY = 24 * 60 * 60 * 1000;
const FOLDER = '/storage/texts';

/** As much of a place as the storage asks for. */
function place(path: string): vscode.Uri {
  return { path, with: ({ path: other }: { path: string }) => place(other) } as vscode.Uri;
}

/** A disk in memory, with dates that can be set. */
class Disk {
  readonly files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  writes = 0;
  fails = false;

  readonly fs = {
    stat: async (uri: vscode.Uri) => {
      const { bytes, mtime } = this.get(uri);
      return { type: 1, size: bytes.length, mtime, ctime: mtime };
    },
    readDirectory: async (uri: vscode.Uri) => {
      const names = [...this.files.keys()].filter(path => path.startsWith(`${uri.path}/`));
      if (names.length === 0) throw missing();
      return names.map((path): [string, vscode.FileType] => [path.slice(uri.path.length + 1), 1]);
    },
    readFile: async (uri: vscode.Uri) => this.get(uri).bytes,
    writeFile: async (uri: vscode.Uri, bytes: Uint8Array) => {
      if (this.fails) throw new Error('the disk is full');
      this.writes++;
      this.files.set(uri.path, { bytes, mtime: Date.now() });
    },
    createDirectory: async () => undefined,
    rename: async (from: vscode.Uri, to: vscode.Uri) => {
      this.files.set(to.path, this.get(from));
      this.files.delete(from.path);
    },
    delete: async (uri: vscode.Uri) => {
      const paths = [...this.files.keys()].filter(
        path => path === uri.path || path.startsWith(`${uri.path}/`),
      );
      if (paths.length === 0) throw missing();
      for (const path of paths) this.files.delete(path);
    },
  };

  get names(): string[] {
    return [...this.files.keys()].map(path => path.slice(FOLDER.length + 1)).sort();
  }

  private get(uri: vscode.Uri): { bytes: Uint8Array; mtime: number } {
    const file = this.files.get(uri.path);
    if (!file) throw missing();
    return file;
  }
}

const missing = () => Object.assign(new Error('no such file'), { code: 'FileNotFound' });
const fileOf = (text: string) => `${textVersion(text).sha256}.txt`;

function storage(disk = new Disk(), limits?: { texts: number; bytes: number }) {
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message) };
  return { disk, warnings, texts: new TextStorage(place(FOLDER), disk.fs, log, limits) };
}

describe('TextStorage', () => {
  it('gives back what was kept, under another path and in another session too', async () => {
    const { disk, texts, warnings } = storage();
    for (const text of ['INT: How was it?\n', '', '\u{feff}日本\r\n👍']) {
      await texts.keep('a.txt', VersionedText.of(text));
      assert.equal(await oneByOne(texts).find('b.txt', textVersion(text)), text);
      assert.equal(await oneByOne(storage(disk).texts).find('a.txt', textVersion(text)), text);
    }
    assert.equal(await oneByOne(texts).find('a.txt', textVersion('other')), undefined);
    assert.deepEqual(warnings, []);
  });

  it('writes a text once', async () => {
    const { disk, texts } = storage();
    for (const text of ['one', 'one', 'two', 'one']) await texts.keep('a.txt', VersionedText.of(text));
    await texts.keep('b.txt', VersionedText.of('two'));
    await storage(disk).texts.keep('a.txt', VersionedText.of('one'));
    assert.equal(disk.writes, 2);
    assert.deepEqual(disk.names, [fileOf('one'), fileOf('two')].sort());
  });

  it('does not take a torn file for a text, and writes it again', async () => {
    for (const torn of ['on', 'onX']) {
      const { disk, texts } = storage();
      disk.files.set(`${FOLDER}/${fileOf('one')}`, { bytes: Buffer.from(torn), mtime: Date.now() });
      assert.equal(await oneByOne(texts).find('a.txt', textVersion('one')), undefined);
      await texts.keep('a.txt', VersionedText.of('one'));
      assert.equal(await oneByOne(texts).find('a.txt', textVersion('one')), 'one');
    }
    const { disk, texts } = storage();
    disk.files.set(`${FOLDER}/${fileOf('one')}`, { bytes: Buffer.from('on'), mtime: Date.now() });
    await texts.keep('a.txt', VersionedText.of('one'));
    assert.equal(await oneByOne(texts).find('a.txt', textVersion('one')), 'one');
  });

  it('removes the texts that were not used for longest when there are too many or they are too large', async () => {
    const age = (disk: Disk, text: string, days: number) =>
      (disk.files.get(`${FOLDER}/${fileOf(text)}`)!.mtime = Date.now() - days * DAY);
    for (const limits of [
      { texts: 3, bytes: 1000 },
      { texts: 1000, bytes: 9 },
    ]) {
      const { disk, texts } = storage();
      for (const text of ['one', 'two', 'six']) await texts.keep('a.txt', VersionedText.of(text));
      age(disk, 'one', 9);
      age(disk, 'two', 8);
      age(disk, 'six', 7);
      const later = storage(disk, limits).texts;
      assert.equal(
        await oneByOne(later).find('a.txt', textVersion('one')),
        'one',
        'it is used, so it is young again',
      );
      await later.keep('a.txt', VersionedText.of('ten'));
      assert.deepEqual(disk.names, ['one', 'six', 'ten'].map(fileOf).sort());
    }
  });

  it('keeps at least the newest text, and removes what was cut off while writing, but not what is fresh', async () => {
    const { disk, texts } = storage(new Disk(), { texts: 10, bytes: 2 });
    const cutOff = `${'0'.repeat(64)}.abc.tmp`;
    const fresh = `${'1'.repeat(64)}.abc.tmp`;
    disk.files.set(`${FOLDER}/${cutOff}`, { bytes: Buffer.from('x'), mtime: Date.now() - 2 * DAY });
    disk.files.set(`${FOLDER}/${fresh}`, { bytes: Buffer.from('x'), mtime: Date.now() });
    await texts.keep('a.txt', VersionedText.of('one'));
    assert.deepEqual(disk.names, [fresh, fileOf('one')].sort());
  });

  it('forgets everything when asked, and can keep texts again', async () => {
    const { disk, texts, warnings } = storage();
    await texts.clear();
    await texts.keep('a.txt', VersionedText.of('one'));
    await texts.clear();
    assert.deepEqual(disk.names, []);
    assert.equal(await oneByOne(texts).find('a.txt', textVersion('one')), undefined);
    await texts.keep('a.txt', VersionedText.of('one'));
    assert.equal(await oneByOne(texts).find('a.txt', textVersion('one')), 'one');
    assert.deepEqual(warnings, []);
  });

  it('logs what fails, without the words of the text, and never throws', async () => {
    const { disk, texts, warnings } = storage();
    disk.fails = true;
    await texts.keep('a.txt', VersionedText.of('secret'));
    assert.equal(await oneByOne(texts).find('a.txt', textVersion('secret')), undefined);
    assert.deepEqual(warnings, ['A text could not be kept: the disk is full']);
  });
});
