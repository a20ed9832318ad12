/** A box to be placed, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How strongly two boxes, named by their indexes, draw each other near: above 0, up to 1. */
export interface Pull {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** The upper left corner of a box, in whole pixels. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Between two boxes, in pixels. */
export const GAP = 18;
const ROUNDS = 240;
/** The golden angle: points at multiples of it are spread evenly. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/**
 * Places boxes so that none is over another, those that pull each other near each other; the same for the same input. First
 * as points by forces (Fruchterman & Reingold 1991), then each box, the largest first, at the free place that is nearest.
 * @param width that the whole has at most, in pixels, unless a box is wider
 */
export function layOutMap(sizes: readonly Size[], pulls: readonly Pull[], width: number): readonly Corner[] {
  const area = sizes.reduce((sum, one) => sum + (one.width + GAP) * (one.height + GAP), 0);
  const widest = sizes.reduce((most, one) => Math.max(most, one.width), 0);
  const page: Size = { width: Math.max(width, widest), height: (1.7 * area) / Math.max(width, widest, 1) };
  return placeBoxes(sizes, spread(sizes.length, pulls, page), page.width);
}

/** Points between 0 and 1 in both directions, by forces. */
function spread(count: number, pulls: readonly Pull[], page: Size): readonly Corner[] {
  const ratio = page.width / Math.max(page.height, 1);
  const distance = 1 / Math.sqrt(Math.max(count, 1));
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const radius = 0.5 * Math.sqrt((i + 0.5) / count);
    xs[i] = radius * Math.cos(i * TURN);
    ys[i] = radius * Math.sin(i * TURN);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const dx = new Float64Array(count);
    const dy = new Float64Array(count);
    const move = (a: number, b: number, force: (far: number) => number) => {
      const x = xs[a]! - xs[b]!;
      const y = ys[a]! - ys[b]!;
      const far = Math.max(Math.sqrt(x * x + y * y), 1e-6);
      const by = force(far) / far;
      dx[a]! += x * by;
      dy[a]! += y * by;
      dx[b]! -= x * by;
      dy[b]! -= y * by;
    };
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++) move(a, b, far => (distance * distance) / far);
    for (const { from, to, weight } of pulls) move(from, to, far => (-weight * far * far) / distance);
    const most = 0.1 * (1 - round / ROUNDS);
    for (let i = 0; i < count; i++) {
      // what nothing pulls stays on the page
      const x = dx[i]! - xs[i]!;
      const y = dy[i]! - ys[i]!;
      const far = Math.max(Math.sqrt(x * x + y * y), 1e-6);
      xs[i]! += (x / far) * Math.min(far, most);
      ys[i]! += (y / far) * Math.min(far, most);
    }
  }
  const across = between(xs);
  const down = between(ys);
  return Array.from(xs, (_, i) => ({
    x: across(xs[i]!) * page.width,
    y: (down(ys[i]!) * page.width) / ratio,
  }));
}

/** Where a value is between the least and the greatest, from 0 to 1. */
function between(values: Float64Array): (value: number) => number {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return value => (greatest - least > 1e-9 ? (value - least) / (greatest - least) : 0.5);
}

/** Boxes around points, moved as little as needed. */
function placeBoxes(sizes: readonly Size[], points: readonly Corner[], width: number): readonly Corner[] {
  const order = sizes
    .map((_, i) => i)
    .sort((a, b) => sizes[b]!.width * sizes[b]!.height - sizes[a]!.width * sizes[a]!.height || a - b);
  const corners: Corner[] = [];
  const placed: (Size & Corner)[] = [];
  for (const i of order) {
    const size = sizes[i]!;
    const corner = nearestFree(size, points[i]!, placed, width);
    corners[i] = corner;
    placed.push({ ...size, ...corner });
  }
  const top = corners.reduce((least, { y }) => Math.min(least, y), Infinity);
  return corners.map(({ x, y }) => ({ x, y: y - top }));
}

/** Of the places where a box is beside others, that which is nearest; there is always one below all. */
function nearestFree(size: Size, point: Corner, placed: readonly (Size & Corner)[], width: number): Corner {
  const most = Math.floor(width - size.width);
  const wish = {
    x: clamp(Math.round(point.x * (most / width)), most),
    y: Math.round(point.y - size.height / 2),
  };
  const xs = [wish.x, ...placed.flatMap(one => [one.x - GAP - size.width, one.x + one.width + GAP])];
  const ys = [wish.y, ...placed.flatMap(one => [one.y - GAP - size.height, one.y + one.height + GAP])];
  let best: Corner | undefined;
  let nearest = Infinity;
  for (const x of xs) {
    if (x < 0 || x > most) continue;
    for (const y of ys) {
      const far = (x - wish.x) ** 2 + (y - wish.y) ** 2;
      if (far >= nearest || placed.some(one => areClose({ ...size, x, y }, one))) continue;
      best = { x, y };
      nearest = far;
    }
  }
  return best!;
}

function areClose(a: Size & Corner, b: Size & Corner): boolean {
  return (
    a.x < b.x + b.width + GAP &&
    b.x < a.x + a.width + GAP &&
    a.y < b.y + b.height + GAP &&
    b.y < a.y + a.height + GAP
  );
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
