import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { ContributionCache } from '../../../src/node/contributionCache';
import { tempFolder } from './tempFolder';

describe('ContributionCache', () => {
  const folder = tempFolder();
  const cacheOf = (root = 'study', engine = 'one') =>
    new ContributionCache(root, engine, folder.file('cache'));
  const file = () => {
    const [name] = fs.readdirSync(folder.file('cache'));
    return path.join(folder.file('cache'), name!);
  };
  const texts = ['Anna Pettersson', 'Bertil', 'Cecilia'].map(text => Buffer.from(text.repeat(20)));
  const details = ['Dagmar', 'Erik', 'Frida'].map(text => Buffer.from(text.repeat(30)));

  /** Keeps some contents, each under a key made of it. */
  function fill(): string[] {
    fs.rmSync(folder.file('cache'), { recursive: true, force: true });
    const cache = cacheOf();
    const keys = texts.map(text => cache.keyOf([text]));
    keys.forEach((key, i) => {
      cache.keepDetails(key, details[i]!);
      cache.keep(key, texts[i]!);
    });
    cache.finish();
    return keys;
  }

  it('gives back what was kept, to the same program and study', () => {
    const keys = fill();
    const cache = cacheOf();
    assert.deepEqual(
      keys.map(key => Buffer.from(cache.find(key)!)),
      texts,
    );
    assert.deepEqual(
      keys.map(key => Buffer.from(cache.findDetails(key)!)),
      details,
    );
    assert.deepEqual(
      texts.map(text => cache.keyOf([text])),
      keys,
    );
    assert.notEqual(cacheOf('study', 'another').keyOf([texts[0]!]), keys[0]);
    assert.equal(cacheOf('elsewhere').find(keys[0]!), undefined);
  });

  it('tells parts from each other', () => {
    const cache = cacheOf();
    const keys = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['1 a', 'b']].map(parts =>
      cache.keyOf(parts),
    );
    assert.equal(new Set(keys).size, keys.length);
  });

  it('has no word of what it keeps in its file, nor its key', () => {
    const keys = fill();
    const bytes = fs.readFileSync(file());
    for (const word of ['Anna', 'Pettersson', 'Bertil', 'Cecilia', 'Dagmar', 'Erik', 'Frida', ...keys])
      assert.ok(!bytes.includes(word));
    // one half names the entry; it is enciphered by the other
    for (const key of keys) assert.ok(!bytes.includes(Buffer.from(key, 'hex').subarray(16, 24)));
    if (process.platform !== 'win32') assert.equal(fs.statSync(file()).mode & 0o077, 0);
  });

  it('believes no file that was cut off, changed, or made by something else', () => {
    const keys = fill();
    const whole = fs.readFileSync(file());
    const check = (bytes: Buffer) => {
      fs.writeFileSync(file(), bytes);
      const cache = cacheOf();
      keys.forEach((key, i) => {
        const found = cache.find(key);
        if (found) assert.deepEqual(Buffer.from(found), texts[i]);
        const foundDetails = cache.findDetails(key);
        if (foundDetails) assert.deepEqual(Buffer.from(foundDetails), details[i]);
      });
    };
    fc.assert(
      fc.property(fc.nat(whole.length), at => check(whole.subarray(0, at))),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= change;
        check(bytes);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => check(Buffer.from(bytes))));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes =>
        check(Buffer.concat([whole.subarray(0, 13), Buffer.from(bytes)])),
      ),
    );
  });

  it('keeps details when an entry is replaced, and enciphers each entry in another way', () => {
    const [key] = fill() as [string];
    const before = fs.readFileSync(file());
    const cache = cacheOf();
    cache.find(key);
    cache.keep(key, texts[0]!);
    cache.finish();
    const after = fs.readFileSync(file());
    const later = cacheOf();
    assert.deepEqual(Buffer.from(later.find(key)!), texts[0]);
    assert.deepEqual(Buffer.from(later.findDetails(key)!), details[0]);
    // two contents under one key and nonce would give each other away
    const entryIn = (bytes: Buffer) => {
      const at = bytes.indexOf(Buffer.from(key, 'hex').subarray(0, 16));
      const data = 13 + 32 * bytes.readUInt32LE(9);
      return bytes.subarray(data + bytes.readUInt32LE(at + 16)).subarray(0, 12);
    };
    assert.notDeepEqual(entryIn(before), entryIn(after));
  });

  it('forgets what a later count of the study did not ask for', () => {
    const keys = fill();
    const cache = cacheOf();
    cache.find(keys[1]!);
    cache.finish();
    const later = cacheOf();
    assert.deepEqual(
      keys.map(key => later.find(key) !== undefined),
      [false, true, false],
    );
  });

  it('does without where it cannot write', () => {
    fs.rmSync(folder.file('cache'), { recursive: true, force: true });
    fs.writeFileSync(folder.file('cache'), 'a file, no folder');
    const cache = cacheOf();
    cache.keep(cache.keyOf(['a']), texts[0]!);
    cache.finish();
    assert.equal(cacheOf().find(cache.keyOf(['a'])), undefined);
    fs.rmSync(folder.file('cache'));
  });
});
