/** Chunks of text as UTF-8. Not of one text: that of a large listing would be longer than a text can be. */
export function encodedChunks(chunks: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  const parts = Array.from(chunks, chunk => encoder.encode(chunk));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
