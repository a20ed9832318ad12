import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

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
  const hash = bytesToHex(sha256(utf8ToBytes(text)));
  return { id: hash.slice(0, ID_LENGTH), sha256: hash, length: text.length };
}
