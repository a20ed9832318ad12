// Bytes of UTF-8 as a string with a unit for each: such strings are read from a file, compared and put together faster than
// bytes in arrays and faster than text, which is decoded and written again. Their letters are those of ASCII, and no others.

/** Standard in every runtime of ours, but not in TypeScript's ES library. */
declare class TextDecoder {
  constructor(label: string, options: { ignoreBOM: boolean; fatal: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** What is not in ASCII. */
const OTHER = /[^\0-\x7f]/;
/** As many arguments as a call can safely have. */
const AT_ONCE = 8192;

/** The text that some bytes are. @throws TypeError where they are not UTF-8 */
export function textOfBytes(bytes: string): string {
  if (!OTHER.test(bytes)) return bytes;
  const all = new Uint8Array(bytes.length);
  for (let i = 0; i < all.length; i++) all[i] = bytes.charCodeAt(i);
  return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(all);
}

/** The bytes of a text. */
export function bytesOfText(text: string): string {
  if (!OTHER.test(text)) return text;
  const all = new TextEncoder().encode(text);
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    parts.push(String.fromCharCode(...all.subarray(at, at + AT_ONCE)));
  return parts.join('');
}

/** What stands for something that a terminal obeys or that cannot be seen; see `visible`. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9\xad\xae]/;

/** Whether there is anything in some bytes that would not be shown as it is. */
export function isAnyUnseen(bytes: string): boolean {
  return UNSEEN.test(bytes);
}
