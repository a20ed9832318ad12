import { slug } from '../codebook/codeId';

/** The reserved coder of adjudicated coding. */
export const CONSENSUS = 'consensus';

/** What ids of coders look like: they are part of file names on every system. Without flags, for JSON Schema. */
export const CODER_ID = /^[a-z0-9][a-z0-9_-]{0,31}$/;

const LONGEST = 32;
const SIDECAR = /^((?:.*\/)?[^/]+)\.([a-z0-9][a-z0-9_-]{0,31})\.coding\.json$/s;

/** A sidecar's name, taken apart. */
export interface SidecarName {
  /** Path of the transcript beside it. */
  readonly transcript: string;
  readonly coder: string;
}

/** `interviews/01.txt` and `nd` → `interviews/01.txt.nd.coding.json`. */
export function sidecarPath(transcript: string, coder: string): string {
  return `${transcript}.${coder}.coding.json`;
}

/** The transcript and the coder that a path names; undefined when it is not that of a sidecar. Paths have `/`. */
export function parseSidecarPath(path: string): SidecarName | undefined {
  const match = SIDECAR.exec(path);
  return match ? { transcript: match[1]!, coder: match[2]! } : undefined;
}

/** Whether a text can be a coder's id; `consensus` can. */
export function isCoderId(id: string): boolean {
  return CODER_ID.test(id);
}

/**
 * An id for a new coder: initials of a name of several words (“Coder One” → `co`), else the word itself, with a number
 * where it is taken. Never `consensus`.
 */
export function coderIdFrom(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken, CONSENSUS]);
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const letters = words.length > 1 ? words.map(word => [...word][0]).join('') : (words[0] ?? '');
  const stem = slug(letters).replaceAll('-', '').slice(0, LONGEST);
  const id = stem === 'code' && !/^code$/i.test(letters) ? 'coder' : stem;
  if (!used.has(id)) return id;
  for (let number = 2; ; number++) {
    const numbered = `${id.slice(0, LONGEST - String(number).length)}${number}`;
    if (!used.has(numbered)) return numbered;
  }
}
