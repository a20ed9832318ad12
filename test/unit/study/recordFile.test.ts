import assert from 'node:assert/strict';
import type { Parsed } from '../../../src/core/records/parseRecords';
import { type Result, fail, ok } from '../../../src/core/base/result';
import { type Format, changeRecordFile, readRecordFile } from '../../../src/study/recordFile';
import { MemoryFileStore } from './memoryFileStore';

const ERROR = { severity: 'error', code: 'bad', line: 1, message: 'It is bad.' } as const;

/** Words, one to a line; a file with "bad" in it cannot be read. */
const format: Format<readonly string[]> = {
  parse(text): Parsed<readonly string[]> {
    if (text.includes('bad')) return { value: undefined, writable: false, problems: [ERROR] };
    return { value: text.split('\n').filter(Boolean), writable: true, problems: [] };
  },
  stringify: words => words.map(word => `${word}\n`).join(''),
};

const add =
  (word: string) =>
  (words: readonly string[]): Result<readonly string[]> =>
    ok([...words, word]);

const change = (store: MemoryFileStore, operation: (words: readonly string[]) => Result<readonly string[]>) =>
  changeRecordFile(store, 'words', format, undefined, () => [], operation);

describe('changeRecordFile', () => {
  it('begins a file and changes what it holds', async () => {
    const store = new MemoryFileStore();
    assert.equal((await change(store, add('one'))).ok, true);
    const changed = await change(store, add('two'));
    assert.ok(changed.ok);
    assert.deepEqual(changed.value.parsed.value, ['one', 'two']);
    assert.equal(changed.value.raw, 'one\ntwo\n');
    assert.equal(store.text('words'), 'one\ntwo\n');
  });

  it('applies the operation again to what others have written meanwhile', async () => {
    const store = new MemoryFileStore({ words: 'one\n' });
    const theirs = ['one\ntheirs\n', 'one\ntheirs\nagain\n'];
    store.meanwhile = path => {
      const next = theirs.shift();
      if (next !== undefined) store.put(path, next);
    };
    const changed = await change(store, add('ours'));
    assert.ok(changed.ok);
    assert.equal(store.text('words'), 'one\ntheirs\nagain\nours\n');
    assert.deepEqual(changed.value.parsed.value, ['one', 'theirs', 'again', 'ours']);
    assert.deepEqual(store.writes, ['words']);
  });

  it('refuses when what they have written cannot be changed or does not allow the operation', async () => {
    const store = new MemoryFileStore({ words: 'one\n' });
    store.meanwhile = path => store.put(path, 'bad');
    assert.deepEqual(await change(store, add('ours')), fail('words:1: It is bad. Nothing was written.'));
    assert.equal(store.text('words'), 'bad');
    store.put('words', 'one\n');
    store.meanwhile = path => store.put(path, 'two\n');
    const once = await change(store, words =>
      words.includes('one') ? add('ours')(words) : fail('One is gone.'),
    );
    assert.deepEqual(once, fail('One is gone.'));
    assert.equal(store.text('words'), 'two\n');
  });

  it('gives up when others write again and again, and says so', async () => {
    const store = new MemoryFileStore({ words: 'one\n' });
    let count = 0;
    store.meanwhile = path => store.put(path, `theirs ${++count}\n`);
    const message = 'words was not changed: other programs keep writing to it.';
    assert.deepEqual(await change(store, add('ours')), fail(message));
    assert.equal(store.text('words'), `theirs ${count}\n`);
  });

  it('writes nothing when nothing changes, and gives the known file where it is as it was', async () => {
    const store = new MemoryFileStore({ words: 'one\n' });
    const known = await readRecordFile(store, 'words', format);
    const same = await changeRecordFile(store, 'words', format, known, () => [], ok);
    assert.ok(same.ok);
    assert.equal(same.value, known);
    assert.deepEqual(store.writes, []);
  });
});
