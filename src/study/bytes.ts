import { joinedBytes } from '../core/base/joinedBytes';
import type { KeptLines, Piece } from '../core/records/rewrite';

/** Standard in every runtime of ours, but not in TypeScript's ES library. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const encoder = new TextEncoder();

/** In UTF-8. */
export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  // four at once, where they lie so that this can be
  const words = a.byteOffset % 4 === 0 && b.byteOffset % 4 === 0 ? a.length >> 2 : 0;
  const [fours, others] = [a, b].map(
    one => new Int32Array(one.buffer, words > 0 ? one.byteOffset : 0, words),
  );
  for (let i = 0; i < words; i++) if (fours![i] !== others![i]) return false;
  for (let i = words * 4; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A new file of pieces of an old one, which is UTF-8. Lines that are kept follow one another. */
export function assembled(old: Uint8Array, pieces: readonly Piece[]): Uint8Array {
  const lines = new LineStarts(old);
  return joinedBytes(pieces.map(piece => (typeof piece === 'string' ? encode(piece) : lines.bytesOf(piece))));
}

const LINE_FEED = 0x0a;

/** Where lines begin, one after the other. */
class LineStarts {
  private line = 0;
  private start = 0;

  constructor(private readonly bytes: Uint8Array) {}

  bytesOf({ from, to }: KeptLines): Uint8Array {
    return this.bytes.subarray(this.startOf(from), this.startOf(to));
  }

  private startOf(line: number): number {
    if (line < this.line) this.line = this.start = 0;
    for (; this.line < line; this.line++) this.start = this.bytes.indexOf(LINE_FEED, this.start) + 1;
    return this.start;
  }
}
