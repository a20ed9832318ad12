import type { Codebook } from '../codebook/codebook';
import { sha256Of } from '../text/sha256';

/** Puts a name of ours in front of what is hashed, so that no other program makes the same GUID. */
const SPACE = 'transcript-coder'; // not for the catalogue

/** What has a GUID in an export. */
export type GuidKind =
  | 'code'
  | 'code group'
  | 'coder'
  | 'coding'
  | 'group'
  | 'link'
  | 'memo'
  | 'participant'
  | 'segment'
  | 'transcript'
  | 'variable';

/**
 * The GUID of something: the same in every export, as what names it never changes. A UUID of version 8 (RFC 9562), made of a
 * hash.
 * @param names that tell it from all others of its kind
 */
export function guidFor(kind: GuidKind, ...names: readonly string[]): string {
  const hex = sha256Of([`${SPACE} ${kind} ${names[0] ?? ''}`, ...names.slice(1)].join('\n'));
  const variant = '89ab'[parseInt(hex[16]!, 16) & 3]!;
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** The GUID of a code. */
export function guidOf(id: string): string {
  return guidFor('code', id);
}

/** A GUID as it is compared: some programs write braces around it, or capital letters. */
export function plainGuid(guid: string): string {
  return guid.trim().toLowerCase().replace(/[{}]/g, '');
}

/** Finds the id of the code or code group of a codebook that a GUID stands for. @returns undefined for GUIDs of others */
export function guidsOf(codebook: Codebook): (guid: string) => string | undefined {
  let ids: ReadonlyMap<string, string> | undefined;
  return guid => {
    const { groups = [] } = codebook.file;
    ids ??= new Map([
      ...groups.map(({ id }) => [guidFor('code group', id), id] as const), // not for the catalogue
      ...codebook.inOrder().map(({ id }) => [guidOf(id), id] as const),
    ]);
    return ids.get(guid);
  };
}
