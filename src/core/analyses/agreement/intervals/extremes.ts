/** How far a number that was worked out quickly may be from the exact one: of itself, and at least of this. */
const PRECISION = 1e-8;

/**
 * The nth least of numbers that are known only nearly and the one after it, exactly: those that might be one of the two are
 * worked out.
 * @param nearly each within {@link PRECISION} of what it is, relative to itself or 1
 * @param n the last one has no other after it, and comes twice
 * @param exactly works one out
 * @param room for as many numbers
 */
export function nthExactly(
  nearly: Float64Array,
  n: number,
  exactly: (i: number) => number,
  room: Float64Array,
): readonly [nth: number, next: number] {
  const count = nearly.length;
  room.set(nearly);
  const first = nthLeast(room, n, count);
  let second = n + 1 < count ? Infinity : first;
  for (let i = n + 1; i < count; i++) if (room[i]! < second) second = room[i]!;
  // both these and what is compared with them may be off
  const least = first - 2 * PRECISION * (1 + Math.abs(first));
  const most = second + 2 * PRECISION * (1 + Math.abs(second));
  let below = 0;
  const close: number[] = [];
  for (let i = 0; i < count; i++) {
    if (nearly[i]! < least) below++;
    else if (nearly[i]! <= most) close.push(exactly(i));
  }
  close.sort((a, b) => a - b);
  return [close[n - below]!, close[Math.min(n + 1, count - 1) - below]!];
}

/** Whether the nth least is surely not above a limit. */
export function isSurelyWithin(nearly: Float64Array, n: number, limit: number): boolean {
  const most = limit - PRECISION * (1 + Math.abs(limit));
  let above = 0;
  for (let i = 0; i < nearly.length; i++) if (nearly[i]! > most) above++;
  return above < nearly.length - n;
}

/** By partition, in linear time (Hoare 1961, algorithm 65); moves the numbers. */
function nthLeast(numbers: Float64Array, n: number, count: number): number {
  let [from, to] = [0, count - 1];
  while (from < to) {
    const pivot = numbers[(from + to) >>> 1]!;
    let [i, j] = [from, to];
    while (i <= j) {
      while (numbers[i]! < pivot) i++;
      while (numbers[j]! > pivot) j--;
      if (i > j) break;
      const moved = numbers[i]!;
      numbers[i++] = numbers[j]!;
      numbers[j--] = moved;
    }
    if (n <= j) to = j;
    else if (n >= i) from = i;
    else break;
  }
  return numbers[n]!;
}
