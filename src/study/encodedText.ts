import { decodeTranscript } from '../core/text/decode';

/**
 * A text that is kept as the bytes of its file, which take a half or a quarter of the memory, none of it where the collector
 * of garbage has to look; as a string only for as long as somebody has used it lately.
 */
export class EncodedText {
  /** In UTF-16 units. */
  readonly length: number;
  private decoded: WeakRef<{ readonly text: string }>;

  /** @param text what the bytes are as a text: LF, BOM-less */
  constructor(
    private readonly bytes: Uint8Array,
    text: string,
  ) {
    this.length = text.length;
    this.decoded = new WeakRef({ text });
  }

  get text(): string {
    const known = this.decoded.deref();
    if (known) return known.text;
    const { text } = decodeTranscript(this.bytes);
    this.decoded = new WeakRef({ text });
    return text;
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }
}
