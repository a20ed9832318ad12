/** UTF-16 units in a chunk, at least: each costs a call of the system. */
const CHUNK = 1 << 16;

/** Lines put together to chunks that are worth writing one by one. No line is cut. */
export function* gathered(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
