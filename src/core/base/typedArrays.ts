/**
 * The same numbers at the beginning of a longer array of zeros.
 * @param room its length, at least that of `numbers`
 */
export function withRoom(numbers: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(numbers);
  return larger;
}
