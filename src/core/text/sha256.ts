import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 over the UTF-8 of a text, as hex digits. A lone surrogate counts as U+FFFD. */
export type Sha256 = (text: string) => string;

let hash: Sha256 = text => bytesToHex(sha256(utf8ToBytes(text)));

export const sha256Of: Sha256 = text => hash(text);

/**
 * A port like the language of messages: hosts that have a quicker one of their own, with the same results, set it once when
 * they start.
 */
export function useSha256(own: Sha256): void {
  hash = own;
}
