import { joinedBytes } from '../../core/base/joinedBytes';

/** Chunks of text as UTF-8. Not of one text: that of a large listing would be longer than a text can be. */
export function encodedChunks(chunks: Iterable<string>): Uint8Array {
  const encoder = new TextEncoder();
  return joinedBytes(Array.from(chunks, chunk => encoder.encode(chunk)));
}
