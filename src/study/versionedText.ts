import { EncodedText } from './encodedText';
import { type NamedVersion, textVersion } from '../core/text/textVersion';

/** A text that is kept in some other way than as a string. */
interface KeptText {
  readonly text: string;
  readonly length: number;
  slice(start: number, end: number): string;
}

/** A text (LF, BOM-less) and its version, named when first asked for: to hash megabytes takes longer than all else that a key press does. */
export class VersionedText {
  private constructor(
    private readonly kept: string | KeptText,
    private named?: NamedVersion,
  ) {}

  static of(text: string): VersionedText {
    return new VersionedText(text);
  }

  /** The text of a file. @param text what its bytes are: LF, BOM-less */
  static ofFile(bytes: Uint8Array, text: string): VersionedText {
    return new VersionedText(new EncodedText(bytes, text));
  }

  /** @param text joined again each time that it is asked for as a whole */
  static kept(text: KeptText, version: NamedVersion): VersionedText {
    return new VersionedText(text, version);
  }

  get text(): string {
    return typeof this.kept === 'string' ? this.kept : this.kept.text;
  }

  /** In UTF-16 units. */
  get length(): number {
    return this.kept.length;
  }

  get version(): NamedVersion {
    return (this.named ??= textVersion(this.text));
  }

  /** The words of a stretch, without joining the whole. */
  slice(start: number, end: number): string {
    return this.kept.slice(start, end);
  }
}
