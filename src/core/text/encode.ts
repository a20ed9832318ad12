import type { Encoding } from './decode';

// Part of every host (Node, Electron, browsers), but not of the ES2023 library that core compiles against.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** The bytes of a text in an encoding that was found when it was read; a byte order mark only where the text has one. */
export function encodeIn(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}
