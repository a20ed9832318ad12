import assert from 'node:assert/strict';
import { textVersion } from '../../../src/core/text/textVersion';
import { oneByOne } from './oneByOne';
import { NO_OLD_TEXTS, type OldTexts, firstOf } from '../../../src/study/oldTexts';
import { VersionedText } from '../../../src/study/versionedText';

/** A place that has some texts, and notes what it is asked and given. */
function place(name: string, has: readonly string[], calls: string[]): OldTexts {
  return {
    find: async wanted => {
      calls.push(`${name} find ${wanted.map(({ path }) => path).join()}`);
      return wanted.map(({ version }) => has.find(text => textVersion(text).sha256 === version.sha256));
    },
    keep: async (path, { text }) => void calls.push(`${name} keep ${path} ${text}`),
  };
}

describe('firstOf', () => {
  it('asks one after the other until one has the text', async () => {
    const calls: string[] = [];
    const texts = oneByOne(firstOf([place('a', ['one'], calls), NO_OLD_TEXTS, place('b', ['two'], calls)]));
    assert.equal(await texts.find('x.txt', textVersion('one')), 'one');
    assert.deepEqual(calls.splice(0), ['a find x.txt']);
    assert.equal(await texts.find('x.txt', textVersion('two')), 'two');
    assert.deepEqual(calls.splice(0), ['a find x.txt', 'b find x.txt']);
    assert.equal(await texts.find('x.txt', textVersion('three')), undefined);
  });

  it('asks each only for what those before have not found, and gives all in order', async () => {
    const calls: string[] = [];
    const texts = firstOf([place('a', ['two'], calls), place('b', ['one', 'two', ''], calls)]);
    const wanted = ['one', 'two', 'three', '', 'one'].map((text, i) => ({
      path: `${i}.txt`,
      version: textVersion(text),
    }));
    assert.deepEqual(await texts.find(wanted), ['one', 'two', undefined, '', 'one']);
    assert.deepEqual(calls, ['a find 0.txt,1.txt,2.txt,3.txt,4.txt', 'b find 0.txt,2.txt,3.txt,4.txt']);
  });

  it('takes an empty text for found', async () => {
    const calls: string[] = [];
    const texts = oneByOne(firstOf([place('a', [''], calls), place('b', [], calls)]));
    assert.equal(await texts.find('x.txt', textVersion('')), '');
    assert.deepEqual(calls, ['a find x.txt']);
  });

  it('gives texts to keep to all', async () => {
    const calls: string[] = [];
    await firstOf([place('a', [], calls), place('b', [], calls)]).keep('x.txt', VersionedText.of('one'));
    assert.deepEqual(calls, ['a keep x.txt one', 'b keep x.txt one']);
  });
});
