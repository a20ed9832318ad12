import * as l10n from '@vscode/l10n';
import { byUnits, naturalOrder } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import type { Code, CodebookFile, CodeGroup } from './code';
import type { Codebook, CodeSet } from './codebook';
import { newCodeId } from './codeId';
import { cleanName, nameKey } from './codeName';

// As in operations.ts: each takes a codebook and gives the file that comes of it, the same one where nothing changes, or a
// sentence that says why it cannot be done.

/** The code groups of a codebook by name. */
export function codeGroups({ file }: Codebook): readonly CodeGroup[] {
  return [...(file.groups ?? [])].sort((a, b) => naturalOrder(a.name, b.name) || byUnits(a.id, b.id));
}

/** The codes that are in a group themselves, each once, in the order of the codebook; merged ones are what they became. */
export function membersOf(codebook: Codebook, { codes }: CodeGroup): readonly Code[] {
  const ids = new Set(codes.map(id => codebook.resolve(id)?.id));
  return ids.size === 0 ? [] : codebook.inOrder().filter(({ id }) => ids.has(id));
}

/** Ids of all codes that belong to a group: its own and those below them, each once, in the order of the codebook. */
export function codesInGroup(codebook: Codebook, group: CodeGroup): readonly string[] {
  const members = membersOf(codebook, group);
  if (members.every(({ id }) => !codebook.isTheme(id))) return members.map(({ id }) => id);
  const all = new Set(members.flatMap(({ id }) => codebook.descendants(id)));
  return codebook.inOrder().flatMap(({ id }) => (all.has(id) ? [id] : []));
}

/** A group as reports count it: as a code that a segment carries with any of its codes. */
export function groupAsCode(codebook: Codebook, group: CodeGroup): CodeSet {
  const { name, description } = group;
  return {
    code: { id: rowIdOf(codebook, group), name, ...(description === undefined ? {} : { description }) },
    members: codesInGroup(codebook, group),
  };
}

/** The id of a group's row in reports: its own, unless a code has it. */
function rowIdOf({ file }: Codebook, { id }: CodeGroup): string {
  return file.codes.some(code => code.id === id) ? `group:${id}` : id;
}

/** The group that is meant by an id or a name, whatever its case; undefined when none or several fit. */
export function findGroup(codebook: Codebook, idOrName: string): CodeGroup | undefined {
  const groups = codebook.file.groups ?? [];
  const byId = groups.find(({ id }) => id === idOrName);
  if (byId) return byId;
  const named = groups.filter(({ name }) => nameKey(name) === nameKey(idOrName));
  return named.length === 1 ? named[0] : undefined;
}

/** Adds a code group. Groups have different names. @param codes ids of its codes */
export function addGroup(
  codebook: Codebook,
  name: string,
  codes: readonly string[],
  random: () => number,
): Result<{ readonly file: CodebookFile; readonly group: CodeGroup }> {
  const groups = codebook.file.groups ?? [];
  const named = checkGroupName(name, groups);
  if (!named.ok) return named;
  const { queries = [] } = codebook.file;
  const isTaken = (taken: string) =>
    codebook.has(taken) || [...groups, ...queries].some(one => one.id === taken);
  const id = newCodeId(named.value, isTaken, random);
  const group: CodeGroup = { id, name: named.value, codes: resolved(codebook, codes) };
  return ok({ file: withGroups(codebook.file, [...groups, group]), group });
}

/** Renames a code group; its id stays. */
export function renameGroup(codebook: Codebook, id: string, name: string): Result<CodebookFile> {
  const others = (codebook.file.groups ?? []).filter(one => one.id !== id);
  const named = checkGroupName(name, others);
  return named.ok ? changeGroup(codebook, id, group => ({ ...group, name: named.value })) : named;
}

