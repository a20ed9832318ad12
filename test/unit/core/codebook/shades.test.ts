import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { type Rgb, contrast, parseHex } from '../../../../src/core/codebook/contrast';
import { fromOklab, seenWithDeficiencies, toOklab } from '../../../../src/core/codebook/oklab';
import { addCode } from '../../../../src/core/codebook/operations';
import { apart, otherColor, shadeOf } from '../../../../src/core/codebook/shades';
import { SeededRandom } from '../../../../src/core/base/random';

const rgb = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));

describe('OKLab', () => {
  it('has the values that Ottosson gives', () => {
    // https://bottosson.github.io/posts/oklab: white, and sRGB's primaries as CSS Color 4 lists them
    const examples: [Rgb, number[]][] = [
      [
        [255, 255, 255],
        [1, 0, 0],
      ],
      [
        [255, 0, 0],
        [0.62796, 0.22486, 0.12585],
      ],
      [
        [0, 255, 0],
        [0.86644, -0.23389, 0.1795],
      ],
      [
        [0, 0, 255],
        [0.45201, -0.03246, -0.31153],
      ],
    ];
    for (const [color, wanted] of examples)
      toOklab(color).forEach((part, i) => assert.ok(Math.abs(part - wanted[i]!) < 1e-4, String(color)));
  });

  it('leads back to the colour', () => {
    fc.assert(
      fc.property(rgb, color => {
        // the corners of sRGB are a hair outside of it on the way back
        const back = fromOklab(toOklab(color));
        if (back) back.forEach((part, i) => assert.ok(Math.abs(part - color[i]!) < 0.01));
        else assert.ok(color.some(part => part === 0 || part === 255));
      }),
    );
    assert.equal(fromOklab([0.6, 0.4, 0]), undefined);
  });

  it('leaves greys as they are with every deficiency, and red and green alike with two', () => {
    for (let grey = 0; grey <= 255; grey += 15) {
      const own = toOklab([grey, grey, grey]);
      for (const seen of seenWithDeficiencies([grey, grey, grey]))
        seen.forEach((part, i) => assert.ok(Math.abs(part - own[i]!) < 0.01));
    }
    const hueOf = ([, a, b]: readonly number[]) => Math.atan2(b!, a!);
    const [red, green] = [seenWithDeficiencies([200, 60, 40]), seenWithDeficiencies([60, 140, 40])];
    for (const i of [0, 1]) assert.ok(Math.abs(hueOf(red[i]!) - hueOf(green[i]!)) < 0.35);
    assert.ok(Math.abs(hueOf(red[2]!) - hueOf(green[2]!)) > 1);
  });
});

describe('shades', () => {
  /** Six themes with five codes each. */
  function thirtyCodes(): string[] {
    const random = new SeededRandom(1);
    let book = Codebook.of({ schema: 1, codes: [] });
    const add = (name: string, parent?: string) => {
      const added = addCode(book, { name, parent }, () => random.next());
      assert.ok(added.ok);
      book = book.with(added.value.file);
      return added.value.code;
    };
    const themes = Array.from({ length: 6 }, (_, i) => add(`Theme ${i}`));
    return themes.flatMap(({ id }, t) => Array.from({ length: 5 }, (_, i) => add(`${t}.${i}`, id).color!));
  }

  it('keep thirty codes apart, for people with a colour vision deficiency, too', () => {
    const colors = thirtyCodes();
    for (const [i, a] of colors.entries())
      for (const b of colors.slice(0, i)) {
        const [one, other] = [parseHex(a)!, parseHex(b)!];
        // a difference of 0.02 in OKLab can just be seen
        assert.ok(distance(toOklab(one), toOklab(other)) >= 0.04, `${a} ${b}`);
        const [seen, too] = [seenWithDeficiencies(one), seenWithDeficiencies(other)];
        seen.forEach((part, k) => assert.ok(distance(part, too[k]!) >= 0.02, `${a} ${b} ${k}`));
      }
  });

  it('carry a line on light and on dark', () => {
    for (const color of thirtyCodes())
      for (const ground of ['#ffffff', '#1f1f1f', '#000000'])
        assert.ok(contrast(parseHex(color)!, parseHex(ground)!) >= 3, color);
  });

  it('are as far from all others as the nearest of four kinds of vision sees them', () => {
    const twin = (a: Rgb, b: Rgb) => {
      const [one, other] = [seenWithDeficiencies(a), seenWithDeficiencies(b)];
      const deficient = Math.min(...one.map((part, i) => distance(part, other[i]!)));
      return Math.min(distance(toOklab(a), toOklab(b)), 2 * deficient);
    };
    const hex = (color: Rgb) => `#${color.map(part => part.toString(16).padStart(2, '0')).join('')}`;
    fc.assert(
      fc.property(rgb, rgb, (a, b) => assert.ok(Math.abs(apart(hex(a), hex(b)) - twin(a, b)) < 1e-9)),
    );
  });

  it('are greys below a grey theme, and the theme’s own where that is no colour', () => {
    const [, a, b] = toOklab(parseHex(shadeOf('#7f7f7f', []))!);
    assert.ok(Math.hypot(a, b) < 0.06);
    assert.equal(shadeOf('tomato', []), 'tomato');
  });

  it('are never a colour that is there', () => {
    fc.assert(
      fc.property(rgb, color => {
        const hex = `#${color.map(part => part.toString(16).padStart(2, '0')).join('')}`;
        assert.notEqual(shadeOf(hex, []), hex);
        assert.notEqual(otherColor([hex]), hex);
      }),
      { numRuns: 15 },
    );
  });
});

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((part, i) => part - b[i]!));
}
