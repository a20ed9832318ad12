import { type Rgb, contrast, parseHex, toHex } from './contrast';
import { type Oklab, fromOklab, seenWithDeficiencies, toOklab } from './oklab';

/** What a new colour must be told apart from at least: more would slow down the import of a codebook of thousands. */
const MAX_COMPARED = 120;
/** Contrast to light and dark backgrounds that a line needs (WCAG 2.1, 1.4.11). */
const LINE_CONTRAST = 3;
const BACKGROUNDS: readonly Rgb[] = [
  [255, 255, 255],
  [31, 31, 31],
];
/** Degrees of hue to either side within which shades of one theme are. */
const MAX_HUE = 24;
/** Less colourful than this is a grey, which has no hue to speak of. */
const GREY = 0.03;
/** What people with a colour vision deficiency see counts half: they have lightness left, and little more. */
const DEFICIENCY_WEIGHT = 2;

const LIGHTNESSES = steps(0.48, 0.72, 0.02);
const CHROMAS = steps(0.04, 0.19, 0.03);
const GREY_CHROMAS = steps(0, 0.05, 0.0125);

/** A colour as everyone sees it: with full colour vision, then with three deficiencies. */
type Seen = readonly Oklab[];

/** A shade of a theme's colour that is as far as can be from all others; the theme's own where it is not one. */
export function shadeOf(theme: string, others: readonly string[]): string {
  const base = parseHex(theme);
  if (!base) return theme;
  const [, a, b] = toOklab(base);
  const isGrey = Math.hypot(a, b) < GREY;
  const hue = Math.atan2(b, a);
  const turns = isGrey ? steps(0, 315, 45) : steps(-MAX_HUE, MAX_HUE, 8);
  return furthest(
    turns.map(turn => hue + (turn * Math.PI) / 180),
    isGrey ? GREY_CHROMAS : CHROMAS,
    [theme, ...others],
  );
}

/** A colour of any hue that is as far as can be from all others. */
export function otherColor(others: readonly string[]): string {
  return furthest(
    steps(0, 350, 10).map(turn => (turn * Math.PI) / 180),
    CHROMAS,
    others,
  );
}

/** How far two colours are apart in OKLab, as the one of four kinds of vision sees them to which they are nearest. */
export function apart(a: string, b: string): number {
  const [one, other] = [parseHex(a), parseHex(b)];
  return one && other ? distance(seen(one), seen(other)) : 0;
}

function furthest(hues: readonly number[], chromas: readonly number[], others: readonly string[]): string {
  const compared = [...new Set(others)].slice(0, MAX_COMPARED).flatMap(color => {
    const rgb = parseHex(color);
    return rgb ? [seen(rgb)] : [];
  });
  let best = { color: others[0] ?? '#808080', distance: 0 };
  for (const color of candidates(hues, chromas)) {
    let nearest = Infinity;
    const one = seen(color);
    for (const other of compared) {
      nearest = Math.min(nearest, distance(one, other));
      if (nearest <= best.distance) break;
    }
    if (nearest > best.distance) best = { color: toHex(color), distance: nearest };
  }
  return best.color;
}

/** Colours that carry a line on light and on dark. */
function candidates(hues: readonly number[], chromas: readonly number[]): Rgb[] {
  const found: Rgb[] = [];
  for (const hue of hues)
    for (const chroma of chromas)
      for (const lightness of LIGHTNESSES) {
        const rgb = fromOklab([lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
        // as it is written down
        const color = rgb && parseHex(toHex(rgb));
        if (color && BACKGROUNDS.every(ground => contrast(color, ground) >= LINE_CONTRAST)) found.push(color);
      }
  return found;
}

function seen(color: Rgb): Seen {
  return [toOklab(color), ...seenWithDeficiencies(color)];
}

function distance(a: Seen, b: Seen): number {
  let least = Infinity;
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i]!, b[i]!];
    const apart = Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
    least = Math.min(least, i === 0 ? apart : apart * DEFICIENCY_WEIGHT);
  }
  return least;
}

/** From one number to another, both included. */
function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}
