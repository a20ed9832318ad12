import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { decodeTranscript } from '../../../../src/core/text/decode';
import { toLf } from '../../../../src/core/text/lineEnds';
import { textVersion } from '../../../../src/core/text/textVersion';
import { hardText, rawText } from './arbitraries';

describe('decodeTranscript', () => {
  const wellFormed = rawText.filter(text => !/\p{Surrogate}/u.test(text));

  it('reads UTF-8 and, by their marks, both UTF-16', () => {
    fc.assert(
      fc.property(wellFormed, raw => {
        const text = toLf(raw);
        assert.deepEqual(decodeTranscript(Buffer.from(raw)), { text, encoding: 'utf-8', valid: true });
        const marked = raw.startsWith('\ufeff') ? raw : `\ufeff${raw}`;
        const little = Buffer.from(marked, 'utf16le');
        assert.deepEqual(decodeTranscript(little), { text: toLf(marked), encoding: 'utf-16le', valid: true });
        const big = Buffer.from(little).swap16();
        assert.deepEqual(decodeTranscript(big), { text: toLf(marked), encoding: 'utf-16be', valid: true });
      }),
    );
  });

  it('takes away one byte order mark, not two', () => {
    assert.equal(decodeTranscript(Buffer.from('\ufeff\ufeffa')).text, '\ufeffa');
  });

  it('shows bytes that mean nothing, and says so', () => {
    const read = (...bytes: number[]) => decodeTranscript(Uint8Array.from(bytes));
    assert.deepEqual(read(0x61, 0xff, 0x62), { text: 'a\ufffdb', encoding: 'utf-8', valid: false });
    assert.deepEqual(read(0xfc, 0x62), { text: '\ufffdb', encoding: 'utf-8', valid: false });
    assert.deepEqual(read(0xe2, 0x82), { text: '\ufffd', encoding: 'utf-8', valid: false });
    assert.deepEqual(read(0xff, 0xfe, 0x61), { text: '\ufffd', encoding: 'utf-16le', valid: false });
    assert.deepEqual(read(0xff, 0xfe, 0x00, 0xd8), { text: '\ufffd', encoding: 'utf-16le', valid: false });
    assert.deepEqual(read(), { text: '', encoding: 'utf-8', valid: true });
    assert.equal(decodeTranscript(Buffer.from('a\ufffdb')).valid, true);
  });
});

describe('textVersion', () => {
  it('is the SHA-256 of the UTF-8', () => {
    assert.deepEqual(textVersion('abc'), {
      id: 'ba7816bf8f01',
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      length: 3,
    });
    fc.assert(
      fc.property(hardText, text => {
        const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
        assert.deepEqual(textVersion(text), { id: sha256.slice(0, 12), sha256, length: text.length });
      }),
    );
  });

  it('is the same on every machine, and another for other words', () => {
    fc.assert(
      fc.property(hardText, text => {
        assert.equal(textVersion(toLf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).id, textVersion(text).id);
        assert.notEqual(textVersion(`${text}.`).id, textVersion(text).id);
      }),
    );
  });
});
