import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newCodeId, slug } from '../../../../src/core/codebook/codeId';
import { weirdText } from '../records/arbitraries';
import { seededRandom } from './arbitraries';

describe('slug', () => {
  const cases: [string, string][] = [
    ['Useful tool', 'useful-tool'],
    ['  Übergänge & Brüche (neu) ', 'ubergange-bruche-neu'],
    ['Große Straße', 'grosse-strasse'],
    ['Œuvre, Ærø, łódź', 'oeuvre-aero-lodz'],
    ['İstanbul', 'istanbul'],
    ['“I don’t know”', 'i-dont-know'],
    ['职业', 'code'],
    ['Emoji 😀 only', 'emoji-only'],
    ['ﬁnances ²', 'finances-2'],
    ['😀', 'code'],
    ['', 'code'],
    ['---', 'code'],
    ['a very long name of a code that goes on and on', 'a-very-long-name-of-a-code-that'],
    ['Donaudampfschifffahrtsgesellschaftskapitän', 'donaudampfschifffahrtsgesellscha'],
  ];
  for (const [name, expected] of cases)
    it(`“${name}” → ${expected}`, () => assert.equal(slug(name), expected));

  it('is short and plain for any name', () => {
    fc.assert(
      fc.property(weirdText, name => assert.match(slug(name), /^(?=.{1,32}$)[a-z0-9]+(-[a-z0-9]+)*$/)),
    );
  });
});

describe('newCodeId', () => {
  it('is the slug and four characters', () => {
    assert.match(
      newCodeId('Useful tool', () => false, Math.random),
      /^useful-tool-[a-z0-9]{4}$/,
    );
  });

  it('is never one that is taken, even where chance always says the same', () => {
    for (const random of [seededRandom(1), () => 0, () => 1 - Number.EPSILON]) {
      const taken = new Set<string>();
      for (let i = 0; i < 20; i++) {
        const id = newCodeId('x', one => taken.has(one), random);
        assert.ok(!taken.has(id));
        assert.match(id, /^x-[a-z0-9]{4,}$/);
        taken.add(id);
      }
    }
  });
});
