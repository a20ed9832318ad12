import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 over bytes or the UTF-8 of a text, as hex digits. A lone surrogate counts as U+FFFD. */
export type Sha256 = (content: string | Uint8Array) => string;

let hash: Sha256 = content =>
  bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));

export const sha256Of: Sha256 = content => hash(content);

/**
 * A port like the language of messages: hosts that have a quicker one of their own, with the same results, set it once when
 * they start.
 */
export function useSha256(own: Sha256): void {
  hash = own;
}
