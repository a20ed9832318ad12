import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeTranscript } from '../../../../src/core/text/decode';
import { type LegacyEncoding, MIXED, decodeAs } from '../../../../src/core/text/legacyEncodings';
import { toLf } from '../../../../src/core/text/lineEnds';
import { reread } from '../../../../src/core/text/reread';
import { encodeAs } from './encode';

/** Letters of an encoding, by what they are made of. */
const LETTERS: Partial<Record<LegacyEncoding, string>> = {
  'windows-1252': 'aeéèüÃ©â€œ’–œŸ',
  'windows-1251': 'aдляЖё№',
  // the second byte of some is a letter of ASCII
  shift_jis: 'aソ表能ｱｿ日本',
  gb18030: 'a联通开é',
};

const bytesOf = (word: string, encoding: LegacyEncoding) =>
  encoding === MIXED ? new TextEncoder().encode(word) : encodeAs(word, encoding);

/** Words that stand between white space, so that each one's bytes are read apart from the others', whatever they are read as. */
function words(encoding: LegacyEncoding, letters: string) {
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 })
    .map(all => ({ word: all.join(''), bytes: bytesOf(all.join(''), encoding) }));
  return fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', '\r\n', '\r', '\r\r\n')), {
    minLength: 1,
    maxLength: 12,
  });
}

describe('segments of a text that is read anew', () => {
  for (const [name, letters] of Object.entries(LETTERS)) {
    const encoding = name as LegacyEncoding;
    it(`stand at the same words in ${encoding}`, () => {
      fc.assert(
        fc.property(words(encoding, letters), fc.nat(), fc.nat(), (all, a, b) => {
          const bytes = Uint8Array.from(
            all.flatMap(([word, space]) => [...word.bytes, ...new TextEncoder().encode(space)]),
          );
          const [from, to] = [a % all.length, b % all.length].sort((x, y) => x - y) as [number, number];
          // by reading each word alone
          const lengthBefore = (upTo: number, ofWord: (bytes: Uint8Array, word: string) => number) =>
            toLf(
              all
                .slice(0, upTo)
                .map(([{ word, bytes: own }, space]) => '?'.repeat(ofWord(own, word)) + space)
                .join(''),
            ).length;
          const broken = (own: Uint8Array) =>
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(own).length;
          const right = (_: Uint8Array, word: string) => word.length;
          const last = all[to]![0];
          const span = {
            start: lengthBefore(from, broken),
            end: lengthBefore(to, broken) + broken(last.bytes),
          };
          const carried = reread(bytes, encoding)(span);
          assert.deepEqual(carried, {
            start: lengthBefore(from, right),
            end: lengthBefore(to, right) + last.word.length,
          });
          const words = toLf(decodeAs(bytes, encoding)!).slice(carried.start, carried.end);
          assert.ok(words.startsWith(all[from]![0].word) && words.endsWith(last.word));
        }),
        { numRuns: 400 },
      );
    });
  }

  it('keep a byte order mark out of what is counted', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('\uFEFFP1: Été'), 0xe9, 0x20, 0x6f, 0x6b]);
    const before = decodeTranscript(bytes).text;
    assert.equal(before, 'P1: Été\ufffd ok');
    const start = before.indexOf('ok');
    assert.deepEqual(reread(bytes, MIXED)({ start, end: start + 2 }), { start, end: start + 2 });
    assert.equal(toLf(decodeAs(bytes, MIXED)!).slice(start, start + 2), 'ok');
  });

  it('take a whole character where they would cut it', () => {
    // ソ is 0x83 0x5C: read as UTF-8, the second byte is a backslash of its own
    const bytes = encodeAs('aソb', 'shift_jis');
    assert.equal(decodeTranscript(bytes).text, 'a\ufffd\\b');
    assert.deepEqual(reread(bytes, 'shift_jis')({ start: 2, end: 3 }), { start: 1, end: 2 });
    assert.deepEqual(reread(bytes, 'shift_jis')({ start: 0, end: 2 }), { start: 0, end: 2 });
  });
});
