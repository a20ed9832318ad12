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

  it('knows UTF-16 without a mark where VS Code does, so that both have the same text', () => {
    const latin = fc.string({
      unit: fc.constantFrom(...'aP1: éÿ.\u0080\u0001', '\n', '\r\n'),
      minLength: 1,
      maxLength: 700,
    });
    fc.assert(
      fc.property(latin, fc.constantFrom('', '’ – 日本'), (beginning, end) => {
        // what comes after the sample may be any character
        const raw = end === '' || beginning.length < 256 ? beginning : beginning + end;
        const little = Buffer.from(raw, 'utf16le');
        const text = toLf(raw);
        assert.deepEqual(decodeTranscript(little), { text, encoding: 'utf-16le', valid: true });
        const big = Buffer.from(little).swap16();
        assert.deepEqual(decodeTranscript(big), { text, encoding: 'utf-16be', valid: true });
      }),
    );
    // VS Code, src/vs/workbench/services/textfile/common/encoding.ts, told in other words: of the first 512 bytes
    // those at even places and those at odd ones are either all 0 or all not
    const bytes = fc.uint8Array({ max: 2, maxLength: 12 });
    fc.assert(
      fc.property(bytes, all => {
        const kinds = [0, 1].map(rest => new Set([...all].filter((_, i) => i % 2 === rest).map(Boolean)));
        const all0 = kinds.map(kind => kind.size === 1 && kind.has(false));
        const none0 = kinds.map(kind => !kind.has(false));
        const right = all0[1] && none0[0] ? 'utf-16le' : all0[0] && none0[1] ? 'utf-16be' : 'utf-8';
        assert.equal(decodeTranscript(all).encoding, right);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not take a text for UTF-16 that has a NUL, or one whose first letters need both bytes', () => {
    const encodings = ['P1: a\0b\0c', 'a\0\0\0b', '\0\0a'].map(
      text => decodeTranscript(Buffer.from(text)).encoding,
    );
    assert.deepEqual(encodings, ['utf-8', 'utf-8', 'utf-8']);
    assert.equal(decodeTranscript(Buffer.from('P1: It’s hard.', 'utf16le')).encoding, 'utf-8');
    assert.equal(decodeTranscript(Buffer.from('日本', 'utf16le')).encoding, 'utf-8');
  });

  it('reads a text as it is, whatever was read before', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 9 }),
      fc.constantFrom(...['é', '日本', '\ufeff'].map(text => Buffer.from(text))),
    );
    const cut = fc.tuple(bytes, fc.nat(3)).map(([all, by]) => all.subarray(0, Math.max(0, all.length - by)));
    fc.assert(
      fc.property(cut, wellFormed, (before, raw) => {
        decodeTranscript(before);
        assert.equal(decodeTranscript(Buffer.from(raw)).text, toLf(raw));
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
