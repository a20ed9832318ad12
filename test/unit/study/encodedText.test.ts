import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeTranscript } from '../../../src/core/text/decode';
import { EncodedText } from '../../../src/study/encodedText';

describe('EncodedText', () => {
  it('is the text that the bytes are, however often it was let go', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), fc.nat(20), (words, isUtf16, at) => {
        const bytes = isUtf16
          ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')])
          : Buffer.from(words.replaceAll('\n', '\r\n'));
        const { text } = decodeTranscript(bytes);
        // what it was given is not what it gives once that is gone: the bytes decide
        const encoded = new EncodedText(bytes, text);
        Object.defineProperty(encoded, 'decoded', { value: { deref: () => undefined }, writable: true });
        assert.equal(encoded.text, text);
        assert.equal(encoded.length, text.length);
        assert.equal(encoded.slice(at, at + 5), text.slice(at, at + 5));
      }),
    );
  });
});
