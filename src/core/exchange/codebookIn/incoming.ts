import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { oneLine, visible } from '../../base/visible';
import { cleanName, nameKey } from '../../codebook/codeName';
import { parseHex } from '../../codebook/contrast';
import type { Scale } from '../../codebook/code';
import type { Definition } from '../../codebook/operations';

/** Larger files are not read: a codebook of 5,000 codes with long definitions has some 10 MB. */
export const MAX_BYTES = 64 * 2 ** 20;
export const MAX_CODES = 20_000;
/** Codes that are nested deeper are no codebook that somebody has made. */
export const MAX_DEPTH = 200;
/** In UTF-16 units. */
const MAX_NAME = 2000;
/** Of a text that a message shows, in UTF-16 units. */
const MAX_SHOWN = 80;

/** A code as a file has it. What is undefined, the file says nothing of. */
export interface IncomingCode extends Definition {
  /** In the study that it comes from; undefined where the file has none. */
  readonly id?: string | undefined;
  readonly name: string;
  /** Index of the one above it, which comes earlier; undefined at the top. */
  readonly parent: number | undefined;
  /** `#rrggbb`. */
  readonly color?: string | undefined;
  readonly retired?: true | undefined;
  readonly scale?: Scale | undefined;
  /** Of the file, from 1: a line, a row, or the number of the code where there are neither. */
  readonly line: number;
}

/** A code group, or set of codes, as a file has it. */
export interface IncomingGroup {
  /** In the study that it comes from; undefined where the file has none. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  /** Indexes of its codes, each once. */
  readonly codes: readonly number[];
}

/** What was read of a file. */
export interface Incoming {
  /** Each before those below it, siblings in their order. */
  readonly codes: readonly IncomingCode[];
  /** Each with another name. */
  readonly groups: readonly IncomingGroup[];
  /** What was left out, a sentence each. */
  readonly notes: readonly string[];
}

/** A code before the tree is put together: the one above it may be anywhere in the list. */
export interface LooseCode extends Omit<IncomingCode, 'id' | 'color'> {
  readonly id?: string | undefined;
  readonly color?: string | undefined;
}

/**
 * Puts the tree together, and refuses what is none: the whole file or nothing is taken.
 * @param groups with indexes into `loose`
 */
export function incomingOf(
  loose: readonly LooseCode[],
  notes: readonly string[] = [],
  groups: readonly IncomingGroup[] = [],
): Result<Incoming> {
  if (loose.length === 0) return fail(l10n.t('No codes were found in the file.'));
  if (loose.length > MAX_CODES) return fail(tooMany());
  const named = loose.map(one => ({ ...one, name: cleanName(visible(cleanName(one.name))) }));
  const bad = named.find(({ name }) => name === '' || name.length > MAX_NAME);
  if (bad)
    return fail(
      bad.name === ''
        ? l10n.t('Line {0}: a code needs a name.', bad.line)
        : l10n.t('Line {0}: a name has more than {1} characters.', bad.line, MAX_NAME),
    );
  const ordered = inOrder(named);
  if (!ordered.ok) return ordered;
  const { codes, placeOf } = ordered.value;
  const doubled = doubledIn(codes);
  if (doubled !== undefined) return fail(doubled);
  return ok({ codes: codes.map(withUsableFields), groups: usableGroups(groups, placeOf), notes });
}

/** Those with a name, of several with one name all codes together; with the places of their codes in the tree. */
function usableGroups(
  groups: readonly IncomingGroup[],
  placeOf: (loose: number) => number,
): readonly IncomingGroup[] {
  const byName = new Map<string, IncomingGroup>();
  for (const { id, name: written, description, codes } of groups) {
    const name = cleanName(visible(cleanName(written)));
    if (name === '' || name.length > MAX_NAME) continue;
    const known = byName.get(nameKey(name));
    byName.set(nameKey(name), {
      id: known?.id ?? (id !== undefined && ID.test(id) ? id : undefined),
      name: known?.name ?? name,
      description: known?.description ?? (description?.trim() ? description : undefined),
      codes: [...new Set([...(known?.codes ?? []), ...codes.map(placeOf)])],
    });
  }
  return [...byName.values()];
}

export function tooMany(): string {
  return l10n.t('The file has more than {0} codes.', MAX_CODES);
}

export function unreadableScale(line: number, text: string, why: string): string {
  const shown = oneLine(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
  return l10n.t('Line {0}: the scale “{1}” cannot be read. {2}', line, shown, why);
}

export function tooLarge(): string {
  return l10n.t('The file is larger than {0} MB.', MAX_BYTES / 2 ** 20);
}

export function tooDeep(): string {
  return l10n.t('The codes are nested more than {0} levels deep.', MAX_DEPTH);
}

/** Depth first, without recursion. */
function inOrder(
  loose: readonly LooseCode[],
): Result<{ readonly codes: readonly LooseCode[]; readonly placeOf: (loose: number) => number }> {
  const below = new Map<number | undefined, number[]>();
  loose.forEach(({ parent }, i) => {
    const siblings = below.get(parent);
    if (siblings) siblings.push(i);
    else below.set(parent, [i]);
  });
  const placed: LooseCode[] = [];
  const placeOf = new Map<number, { readonly at: number; readonly depth: number }>();
  for (const stack = [...(below.get(undefined) ?? [])].reverse(); stack.length > 0;) {
    const i = stack.pop()!;
    const one = loose[i]!;
    const above = one.parent === undefined ? undefined : placeOf.get(one.parent)!;
    const depth = (above?.depth ?? 0) + 1;
    if (depth > MAX_DEPTH) return fail(tooDeep());
    placeOf.set(i, { at: placed.length, depth });
    placed.push({ ...one, parent: above?.at });
    stack.push(...(below.get(i) ?? []).reverse());
  }
  if (placed.length === loose.length) return ok({ codes: placed, placeOf: i => placeOf.get(i)!.at });
  const lost = loose.find((_, i) => !placeOf.has(i))!;
  return fail(l10n.t('Line {0}: “{1}” would be its own ancestor.', lost.line, lost.name));
}

/** Two codes of one id, or two siblings of one name that nothing else tells apart. */
function doubledIn(codes: readonly LooseCode[]): string | undefined {
  const ids = new Map<string, number>();
  const names = new Map<string, LooseCode>();
  for (const { id, name, parent, line } of codes) {
    const first = id === undefined ? undefined : ids.get(id);
    if (first !== undefined)
      return l10n.t('Line {0}: the id “{1}” is on line {2} already.', line, visible(id!), first);
    if (id !== undefined) ids.set(id, line);
    const key = `${parent ?? ''} ${nameKey(name)}`;
    const twin = names.get(key);
    if (twin && (twin.id === undefined || id === undefined))
      return l10n.t('Line {0}: “{1}” is on line {2} already, in the same place.', line, name, twin.line);
    names.set(key, { id, name, parent, line });
  }
  return undefined;
}

/** Our own ids; those of others may be anything. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,127}$/u;

/** An id or a colour that is none is left out: they are no reason to refuse a codebook. */
function withUsableFields({ id, color, ...rest }: LooseCode): IncomingCode {
  const hex = color === undefined ? undefined : longHex(color.trim());
  return {
    ...rest,
    id: id !== undefined && ID.test(id) ? id : undefined,
    color: hex !== undefined && parseHex(hex) ? hex.toLowerCase() : undefined,
  };
}

/** `#abc` as `#aabbcc`. */
function longHex(color: string): string {
  return /^#[0-9a-f]{3}$/i.test(color) ? color.replace(/[0-9a-f]/gi, '$&$&') : color;
}
