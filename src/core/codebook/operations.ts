import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Code, CodebookFile } from './code';
import type { Codebook } from './codebook';
import { withoutInGroups } from './codeGroups';
import { newCodeId } from './codeId';
import { cleanName, nameKey } from './codeName';
import { parseHex } from './contrast';
import { PALETTE } from './palette';
import { ranksAt } from './ranks';
import { rewrite, unknownCode, withFields } from './rewriteCodes';
import { otherColor, shadeOf } from './shades';

// Each takes a codebook and gives the file that comes of it, the same one where nothing changes, or a sentence that
// says why it cannot be done.

/** What a code means. */
export interface Definition {
  readonly description?: string | undefined;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly example?: string | undefined;
  readonly memo?: string | undefined;
}

export interface NewCode extends Definition {
  readonly name: string;
  /** Id of the theme; absent for the top. */
  readonly parent?: string | undefined;
  /** `#rrggbb`; one that can be told apart unless given: a shade of its theme's below one, of the palette at the top. */
  readonly color?: string | undefined;
}

/** Adds a code after its last sibling. Siblings have different names. */
export function addCode(
  codebook: Codebook,
  input: NewCode,
  random: () => number,
): Result<{ readonly file: CodebookFile; readonly code: Code }> {
  const { name, parent: parentId, color, ...definition } = input;
  const parent = findParent(codebook, parentId);
  if (!parent.ok) return parent;
  const siblings = childrenOf(codebook, parent.value);
  const named = checkName(name, siblings);
  if (!named.ok) return named;
  if (color !== undefined && !parseHex(color)) return fail(notAColor(color));

  const ranks = ranksAt(siblings, siblings.length, 1);
  const id = newCodeId(name, taken => codebook.has(taken), random);
  const code = withFields(
    { id, name: named.value },
    {
      parent: parent.value?.id,
      color: color?.toLowerCase() ?? nextColor(codebook, siblings, parent.value),
      ...withoutEmpty(definition),
      rank: ranks.inserted[0],
    },
  );
  return ok({ file: rewrite(codebook.file, [...ranked(codebook, ranks.changed), code]), code });
}

/** Renames a code; its id stays. */
export function renameCode(codebook: Codebook, id: string, name: string): Result<CodebookFile> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  const siblings = childrenOf(codebook, codebook.parentOf(id));
  const named = checkName(
    name,
    siblings.filter(one => one.id !== id),
  );
  return named.ok ? ok(change(codebook, code, { name: named.value })) : named;
}

/** Gives a code another colour, `#rrggbb`; undefined gives it that of its theme again. */
export function recolorCode(codebook: Codebook, id: string, color: string | undefined): Result<CodebookFile> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  if (color !== undefined && !parseHex(color)) return fail(notAColor(color));
  return ok(change(codebook, code, { color: color?.toLowerCase() }));
}

/** Changes the definition of a code. Only the fields given change; an empty or undefined one is removed. */
export function updateCode(codebook: Codebook, id: string, fields: Definition): Result<CodebookFile> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  return ok(change(codebook, code, withoutEmpty(fields)));
}

/** Where a code goes. */
export interface Move {
  /** Id of the theme; absent for the top, or for the theme of the code in `before`. */
  readonly parent?: string | undefined;
  /** Id of the sibling in front of which it goes; absent for the last place. */
  readonly before?: string | undefined;
}

/** Moves a code, with all below it, to another theme or another place among its siblings. */
export function moveCode(codebook: Codebook, id: string, to: Move): Result<CodebookFile> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  const next = to.before === undefined ? undefined : codebook.resolve(to.before);
  if (to.before !== undefined && !next) return fail(unknownCode(to.before));
  const parent =
    to.parent === undefined && next ? ok(codebook.parentOf(next.id)) : findParent(codebook, to.parent);
  if (!parent.ok) return parent;
  if (parent.value && codebook.descendants(id).includes(parent.value.id)) {
    return fail(l10n.t('“{0}” cannot be moved into itself or a code below it.', code.name));
  }
  if (next && codebook.parentOf(next.id)?.id !== parent.value?.id) {
    return fail(l10n.t('“{0}” is not in that theme.', next.name));
  }
  const all = childrenOf(codebook, parent.value);
  const siblings = all.filter(one => one.id !== id);
  const named = checkName(code.name, siblings, { unlessAlreadyThere: all.length > siblings.length });
  if (!named.ok) return named;
  if (next?.id === id || isThere(all, code, next)) return ok(settle(codebook, code, parent.value));

  const ranks = ranksAt(siblings, next ? siblings.indexOf(next) : siblings.length, 1);
  const moved = withFields(code, { parent: parent.value?.id, rank: ranks.inserted[0] });
  const opened = openCircle(codebook, code, parent.value);
  return ok(rewrite(codebook.file, [...ranked(codebook, ranks.changed), ...opened, moved]));
}

/**
 * Deletes a code from the codebook, with all below it, or with those moved up to its place. What was merged into a
 * deleted code stays and leads nowhere; codings that name either are not touched here. Code groups no longer name it.
 */
