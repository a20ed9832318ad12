import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  TokenReader,
  isInsideWord,
  summedLengths,
  summedWeights,
  tokenAt,
  tokenBefore,
} from '../../../../../src/core/anchoring/diff/tokens';
import { anyText, squeezed } from '../anyTexts';

function wordsOf(text: string): string[] {
  const { starts, ends, count } = new TokenReader().read(text);
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
}

/** Whether a place is between the two units of one character. */
function isMidPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

describe('TokenReader', () => {
  it('takes words whole, and everything else but white space by itself', () => {
    assert.deepEqual(wordsOf('Well, don’t… [00:12] e\u0301te\u0301'), [
      ...['Well', ',', 'don', '’', 't', '…', '[', '00', ':', '12', ']', 'e\u0301te\u0301'],
    ]);
    assert.deepEqual(wordsOf('我的coach。สวัส'), ['我', '的', 'coach', '。', 'ส', 'ว', 'ั', 'ส']);
    assert.deepEqual(wordsOf('😀😀 𝒳𝒴\ud83d'), ['😀', '😀', '𝒳𝒴', '\ud83d']);
    assert.deepEqual(wordsOf(' \n\u3000'), []);
  });

  it('has all of a text but white space, once, in order, and cuts no character in half', () => {
    fc.assert(
      fc.property(anyText, text => {
        assert.equal(wordsOf(text).join(''), squeezed(text));
        // half of a pair stands alone only where it does so in the text
        const { starts, ends, count } = new TokenReader().read(text);
        for (let i = 0; i < count; i++) {
          assert.ok(!isMidPair(text, starts[i]!) && !isMidPair(text, ends[i]!));
        }
      }),
      { seed: 1 },
    );
  });

  it('gives the same number to the same token and to no other, in all texts it reads', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        const reader = new TokenReader();
        const numbers = new Map<string, number>();
        for (const { text, starts, ends, ids, count } of [reader.read(first), reader.read(second)]) {
          for (let i = 0; i < count; i++) {
            const word = text.slice(starts[i], ends[i]);
            if (!numbers.has(word)) numbers.set(word, ids[i]!);
            assert.equal(numbers.get(word), ids[i]);
          }
        }
        assert.equal(new Set(numbers.values()).size, numbers.size);
      }),
      { seed: 2 },
    );
  });

  it('tells a hundred thousand words apart', () => {
    const { ids, count } = new TokenReader().read(
      Array.from({ length: 100_000 }, (_, i) => `w${i}`).join(' '),
    );
    assert.equal(count, 100_000);
    assert.equal(new Set(ids).size, 100_000);
  });

  it('finds tokens by place', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const tokens = new TokenReader().read(text);
        const place = at % (text.length + 1);
        const all = Array.from({ length: tokens.count }, (_, i) => i);
        const underlying = all.find(i => tokens.ends[i]! > place) ?? tokens.count;
        const before = all.findLast(i => tokens.starts[i]! < place) ?? -1;
        assert.deepEqual([tokenAt(tokens, place), tokenBefore(tokens, place)], [underlying, before]);
        const isWithin = all.some(i => tokens.starts[i]! < place && place < tokens.ends[i]!);
        // a symbol of two units is no word
        const isSymbol = isMidPair(text, place) && !/^\p{L}/u.test(text.slice(place - 1));
        assert.equal(isInsideWord(text, place), isWithin && !isSymbol);
      }),
      { seed: 3 },
    );
  });

  it('reads a text with lines of the one before as if there had been none', () => {
    const line = fc.oneof(
      anyText,
      fc.constantFrom('INT: What did you say to them?', 'Nothing at all, I think.', ''),
    );
    const lines = fc.array(line, { maxLength: 12 });
    const changed = fc
      .tuple(lines, lines, fc.nat(12), fc.nat(3))
      .map(([all, others, at, gone]) => [
        all.join('\n'),
        [...all.slice(0, at), ...others.slice(0, 2), ...all.slice(at + gone)].join('\n'),
      ]);
    fc.assert(
      fc.property(
        fc.oneof(
          changed,
          fc.array(lines, { maxLength: 3 }).map(all => all.map(one => one.join('\n'))),
        ),
        texts => {
          const reader = new TokenReader();
          const numbers = new Map<string, number>();
          for (const text of texts) {
            const { starts, ends, ids, ...rest } = reader.read(text);
            const alone = new TokenReader().read(text);
            assert.deepEqual({ starts, ends, ...rest }, { ...rest, starts: alone.starts, ends: alone.ends });
            // numbers are given in the order in which tokens are met
            const named = Array.from(starts, (start, i) => {
              const token = text.slice(start, ends[i]);
              if (!numbers.has(token)) numbers.set(token, numbers.size);
              return numbers.get(token)!;
            });
            assert.deepEqual([...ids], named);
          }
        },
      ),
      { seed: 4, numRuns: 500 },
    );
  });

  it('sums lengths and weights: punctuation says little, a character of a script without spaces as much as a short word', () => {
    const tokens = new TokenReader().read('Well, 我们 😀 สว');
    assert.deepEqual([...summedLengths(tokens)], [0, 4, 5, 6, 7, 9, 10, 11]);
    assert.deepEqual([...summedWeights(tokens)], [0, 4, 5, 8, 11, 12, 15, 18]);
  });
});
