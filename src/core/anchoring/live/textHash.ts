// Fingerprints that can be put together from those of the parts (Karp & Rabin 1987): a text is read as the digits of a
// number to some base, modulo a prime. Two primes below 2^26, so that every product is exact in a double.

const FIRST_PRIME = 67108859;
const SECOND_PRIME = 67108837;
const FIRST_INVERSE = 1 / FIRST_PRIME;
const SECOND_INVERSE = 1 / SECOND_PRIME;

// Any two large numbers below the primes would do.
const FIRST_BASE = 48271193;
const SECOND_BASE = 31415927;

const [, F1, F2, F3, F4, F5, F6, F7, F8] = powersUpTo8(FIRST_BASE, reduceFirst);
const FIRST_SQUARES = squares(FIRST_BASE, reduceFirst);
const SECOND_SQUARES = squares(SECOND_BASE, reduceSecond);
const [, S1, S2, S3, S4, S5, S6, S7, S8] = powersUpTo8(SECOND_BASE, reduceSecond);

/** The fingerprint of a text, with what is needed to put another text after it. */
export interface TextHash {
  readonly first: number;
  readonly second: number;
  /** The bases to the power of the text's length. */
  readonly firstPower: number;
  readonly secondPower: number;
}

/** The fingerprint of a text, over its UTF-16 units. */
export function hashOf(text: string): TextHash {
  let first = 0;
  let second = 0;
  let i = 0;
  // Eight digits at a time: one reduction for products that stay below 2^53 together.
  for (const last = text.length - 7; i < last; i += 8) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    const e = text.charCodeAt(i + 4);
    const f = text.charCodeAt(i + 5);
    const g = text.charCodeAt(i + 6);
    const h = text.charCodeAt(i + 7);
    first = reduceFirst(first * F8 + a * F7 + b * F6 + c * F5 + d * F4 + e * F3 + f * F2 + g * F1 + h);
    second = reduceSecond(second * S8 + a * S7 + b * S6 + c * S5 + d * S4 + e * S3 + f * S2 + g * S1 + h);
  }
  for (; i < text.length; i++) {
    first = reduceFirst(first * FIRST_BASE + text.charCodeAt(i));
    second = reduceSecond(second * SECOND_BASE + text.charCodeAt(i));
  }
  return withPowers(first, second, text.length);
}

/**
 * The fingerprint of several texts, one after the other.
 * @param length of all of them, in UTF-16 units
 */
export function hashOfAll(parts: readonly { readonly hash: TextHash }[], length: number): TextHash {
  let first = 0;
  let second = 0;
  for (const { hash } of parts) {
    first = reduceFirst(first * hash.firstPower + hash.first);
    second = reduceSecond(second * hash.secondPower + hash.second);
  }
  return withPowers(first, second, length);
}

/** A fingerprint as one whole number below 2^52. */
export function hashKey({ first, second }: TextHash): number {
  return first * 2 ** 26 + second;
}

/** Adds the bases to the power of a length. */
function withPowers(first: number, second: number, length: number): TextHash {
  let firstPower = 1;
  let secondPower = 1;
  for (let rest = length, bit = 0; rest > 0; rest >>>= 1, bit++) {
    if ((rest & 1) === 0) continue;
    firstPower = reduceFirst(firstPower * FIRST_SQUARES[bit]!);
    secondPower = reduceSecond(secondPower * SECOND_SQUARES[bit]!);
  }
  return { first, second, firstPower, secondPower };
}

/** A base to the power of 1, 2, 4, 8 … */
function squares(base: number, reduce: (value: number) => number): Float64Array {
  const all = new Float64Array(32);
  all[0] = base;
  for (let bit = 1; bit < all.length; bit++) all[bit] = reduce(all[bit - 1]! ** 2);
  return all;
}

type Nine = [number, number, number, number, number, number, number, number, number];

function powersUpTo8(base: number, reduce: (value: number) => number): Nine {
  const powers: Nine = [1, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 1; i < powers.length; i++) powers[i] = reduce(powers[i - 1]! * base);
  return powers;
}

/** `value` modulo the first prime, for whole numbers below 2^53: the rounded quotient can be off by one. */
function reduceFirst(value: number): number {
  const rest = value - Math.floor(value * FIRST_INVERSE) * FIRST_PRIME;
  if (rest < 0) return rest + FIRST_PRIME;
  return rest >= FIRST_PRIME ? rest - FIRST_PRIME : rest;
}

function reduceSecond(value: number): number {
  const rest = value - Math.floor(value * SECOND_INVERSE) * SECOND_PRIME;
  if (rest < 0) return rest + SECOND_PRIME;
  return rest >= SECOND_PRIME ? rest - SECOND_PRIME : rest;
}
