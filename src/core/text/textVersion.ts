import { sha256Of } from './sha256';

/** Hex digits of the hash that name a version. */
const ID_LENGTH = 12;

/** The name of a text's version, by which anchors refer to it. */
export interface NamedVersion {
  /** The first 12 hex digits of the hash. */
  readonly id: string;
  /** Over the UTF-8 of the text. */
  readonly sha256: string;
  /** In UTF-16 units. */
  readonly length: number;
}

/** @param text LF, BOM-less */
export function textVersion(text: string): NamedVersion {
  const sha256 = sha256Of(text);
  return { id: sha256.slice(0, ID_LENGTH), sha256, length: text.length };
}
