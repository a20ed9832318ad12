import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256Of } from '../../../../src/core/text/sha256';
import { weirdText } from '../records/arbitraries';

// The module of Node hosts is not loaded here, since it replaces the one that is tested: it is compared with what it calls.
const nodeSha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('SHA-256 in JavaScript', () => {
  it('is that of the host, of any text (random)', () => {
    const text = fc.oneof(weirdText, fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(fc.property(text, one => assert.equal(sha256Of(one), nodeSha256(one))));
  });

  it('is that of the examples of FIPS 180-4', () => {
    assert.equal(sha256Of('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(sha256Of(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
