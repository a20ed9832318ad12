import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Rgb,
  contrast,
  mix,
  parseHex,
  readableOn,
  tintAlpha,
  toHex,
} from '../../../../src/core/codebook/contrast';
import { PALETTE } from '../../../../src/core/codebook/palette';

const color = fc.nat(0xffffff).map(value => `#${value.toString(16).padStart(6, '0')}`);
const rgb = (hex: string): Rgb => parseHex(hex)!;
const LIGHT = { background: '#ffffff', text: '#3b3b3b' };
const DARK = { background: '#1f1f1f', text: '#cccccc' };

describe('parseHex', () => {
  it('reads what toHex writes', () => {
    fc.assert(fc.property(color, hex => assert.equal(toHex(rgb(hex)), hex)));
    assert.deepEqual(parseHex('#4E79a7'), [0x4e, 0x79, 0xa7]);
  });

  it('reads nothing else', () => {
    for (const text of [
      '',
      '4e79a7',
      '#4e79a',
      '#4e79a77',
      '#fff',
      '#4e79ag',
      ' #4e79a7',
      'red',
      '#4e79a7\n',
    ]) {
      assert.equal(parseHex(text), undefined, text);
    }
  });
});

describe('contrast', () => {
  it('has the values that are known of it', () => {
    const known: [string, string, number][] = [
      ['#000000', '#ffffff', 21],
      ['#ffffff', '#ffffff', 1],
      ['#777777', '#ffffff', 4.48],
      ['#767676', '#ffffff', 4.54],
      ['#ff0000', '#ffffff', 4],
      ['#0000ff', '#ffffff', 8.59],
      ['#00ff00', '#ffffff', 1.37],
    ];
    for (const [a, b, ratio] of known) {
      assert.equal(Math.round(contrast(rgb(a), rgb(b)) * 100) / 100, ratio);
      assert.equal(contrast(rgb(a), rgb(b)), contrast(rgb(b), rgb(a)));
    }
  });
});

/** Layers of one tint let `(1 - alpha)^layers` of the ground through. */
function stacked(tint: string, ground: string, alpha: number, layers: number): Rgb {
  return mix(rgb(tint), rgb(ground), (1 - alpha) ** layers);
}

describe('tintAlpha', () => {
  it('keeps the words readable, and goes as far as that allows', () => {
    fc.assert(
      fc.property(
        color,
        color,
        color,
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        (tint, background, text, layers, ratio) => {
          const alpha = tintAlpha(tint, background, text, { stacked: layers, ratio });
          const worst = (at: number) =>
            Math.min(
              ...Array.from({ length: layers }, (_, i) =>
                contrast(stacked(tint, background, at, i + 1), rgb(text)),
              ),
            );
          assert.ok(alpha >= 0 && alpha <= 0.24);
          assert.equal(Math.round(alpha * 255) / 255, alpha);
          if (alpha > 0) assert.ok(worst(alpha) >= ratio - 1e-9);
          if (alpha + 1 / 255 <= 0.24) assert.ok(worst(alpha + 1 / 255) < ratio + 1e-9);
        },
      ),
    );
  });

  it('leaves every colour of the palette to be seen in light and dark', () => {
    for (const { color: tint, name } of PALETTE) {
      for (const { background, text } of [LIGHT, DARK]) {
        assert.ok(
          tintAlpha(tint, background, text, { stacked: 3, ratio: 4.6 }) >= 0.08,
          `${name} on ${background}`,
        );
      }
    }
  });

  it('keeps the words readable too where three different colours lie on one another', () => {
    for (const { background, text } of [LIGHT, DARK]) {
      const tints = PALETTE.map(({ color: tint }) => {
        const alpha = tintAlpha(tint, background, text, { stacked: 3, ratio: 4.6 });
        return (ground: Rgb) => mix(ground, rgb(tint), alpha);
      });
      for (const a of tints) {
        for (const b of tints) {
          for (const c of tints) assert.ok(contrast(c(b(a(rgb(background)))), rgb(text)) >= 4.5);
        }
      }
    }
  });

  it('is nothing where the bare background fails, and survives a colour that is none', () => {
    assert.equal(tintAlpha('#4e79a7', '#808080', '#808080', { stacked: 1, ratio: 4.5 }), 0);
    assert.ok(tintAlpha('what', '#ffffff', '#000000', { stacked: 1, ratio: 4.5 }) > 0);
  });
});

describe('readableOn', () => {
  it('reaches the contrast wherever any colour does', () => {
    fc.assert(
      fc.property(color, color, fc.double({ min: 1, max: 12, noNaN: true }), (one, background, ratio) => {
        const result = readableOn(one, background, ratio);
        const most = Math.max(
          contrast(rgb('#ffffff'), rgb(background)),
          contrast(rgb('#000000'), rgb(background)),
        );
        assert.ok(contrast(rgb(result), rgb(background)) >= Math.min(ratio, most) - 1e-9);
      }),
    );
  });

  it('leaves a colour alone that has it', () => {
    fc.assert(
      fc.property(color, color, (one, background) => {
        assert.equal(readableOn(one, background, contrast(rgb(one), rgb(background))), one);
      }),
    );
  });
});

describe('the palette', () => {
  const colors = PALETTE.map(one => one.color);

  it('has names and colours that differ', () => {
    assert.ok(PALETTE.length >= 16 && PALETTE.length <= 20);
    assert.equal(new Set(colors).size, PALETTE.length);
    assert.equal(new Set(PALETTE.map(one => one.name)).size, PALETTE.length);
    assert.ok(colors.includes('#4e79a7'));
  });

  it('carries on light and dark', () => {
    for (const one of colors) {
      assert.ok(contrast(rgb(one), rgb('#ffffff')) >= 3, one);
      assert.ok(contrast(rgb(one), rgb('#1f1f1f')) >= 3, one);
    }
  });

  it('has no two colours near to each other', () => {
    for (const a of colors) {
      for (const b of colors)
        if (a < b) assert.ok(oklabDistance(a, b) >= 0.08, `${a} ${b} ${oklabDistance(a, b)}`);
    }
  });
});

/** Distance in OKLab (Ottosson 2020). */
function oklabDistance(a: string, b: string): number {
  const [x, y] = [oklab(rgb(a)), oklab(rgb(b))];
  return Math.hypot(...x.map((value, i) => value - y[i]!));
}

function oklab(parts: Rgb): number[] {
  const [r, g, b] = parts.map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
