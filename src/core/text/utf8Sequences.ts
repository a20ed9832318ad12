/**
 * The sequences that bytes read as UTF-8 consist of: each character, and each stretch of bytes that is none and shows as one
 * U+FFFD. These are cut as browsers, Node and VS Code cut them (Encoding Standard, section “UTF-8 decoder”: the longest
 * beginning of a character that cannot be completed is one stretch).
 * @param each is told where a sequence begins and ends, half-open, and whether it is a character
 */
export function eachUtf8Sequence(
  bytes: Uint8Array,
  each: (start: number, end: number, isCharacter: boolean) => void,
): void {
  for (let start = 0; start < bytes.length;) {
    const lead = bytes[start]!;
    const length = lengthOf(lead);
    let end = start + 1;
    while (end < start + length && isContinuation(bytes[end], end === start + 1 ? lead : 0)) end++;
    each(start, end, end === start + length);
    start = end;
  }
}

/** Bytes of a character by its first one; 0 where no character begins so. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** @param lead the first byte, where the second is asked about: some leave it less room */
function isContinuation(byte: number | undefined, lead: number): boolean {
  if (byte === undefined) return false;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}