export function deleteCodes(
  codebook: Codebook,
  id: string,
  { children }: { readonly children: 'delete' | 'move-up' },
): Result<{ readonly file: CodebookFile; readonly deleted: readonly string[] }> {
  const code = codebook.get(id);
  if (!code) return fail(unknownCode(id));
  if (children === 'delete') {
    const deleted = codebook.descendants(id);
    return ok({ file: withoutCodes(codebook, [], deleted), deleted });
  }
  const parent = codebook.parentOf(id);
  const all = childrenOf(codebook, parent);
  const siblings = all.filter(one => one.id !== id);
  const movedUp = codebook.children(id);
  for (const child of movedUp) {
    const named = checkName(child.name, siblings);
    if (!named.ok) return fail(l10n.t('{0} Rename one of them first.', named.error));
  }
  const ranks = ranksAt(siblings, all.indexOf(code), movedUp.length);
  const moved = movedUp.map((child, i) => withFields(child, { parent: parent?.id, rank: ranks.inserted[i] }));
  const file = withoutCodes(codebook, [...ranked(codebook, ranks.changed), ...moved], [id]);
  return ok({ file, deleted: [id] });
}

function withoutCodes({ file }: Codebook, changed: readonly Code[], ids: readonly string[]): CodebookFile {
  const deleted = new Set(ids);
  return withoutInGroups(rewrite(file, changed, deleted), deleted);
}

function findParent(codebook: Codebook, id: string | undefined): Result<Code | undefined> {
  if (id === undefined) return ok(undefined);
  const parent = codebook.resolve(id);
  return parent ? ok(parent) : fail(unknownCode(id));
}

function childrenOf(codebook: Codebook, parent: Code | undefined): readonly Code[] {
  return parent ? codebook.children(parent.id) : codebook.roots();
}

/** The name as it is kept, unless it is empty or one of the siblings has it. */
function checkName(
  name: string,
  siblings: readonly Code[],
  options = { unlessAlreadyThere: false },
): Result<string> {
  const clean = cleanName(name);
  if (clean === '') return fail(l10n.t('A code needs a name.'));
  if (options.unlessAlreadyThere) return ok(clean);
  const same = siblings.find(one => nameKey(one.name) === nameKey(clean));
  return same ? fail(l10n.t('There is already a code named “{0}” here.', same.name)) : ok(clean);
}

/** Whether a code is already in front of `next`, or last when there is none. */
function isThere(siblings: readonly Code[], code: Code, next: Code | undefined): boolean {
  const at = siblings.indexOf(code);
  return at >= 0 && siblings[at + 1] === next;
}

/** A code that is where it should be; only a parent that cannot be followed is put right. */
function settle(codebook: Codebook, code: Code, parent: Code | undefined): CodebookFile {
  return change(codebook, code, { parent: parent?.id });
}

/**
 * A code in a circle of parents is at the top, but its field still names a parent. When moving a code would close that
 * circle again, the field has to be removed.
 */
function openCircle(codebook: Codebook, moved: Code, parent: Code | undefined): Code[] {
  let top = parent;
  for (let above = parent; above; above = codebook.parentOf(above.id)) top = above;
  const seen = new Set<Code>();
  for (
    let at = top;
    at && !seen.has(at);
    at = at.parent === undefined ? undefined : codebook.resolve(at.parent)
  ) {
    if (at.id === moved.id) return [withFields(top!, { parent: undefined })];
    seen.add(at);
  }
  return [];
}

/**
 * Of a code at the top: the colour of the palette that its siblings, then all codes, use least, and when all are used, another
 * one that can be told apart. Of a code below a theme: a shade of the colour of the theme at the top.
 */
function nextColor(codebook: Codebook, siblings: readonly Code[], parent: Code | undefined): string {
  const amongAll = countColors(codebook, codebook.inOrder());
  if (parent) {
    const near = [...codebook.children(parent.id), parent].map(({ id }) => codebook.color(id));
    return shadeOf(codebook.color(rootOf(codebook, parent).id), [...near, ...amongAll.keys()]);
  }
  const amongSiblings = countColors(codebook, siblings);
  const count = (counts: ReadonlyMap<string, number>, color: string) => counts.get(color) ?? 0;
  const unused = PALETTE.map(({ color }) => color).filter(color => count(amongSiblings, color) === 0);
  if (unused.length === 0) return otherColor([...amongSiblings.keys()]);
  return unused.reduce((best, color) => (count(amongAll, color) < count(amongAll, best) ? color : best));
}

function rootOf(codebook: Codebook, code: Code): Code {
  let root = code;
  for (let above = codebook.parentOf(code.id); above; above = codebook.parentOf(above.id)) root = above;
  return root;
}

function countColors(codebook: Codebook, codes: readonly Code[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of codes) {
    const color = codebook.color(id).toLowerCase();
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}

function change(codebook: Codebook, code: Code, fields: Partial<Code>): CodebookFile {
  const isSame = (Object.keys(fields) as (keyof Code)[]).every(key => code[key] === fields[key]);
  return isSame ? codebook.file : rewrite(codebook.file, [withFields(code, fields)]);
}

function ranked(codebook: Codebook, ranks: ReadonlyMap<string, string>): Code[] {
  return [...ranks].map(([id, rank]) => withFields(codebook.get(id)!, { rank }));
}

function withoutEmpty(fields: Definition): Definition {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]: [string, unknown]) => [key, value || undefined]),
  );
}

function notAColor(color: string): string {
  return l10n.t('“{0}” is not a colour. Write # and six hexadecimal digits, such as #4e79a7.', color);
}