/** Says what the codes of a group have in common; nothing removes that. */
export function describeGroup(codebook: Codebook, id: string, description: string): Result<CodebookFile> {
  return changeGroup(codebook, id, ({ description: _, ...group }) =>
    description === '' ? group : { ...group, description },
  );
}

/** Deletes a code group; its codes stay. */
export function deleteGroup({ file }: Codebook, id: string): Result<CodebookFile> {
  const groups = file.groups ?? [];
  if (!groups.some(one => one.id === id)) return fail(unknownGroup(id));
  return ok(
    withGroups(
      file,
      groups.filter(one => one.id !== id),
    ),
  );
}

/** Puts codes into a group, beside those that are in it. */
export function addToGroup(codebook: Codebook, id: string, codes: readonly string[]): Result<CodebookFile> {
  return changeGroup(codebook, id, group => {
    const has = new Set(resolved(codebook, group.codes));
    const added = resolved(codebook, codes).filter(code => !has.has(code));
    return added.length === 0 ? group : { ...group, codes: [...group.codes, ...added] };
  });
}

/** Puts these codes into a group in place of those that are in it; ids that lead nowhere stay, as codes of somebody’s branch may. */
export function setGroupCodes(
  codebook: Codebook,
  id: string,
  codes: readonly string[],
): Result<CodebookFile> {
  return changeGroup(codebook, id, group => {
    const wanted = new Set(resolved(codebook, codes));
    const before = resolved(codebook, group.codes);
    const kept = before.filter(code => wanted.has(code) || !codebook.resolve(code));
    const added = [...wanted].filter(code => !kept.includes(code));
    const isSame = added.length === 0 && kept.length === before.length;
    return isSame ? group : { ...group, codes: [...kept, ...added] };
  });
}

/** Takes codes out of a group, with what was merged into them. */
export function removeFromGroup(
  codebook: Codebook,
  id: string,
  codes: readonly string[],
): Result<CodebookFile> {
  const gone = new Set(resolved(codebook, codes));
  return changeGroup(codebook, id, group => {
    const left = group.codes.filter(code => !gone.has(codebook.resolve(code)?.id ?? code));
    return left.length === group.codes.length ? group : { ...group, codes: left };
  });
}

/** The file with codes that were deleted taken out of its groups. */
export function withoutInGroups(file: CodebookFile, deleted: ReadonlySet<string>): CodebookFile {
  if (!file.groups?.some(({ codes }) => codes.some(id => deleted.has(id)))) return file;
  const groups = file.groups.map(group =>
    group.codes.some(id => deleted.has(id))
      ? { ...group, codes: group.codes.filter(id => !deleted.has(id)) }
      : group,
  );
  return { ...file, groups };
}

function changeGroup(
  { file }: Codebook,
  id: string,
  operation: (group: CodeGroup) => CodeGroup,
): Result<CodebookFile> {
  const groups = file.groups ?? [];
  const group = groups.find(one => one.id === id);
  if (!group) return fail(unknownGroup(id));
  const after = operation(group);
  if (after === group) return ok(file);
  return ok(
    withGroups(
      file,
      groups.map(one => (one === group ? after : one)),
    ),
  );
}

function withGroups(file: CodebookFile, groups: readonly CodeGroup[]): CodebookFile {
  return { ...file, groups: [...groups].sort((a, b) => byUnits(a.id, b.id)) };
}

function resolved(codebook: Codebook, ids: readonly string[]): string[] {
  return [...new Set(ids.map(id => codebook.resolve(id)?.id ?? id))];
}

function checkGroupName(name: string, groups: readonly CodeGroup[]): Result<string> {
  const clean = cleanName(name);
  if (clean === '') return fail(l10n.t('A code group needs a name.'));
  const same = groups.find(one => nameKey(one.name) === nameKey(clean));
  return same ? fail(l10n.t('There is already a code group named “{0}”.', same.name)) : ok(clean);
}

function unknownGroup(id: string): string {
  return l10n.t('The codebook no longer has a code group “{0}”.', id);
}
