/** Red, green and blue from 0 to 255; not always whole. */
export type Rgb = readonly [red: number, green: number, blue: number];

const GREY: Rgb = [128, 128, 128];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/**
 * The strongest tint that is ever used behind words. Up to this strength, tints of different colours stay readable when
 * they overlap: with a stronger one, three of the palette can fall below 4.5 though each alone does not.
 */
const STRONGEST_TINT = 0.24;

/** A colour written as `#rrggbb`; undefined when it is written otherwise. */
export function parseHex(color: string): Rgb | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  const value = parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** `#rrggbb`, in small letters. */
export function toHex(color: Rgb): string {
  return `#${color.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` 0 gives the first colour, 1 the second; as a browser lays a colour of that alpha over another. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => from[i] + (to[i] - from[i]) * share;
  return [part(0), part(1), part(2)];
}

/** Relative luminance from 0 (black) to 1 (white), as WCAG 2.1 (W3C 2018) defines it for sRGB. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** A part of a colour, 0 to 255, as a share of light. */
export function linear(part: number): number {
  const share = part / 255;
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Contrast ratio from 1 to 21, as WCAG 2.1 (W3C 2018) defines it; the order does not matter. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * The alpha of a tint behind words: the largest, in steps of 1/255, up to which `stacked` tints of the colour on one
 * another, and any fewer, leave the words a contrast of `ratio`. 0 when even the bare background does not.
 * @param color of the tint; this and the other two as `#rrggbb`
 * @param text colour of the words
 */
export function tintAlpha(
  color: string,
  background: string,
  text: string,
  { stacked, ratio }: { readonly stacked: number; readonly ratio: number },
): number {
  const [tint, ground, words] = [rgbOf(color), rgbOf(background), rgbOf(text)];
  let steps = 0;
  while (steps + 1 <= STRONGEST_TINT * 255 && isReadable((steps + 1) / 255)) steps++;
  return steps / 255;

  function isReadable(alpha: number): boolean {
    let under = ground;
    for (let layer = 0; layer < stacked; layer++) {
      under = mix(under, tint, alpha);
      if (contrast(under, words) < ratio) return false;
    }
    return true;
  }
}

/**
 * The colour as it is when its contrast to the background is `ratio` or more; else lightened or darkened, whichever
 * can get further, by as little as it takes. Where no colour reaches the ratio, white or black.
 */
export function readableOn(color: string, background: string, ratio: number): string {
  const [from, ground] = [rgbOf(color), rgbOf(background)];
  const towards = contrast(WHITE, ground) >= contrast(BLACK, ground) ? WHITE : BLACK;
  for (let step = 0; step < 255; step++) {
    const mixed = toHex(mix(from, towards, step / 255));
    if (contrast(rgbOf(mixed), ground) >= ratio) return mixed;
  }
  return toHex(towards);
}

/** A colour that cannot be read is a grey: a wrong colour must not keep anything from being shown. */
function rgbOf(color: string): Rgb {
  return parseHex(color) ?? GREY;
}
