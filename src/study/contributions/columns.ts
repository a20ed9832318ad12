/** Declared here since core and study are compiled without the types of any host. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}

/** 7 bits of a number are in a byte, of which the highest bit says that there are more. */
const BITS = 7;
const MORE = 1 << BITS;

/** Of a number of 32 bits. */
const MAX_BYTES = 5;

const double = new Float64Array(1) as Float64Array & { 0: number };
const doubleBytes = new Uint8Array(double.buffer);

/** Writes strings and columns of whole numbers, of which neighbours are close to each other, in few bytes. */
export class ColumnWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  text(text: string): void {
    this.block(new TextEncoder().encode(text));
  }

  /** Each number as the difference to the one before it. */
  column(column: Int32Array): void {
    this.int(column.length);
    this.room(MAX_BYTES * column.length);
    const { bytes } = this;
    let at = this.length;
    let last = 0;
    for (const value of column) {
      const difference = (value - last) | 0;
      // small ones of either sign become small ones without a sign
      let rest = ((difference << 1) ^ (difference >> 31)) >>> 0;
      for (; rest >= MORE; rest >>>= BITS) bytes[at++] = (rest & (MORE - 1)) | MORE;
      bytes[at++] = rest;
      last = value;
    }
    this.length = at;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  double(value: number): void {
    double[0] = value;
    this.raw(doubleBytes);
  }

  /** Bytes as they are, with their number. */
  block(bytes: Uint8Array): void {
    this.int(bytes.length);
    this.raw(bytes);
  }

  written(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  int(value: number): void {
    this.room(4);
    for (let shift = 0; shift < 32; shift += 8) this.bytes[this.length++] = (value >>> shift) & 0xff;
  }

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + count));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads what {@link ColumnWriter} has written. @throws RangeError or TypeError for anything else */
export class ColumnReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    // parts of what a host calls bytes may take it ten times as long to make
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  text(): string {
    return decoder.decode(this.block());
  }

  byte(): number {
    return this.raw(1)[0]!;
  }

  double(): number {
    doubleBytes.set(this.raw(doubleBytes.length));
    return double[0];
  }

  block(): Uint8Array {
    return this.raw(this.int());
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  private raw(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError('cut off'); // not for the catalogue
    const raw = this.bytes.subarray(this.at, end);
    this.at = end;
    return raw;
  }

  column(): Int32Array {
    const count = this.int();
    // each number is a byte at least
    if (count > this.bytes.length - this.at) throw new RangeError('cut off'); // not for the catalogue
    const column = new Int32Array(count);
    const { bytes } = this;
    let { at } = this;
    let last = 0;
    for (let i = 0; i < count; i++) {
      let rest = 0;
      let byte = MORE;
      for (let shift = 0; byte >= MORE; shift += BITS) {
        if (at >= bytes.length) throw new RangeError('cut off'); // not for the catalogue
        byte = bytes[at++]!;
        rest |= (byte & (MORE - 1)) << shift;
      }
      last = (last + ((rest >>> 1) ^ -(rest & 1))) | 0;
      column[i] = last;
    }
    this.at = at;
    return column;
  }

  /** So many columns as they are written: a copy, to be read later. */
  written(columns: number): Uint8Array {
    const begin = this.at;
    const { bytes } = this;
    for (let column = 0; column < columns; column++) {
      let left = this.int();
      let { at } = this;
      while (left > 0) {
        if (at >= bytes.length) throw new RangeError('cut off'); // not for the catalogue
        if (bytes[at++]! < MORE) left--;
      }
      this.at = at;
    }
    return bytes.slice(begin, this.at);
  }

  int(): number {
    if (this.at + 4 > this.bytes.length) throw new RangeError('cut off'); // not for the catalogue
    let value = 0;
    for (let shift = 0; shift < 32; shift += 8) value |= this.bytes[this.at++]! << shift;
    return value >>> 0;
  }
}
