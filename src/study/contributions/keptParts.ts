import type { KeptParts } from '../../core/corpus/corpus';
import { ColumnReader, ColumnWriter } from './columns';
import type { Summary } from './contribution';
import { readData, writeData } from './plainData';

/** So many parts are kept of a transcript: those that were not used for the longest time go first. */
const MAX_PARTS = 16;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

interface Part {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
}

/**
 * The summary of a transcript with the parts of counts that were made of it, as they are kept for other runs. A part always
 * comes out of its bytes, whether they were made in this run or an earlier one.
 */
export class TranscriptEntry implements KeptParts {
  private constructor(
    readonly summary: Summary,
    /** What was used last first. */
    private parts: readonly Part[],
    private isNew: boolean,
  ) {}

  static of(summary: Summary): TranscriptEntry {
    // through its bytes, as the parts
    return new TranscriptEntry(JSON.parse(JSON.stringify(summary)) as Summary, [], true);
  }

  /** @throws Error for what {@link toBytes} has not written */
  static fromBytes(bytes: Uint8Array): TranscriptEntry {
    const reader = new ColumnReader(bytes);
    const summary = JSON.parse(reader.text()) as Summary;
    const parts: Part[] = [];
    while (!reader.isAtEnd) parts.push({ name: reader.block(), data: reader.block() });
    return new TranscriptEntry(summary, parts, false);
  }

  toBytes(): Uint8Array {
    const writer = new ColumnWriter();
    writer.text(JSON.stringify(this.summary));
    for (const { name, data } of this.parts) {
      writer.block(name);
      writer.block(data);
    }
    return writer.written();
  }

  /** Whether there is something that was not read from bytes. */
  get isChanged(): boolean {
    return this.isNew;
  }

  of<P>(name: string, make: () => P): P {
    const wanted = bytesOf(name);
    const known = this.parts.find(part => sameBytes(part.name, wanted));
    const part = known ?? { name: wanted, data: written(make()) };
    if (part !== this.parts[0])
      this.parts = [part, ...this.parts.filter(one => one !== part)].slice(0, MAX_PARTS);
    if (!known) this.isNew = true;
    return readData(new ColumnReader(part.data)) as P;
  }
}

function written(data: unknown): Uint8Array {
  const writer = new ColumnWriter();
  writeData(data, writer);
  return writer.written();
}

/** All transcripts are asked for the same. */
let latest = { name: '', bytes: new Uint8Array() };

function bytesOf(name: string): Uint8Array {
  if (latest.name !== name) latest = { name, bytes: new TextEncoder().encode(name) };
  return latest.bytes;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
