import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../../src/core/base/steps';
import { certainData } from '../../../../src/core/privacy/certainData';
import { scanTexts } from '../../../../src/core/privacy/scanTexts';

const found = (texts: Iterable<string>, harmless: readonly string[] = []) =>
  finish(certainData(texts, new Set(harmless))).map(({ kind, words }) => `${kind}: ${words}`);

describe('what surely is personal data', () => {
  it('is mail addresses, telephone and account numbers, and no names, days or web addresses', () => {
    assert.deepEqual(
      found([
        'So I told Anna on 12/04/1987: see www.example.org or write to anna@web.de.',
        'Call 030 1234567, or anna@web.de.',
        'DE89 3704 0044 0532 0130 00',
      ]),
      ['mail: anna@web.de', 'phone: 030 1234567', 'account: DE89 3704 0044 0532 0130 00'],
    );
  });

  it('leaves out what is harmless, whatever its case', () => {
    assert.deepEqual(found(['Write to Info@Web.de or to anna@web.de.'], ['info@web.de']), [
      'mail: anna@web.de',
    ]);
  });

  it('is what a scan of the same texts finds of these kinds, in texts without days', () => {
    const part = fc.constantFrom(
      ...['anna@web.de', 'Ben', 'www.x.org', '030 1234567', '+49 30 1234567', 'DE89 3704 0044 0532 0130 00'],
      ...['and', 'so.', '1234567', '123456', '17', 'a@b', '2003-2007', '00:12:03', '—', '\n'],
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 10 }), { maxLength: 250 }), drawn => {
        const texts = drawn.map(parts => parts.join(' '));
        const kinds = ['mail', 'account', 'phone'];
        const twin = finish(scanTexts(texts, { languages: [] }))
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ kind, words }) => `${kind}: ${words}`);
        assert.deepEqual(found(texts).sort(), twin.sort());
      }),
    );
  });
});
