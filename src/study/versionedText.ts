import { type NamedVersion, textVersion } from '../core/text/textVersion';

/** A text (LF, BOM-less) and its version, named when first asked for: to hash megabytes takes longer than all else that a key press does. */
export class VersionedText {
  private named: NamedVersion | undefined;

  constructor(readonly text: string) {}

  get version(): NamedVersion {
    return (this.named ??= textVersion(this.text));
  }
}
