/**
 * How many characters have to be inserted, removed or replaced to make one text of another, in UTF-16 units
 * (Levenshtein 1966), as far as that is no more than a bound: in bits, 32 rows at a time (Myers 1999, in the form of Hyyrö 2003),
 * only in the blocks near the diagonal that a path within the bound can reach (Ukkonen 1985).
 * @param most 0 or more
 * @returns the distance; `most + 1` where it is more than the bound
 */
export function boundedDistance(a: string, b: string, most: number): number {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shortest - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  const n = a.length - head - tail;
  const m = b.length - head - tail;
  if (Math.abs(n - m) > most) return most + 1;
  if (n === 0 || m === 0) return Math.max(n, m);
  const rows = a.slice(head, head + n);
  const columns = b.slice(head, head + m);
  const distance = n <= m ? blockDistance(rows, columns, most) : blockDistance(columns, rows, most);
  return Math.min(distance, most + 1);
}

/**
 * The beginning of a text that is closest to some words (Sellers 1980), and how far it is from them.
 * @param words not empty
 */
export function closestBeginning(
  words: string,
  text: string,
): { readonly length: number; readonly distance: number } {
  const n = words.length;
  const blocks = Math.ceil(n / 32);
  const places = bitsOf(words, blocks);
  const nowhere = new Int32Array(blocks);
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const lastBit = 1 << ((n - 1) & 31);
  let value = n;
  let best = { length: 0, distance: n };
  for (let column = 0; column < text.length; column++) {
    const fits = places.get(text.charCodeAt(column)) ?? nowhere;
    let carry = 1;
    for (let block = 0; block < blocks; block++) {
      carry = advance(plus, minus, fits[block]!, block, carry, block === blocks - 1 ? lastBit : 1 << 31);
    }
    value += carry;
    if (value < best.distance) best = { length: column + 1, distance: value };
  }
  return best;
}

/** @returns the distance, or something above the bound */
function blockDistance(rows: string, columns: string, most: number): number {
  const n = rows.length;
  const m = columns.length;
  const blocks = Math.ceil(n / 32);
  const places = bitsOf(rows, blocks);
  const nowhere = new Int32Array(blocks);
  // vertical differences of a column: where it goes up and where it goes down
  const plus = new Int32Array(blocks).fill(-1);
  const minus = new Int32Array(blocks);
  const lastBit = 1 << ((n - 1) & 31);
  /** The value in the last row that was computed; at first that of column 0. */
  let lastBlock = Math.min(blocks, Math.floor(most / 32) + 1) - 1;
  let value = bottomRow(lastBlock, n);

  for (let column = 0; column < m; column++) {
    const fits = places.get(columns.charCodeAt(column)) ?? nowhere;
    let carry = 1;
    for (let block = 0; block <= lastBlock; block++) {
      carry = advance(plus, minus, fits[block]!, block, carry, block === blocks - 1 ? lastBit : 1 << 31);
    }
    value += carry;
    // the next column may reach one row further down
    if (lastBlock < blocks - 1 && bottomRow(lastBlock, n) < column + 2 + most) {
      const before = bottomRow(lastBlock, n);
      lastBlock++;
      plus[lastBlock] = -1;
      minus[lastBlock] = 0;
      value += bottomRow(lastBlock, n) - before;
    }
  }
  return lastBlock === blocks - 1 ? value : most + 1;
}

/** Rows down to the end of a block. */
function bottomRow(block: number, n: number): number {
  return Math.min(32 * (block + 1), n);
}

/** Computes the next column of one block. @returns the horizontal difference below it: -1, 0 or 1 */
function advance(
  plus: Int32Array,
  minus: Int32Array,
  fits: number,
  block: number,
  carry: number,
  bottom: number,
): number {
  const up = plus[block]!;
  const down = minus[block]!;
  const steady = fits | down;
  const matched = carry < 0 ? fits | 1 : fits;
  const diagonal = ((((matched & up) + up) | 0) ^ up) | matched;
  let right = down | ~(diagonal | up);
  let left = up & diagonal;
  const below = (right & bottom) !== 0 ? 1 : (left & bottom) !== 0 ? -1 : 0;
  right = (right << 1) | (carry > 0 ? 1 : 0);
  left = (left << 1) | (carry < 0 ? 1 : 0);
  plus[block] = left | ~(steady | right);
  minus[block] = right & steady;
  return below;
}

/** For each unit the rows in which it occurs. */
function bitsOf(rows: string, blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  for (let i = 0; i < rows.length; i++) {
    const unit = rows.charCodeAt(i);
    let bits = places.get(unit);
    if (!bits) places.set(unit, (bits = new Int32Array(blocks)));
    bits[i >> 5]! |= 1 << (i & 31);
  }
  return places;
}
