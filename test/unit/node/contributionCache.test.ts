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

  /** Keeps some contents, each under a key made of it. */
  function fill(): string[] {
    fs.rmSync(folder.file('cache'), { recursive: true, force: true });
    const cache = cacheOf();
    const keys = texts.map(text => cache.keyOf([text]));
    keys.forEach((key, i) => cache.keep(key, texts[i]!));
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
    for (const word of ['Anna', 'Pettersson', 'Bertil', 'Cecilia', ...keys]) assert.ok(!bytes.includes(word));
    for (const key of keys) assert.ok(!bytes.includes(Buffer.from(key, 'hex').subarray(0, 8)));
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
