import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashKey, hashOf, hashOfAll } from '../../../../../src/core/anchoring/live/textHash';

const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '字', '😀', '\u0000', '\uffff'))
  .map(units => units.join(''));

describe('the fingerprint of a text', () => {
  it('is the number whose digits are the units of the text', () => {
    fc.assert(
      fc.property(text, words => {
        const { first, second } = hashOf(words);
        assert.deepEqual(
          [first, second],
          [number(words, 48271193n, 67108859n), number(words, 31415927n, 67108837n)],
        );
      }),
    );
  });

  it('is exact for the largest units', () => {
    const words = '\uffff'.repeat(5000);
    assert.equal(hashOf(words).first, number(words, 48271193n, 67108859n));
    assert.equal(hashOf(words).second, number(words, 31415927n, 67108837n));
  });

  it('does not depend on how the text is cut', () => {
    fc.assert(
      fc.property(fc.array(text), parts => {
        const whole = parts.join('');
        const hashes = parts.map(part => ({ hash: hashOf(part) }));
        assert.deepEqual(hashOfAll(hashes, whole.length), hashOf(whole));
      }),
    );
  });

  it('tells texts apart that differ in the order of two units', () => {
    const words = 'the same letters in another order, far enough apart that a sum would not see it';
    const swapped = words[40]! + words.slice(1, 40) + words[0]! + words.slice(41);
    assert.notEqual(words, swapped);
    assert.notEqual(hashKey(hashOf(words)), hashKey(hashOf(swapped)));
  });
});

function number(words: string, base: bigint, prime: bigint): number {
  let value = 0n;
  for (let i = 0; i < words.length; i++) value = (value * base + BigInt(words.charCodeAt(i))) % prime;
  return Number(value);
}
