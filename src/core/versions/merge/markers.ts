import type { TextParts } from '../../text/textState';

/** The versions that were merged; unknown ones are left out. */
export type Sides = Partial<Record<Side, string>>;
export type Side = 'base' | 'ours' | 'theirs';

const OURS = /^<{7}(?: |$)/;
const BASE = /^\|{7}(?: |$)/;
const MIDDLE = /^={7}$/;
const THEIRS = /^>{7}(?: |$)/;

/**
 * The versions that a text with git's conflict markers was made of. What both began with is known only where the markers
 * say it (`merge.conflictStyle` diff3 or zdiff3).
 * @returns undefined when there are no markers, or when they are mismatched
 */
export function sidesOfMarkers(
  text: string,
): (Sides & { readonly ours: string; readonly theirs: string }) | undefined {
  const lines: Record<'base' | 'ours' | 'theirs', string[]> = { base: [], ours: [], theirs: [] };
  const all = ['base', 'ours', 'theirs'] as const;
  let at: 'base' | 'ours' | 'theirs' | undefined;
  let places = 0;
  let bases = 0;
  for (const line of text.split('\n')) {
    if (at === undefined && OURS.test(line)) {
      at = 'ours';
      places++;
    } else if (at === 'ours' && BASE.test(line)) {
      at = 'base';
      bases++;
    } else if ((at === 'ours' || at === 'base') && MIDDLE.test(line)) at = 'theirs';
    else if (at === 'theirs' && THEIRS.test(line)) at = undefined;
    else if (OURS.test(line) || THEIRS.test(line)) return undefined;
    else for (const side of at ? [at] : all) lines[side].push(line);
  }
  if (places === 0 || at !== undefined) return undefined;
  const [base, ours, theirs] = all.map(side => lines[side].join('\n')) as [string, string, string];
  return { ours, theirs, ...(bases === places ? { base } : {}) };
}

/** UTF-16 units of which a pointer has fewer. */
export const MAX_POINTER = 1024;
const BEGIN = 'version https://git-lfs.github.com/spec/'; // not for the catalogue

/** Whether a text is what Git LFS keeps in a repository instead of the file itself (Git LFS, specification 1). */
export function isLfsPointer(text: TextParts): boolean {
  return text.length < MAX_POINTER && text.slice(0, BEGIN.length) === BEGIN;
}
