import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findQuotes } from '../../../../../src/core/anchoring/windows/findQuotes';
import { findWindows } from '../../../../../src/core/anchoring/windows/findWindows';
import { Order } from '../../../../../src/core/anchoring/windows/order';
import { Quoted } from '../../../../../src/core/anchoring/windows/quoted';
import { Squeezed, squeeze } from '../../../../../src/core/anchoring/windows/squeezed';
import { anyPlaces, anyText, segmentsOf, squeezed } from '../anyTexts';

/** Everywhere that a text holds some words, one place overlapping another as well. */
function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

describe('Squeezed', () => {
  it('is the text without white space, and knows where all of it was', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const whole = new Squeezed(text);
        assert.equal(whole.slice(0, whole.length), squeezed(text));
        assert.equal(squeeze(text), squeezed(text));
        fc.pre(whole.length > 0);
        const start = a % whole.length;
        const end = start + 1 + (b % (whole.length - start));
        const span = whole.spanOf(start, end);
        const words = text.slice(span.start, span.end);
        assert.equal(squeezed(words), whole.slice(start, end));
        assert.equal(words.trim(), words);
        assert.ok(whole.startsWith(whole.slice(start, end), start));
      }),
      { seed: 1 },
    );
  });

  it('counts how much is the same before and behind two places', () => {
    const text = new Squeezed('I liked the coach. She liked the group.');
    const second = squeezed('I liked the coach. She liked').length;
    assert.equal(text.agreementBefore('heliked', second, 16), 7);
    assert.equal(text.agreementBefore('heliked', second, 4), 4);
    assert.equal(text.agreementBefore('weliked', second, 16), 6);
    assert.equal(text.agreementBehind('thegroup.Andthen', second, 16), 9);
    assert.equal(text.agreementBehind('thecoach', second, 16), 3);
    assert.equal(text.agreementBefore('x', 0, 16), 0);
  });
});

describe('findWindows', () => {
  it('finds all places of all windows, up to a number', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '的', ' '), maxLength: 120 });
    fc.assert(
      fc.property(
        letters,
        fc.array(letters, { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(6),
        (text, others, length, most) => {
          const whole = new Squeezed(text);
          const windows = others.map(other => {
            const window = squeezed(other).slice(0, length);
            return window.length === length ? window : undefined;
          });
          const found = findWindows(whole, windows, length, most);
          windows.forEach((window, i) => {
            const places = window === undefined ? [] : placesOf(squeezed(text), window);
            assert.deepEqual(found.of(i), places.slice(0, most));
            assert.equal(found.count(i), Math.min(places.length, most + 1));
          });
        },
      ),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('findQuotes', () => {
  it('finds the words of segments wherever they stand as whole words', () => {
    fc.assert(
      fc.property(anyText, anyText, anyPlaces, (before, after, numbers) => {
        const segments = segmentsOf(before, numbers).map(
          ({ start, end, prefix, quote, suffix }) => new Quoted({ start, end }, prefix!, quote!, suffix!),
        );
        const text = new Squeezed(after);
        findQuotes(text, segments).forEach((places, i) => {
          const quoted = segments[i]!;
          const all = quoted.words === '' ? [] : placesOf(squeezed(after), quoted.words);
          assert.deepEqual(
            places,
            all.filter(place => quoted.fitsWords(text, place, place + quoted.length)),
          );
        });
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe('Order', () => {
  const points = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 10 });

  it('keeps as many points as are in order', () => {
    fc.assert(
      fc.property(points, all => {
        const order = new Order(
          Int32Array.from(all, ([old]) => old),
          Int32Array.from(all, ([, now]) => now),
        );
        let longest = 0;
        for (let bits = 0; bits < 2 ** all.length; bits++) {
          const some = all.filter((_, i) => bits & (1 << i)).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          if (some.every(([, now], i) => i === 0 || some[i - 1]![1] <= now))
            longest = Math.max(longest, some.length);
        }
        assert.equal(order.isEmpty, longest === 0);
        // how many there are shows in where it says that things should be: one bound for each
        let low = 0;
        for (let old = 0; old <= 13; old++) {
          assert.ok(order.lowest(old) >= low);
          assert.ok(old > 12 || order.lowest(old) <= order.highest(old) || all.some(([at]) => at === old));
          low = order.lowest(old);
        }
        const inside = (old: number, now: number) =>
          order.lowest(old - 1) <= now && now <= order.highest(old + 1);
        assert.ok(all.filter(([old, now]) => inside(old, now)).length >= longest);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('bounds what was between two points by these', () => {
    const order = new Order(Int32Array.of(30, 10, 20, 25), Int32Array.of(130, 110, 300, 126));
    const bounds = (old: number) => [order.lowest(old), order.highest(old)];
    assert.deepEqual(
      [bounds(5), bounds(10), bounds(15), bounds(27), bounds(31)],
      [
        [0, 110],
        [110, 110],
        [110, 126],
        [126, 130],
        [130, Infinity],
      ],
    );
  });
});
