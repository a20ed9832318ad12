import { firstIndex } from '../base/sorted';
import { type LegacyEncoding, eachCharacter } from './legacyEncodings';
import type { Span } from './span';
import { eachUtf8Sequence } from './utf8Sequences';

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/**
 * Carries spans of a text that was read as UTF-8, though its bytes are in another encoding, to the text that these bytes are:
 * each to the characters that have the same bytes. UTF-16 units over the LF texts, half-open, not empty.
 * @param bytes that mean something in the encoding
 */
export function reread(bytes: Uint8Array, encoding: LegacyEncoding): (span: Span) => Span {
  const before = new Characters(bytes);
  eachUtf8Sequence(bytes, (start, end, isCharacter) => {
    const isMark = start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    before.add(start, end, isMark ? 0 : isCharacter && end - start === 4 ? 2 : 1);
  });
  const after = new Characters(bytes);
  eachCharacter(bytes, encoding, (start, end, character) =>
    after.add(start, end, start === 0 && character === '\ufeff' ? 0 : character.length),
  );
  return ({ start, end }) => {
    const first = before.startOf(before.withUnit(start));
    const last = before.endOf(before.withUnit(end - 1)) - 1;
    return { start: after.unitOf(after.withByte(first)), end: after.unitOf(after.withByte(last) + 1) };
  };
}

/** The characters that bytes are read as, each with its first byte and its first UTF-16 unit in the LF text. */
class Characters {
  private readonly starts: number[] = [];
  private readonly units: number[] = [];
  private length = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @param units of the character itself */
  add(start: number, end: number, units: number): void {
    this.starts.push(start);
    this.units.push(this.length);
    const isPartOfLineEnd = this.bytes[start] === CARRIAGE_RETURN && this.bytes[end] === LINE_FEED;
    if (!isPartOfLineEnd) this.length += units;
  }

  /** The index of the character that a unit is of. */
  withUnit(unit: number): number {
    return firstIndex(this.units.length, i => this.units[i]! > unit) - 1;
  }

  withByte(byte: number): number {
    return firstIndex(this.starts.length, i => this.starts[i]! > byte) - 1;
  }

  startOf(index: number): number {
    return this.starts[index]!;
  }

  endOf(index: number): number {
    return this.starts[index + 1] ?? this.bytes.length;
  }

  unitOf(index: number): number {
    return this.units[index] ?? this.length;
  }
}
