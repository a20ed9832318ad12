import type { Code, CodebookFile, CodeGroup } from '../../codebook/code';
import { addGroup, addToGroup, findGroup, membersOf } from '../../codebook/codeGroups';
import { Codebook } from '../../codebook/codebook';
import type { Incoming } from './incoming';

/** What a file would do to one code group; nothing is taken out of a group. */
export interface GroupItem {
  /** `fullerGroup`: the codebook has it, and the file has further codes in it. */
  readonly kind: 'newGroup' | 'fullerGroup';
  /** Index of the group in the file. */
  readonly index: number;
  /** That of the codebook; undefined for a new one. */
  readonly ours: CodeGroup | undefined;
  /** Indexes of the codes that would come into it. */
  readonly codes: readonly number[];
}

/** @param matches for each code of the file, the one that it is in the codebook */
export function planGroups(
  codebook: Codebook,
  { groups }: Incoming,
  matches: readonly (Code | undefined)[],
): readonly GroupItem[] {
  return groups.flatMap(({ id, name, codes }, index): GroupItem[] => {
    const byId = codebook.file.groups?.find(group => group.id === id);
    const ours = byId ?? findGroup(codebook, name);
    if (!ours) return [{ kind: 'newGroup', index, ours, codes }];
    const members = new Set(membersOf(codebook, ours));
    const further = codes.filter(code => !matches[code] || !members.has(matches[code]));
    return further.length > 0 ? [{ kind: 'fullerGroup', index, ours, codes: further }] : [];
  });
}

/** Takes groups into a codebook that has their codes by now. @param idOf the id of a code of the file; undefined where it was not taken */
export function applyGroups(
  file: CodebookFile,
  { groups }: Incoming,
  items: readonly GroupItem[],
  idOf: (index: number) => string | undefined,
  random: () => number,
): CodebookFile {
  return items.reduce((before, { index, ours, codes }) => {
    const codebook = Codebook.of(before);
    const ids = codes.flatMap(code => idOf(code) ?? []);
    if (ids.length === 0 && codes.length > 0) return before;
    const group = groups[index]!;
    if (!ours) return withNewGroup(codebook, group, ids, random);
    const fuller = addToGroup(codebook, ours.id, ids);
    return fuller.ok ? fuller.value : before;
  }, file);
}

/** With the id that it has in the file, unless that is taken. */
function withNewGroup(
  codebook: Codebook,
  { id, name, description }: Incoming['groups'][number],
  codes: readonly string[],
  random: () => number,
): CodebookFile {
  const added = addGroup(codebook, name, codes, random);
  if (!added.ok) return codebook.file;
  const { file, group } = added.value;
  const isTaken = (wanted: string) =>
    codebook.has(wanted) ||
    [...(codebook.file.groups ?? []), ...(codebook.file.queries ?? [])].some(one => one.id === wanted);
  const kept = {
    ...group,
    id: id === undefined || isTaken(id) ? group.id : id,
    ...(description === undefined ? {} : { description }),
  };
  const groups = (file.groups ?? []).map(one => (one.id === group.id ? kept : one));
  return { ...file, groups: groups.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
