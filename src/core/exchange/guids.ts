import type { Codebook } from '../codebook/codebook';
import { sha256Of } from '../text/sha256';

/** Puts a name of ours in front of what is hashed, so that no other program makes the same GUID. */
const SPACE = 'transcript-coder code '; // not for the catalogue

/** The GUID of a code: the same in every export, as an id never changes. A UUID of version 8 (RFC 9562), made of a hash. */
export function guidOf(id: string): string {
  const hex = sha256Of(SPACE + id);
  const variant = '89ab'[parseInt(hex[16]!, 16) & 3]!;
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** Finds the id of the code of a codebook that a GUID stands for. @returns undefined for GUIDs of others */
export function guidsOf(codebook: Codebook): (guid: string) => string | undefined {
  let ids: ReadonlyMap<string, string> | undefined;
  return guid => {
    ids ??= new Map(codebook.inOrder().map(({ id }) => [guidOf(id), id]));
    return ids.get(guid);
  };
}
