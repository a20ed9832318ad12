/**
 * The same numbers at the beginning of a longer array of zeros.
 * @param room its length, at least that of `numbers`
 */
export function withRoom(numbers: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(numbers);
  return larger;
}

/** A number for each of some values; `Int32Array.from` takes ten times as long. */
export function numbersOf<T>(values: readonly T[], numberOf: (value: T) => number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(values.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = numberOf(values[i]!);
  return numbers;
}
