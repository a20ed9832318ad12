import * as l10n from '@vscode/l10n';
import { nameKey } from '../codebook/codeName';
import { type Result, fail, ok } from '../base/result';
import { checkName } from './checkName';
import { PathMatcher } from '../studyFile/matchPaths';
import { newId } from './newId';
import { matchExactly } from '../studyFile/pathPatterns';
import { nameOf, withFields, withRecords } from '../studyFile/namedRecords';
import type { Group, StudyFile } from '../studyFile/studyFile';

export interface NewGroup {
  readonly name: string;
  /** Paths or globs, relative to the study. */
  readonly transcripts?: readonly string[] | undefined;
}

/** Adds a group. Names differ; the id is made from the name. Fails on an empty or a taken name. */
export function addGroup(
  study: StudyFile,
  { name, transcripts = [] }: NewGroup,
): Result<{ readonly file: StudyFile; readonly group: Group }> {
  const named = checkName(name, study.groups, 'group');
  if (!named.ok) return named;
  const ids = study.groups.map(({ id }) => id);
  const group = { id: newId(named.value, ids, 'group'), name: named.value, transcripts };
  return ok({ file: { ...study, groups: withRecords(study.groups, [group]) }, group });
}

/** Renames a group; the id stays. */
export function renameGroup(study: StudyFile, id: string, name: string): Result<StudyFile> {
  const group = groupById(study, id);
  if (!group.ok) return group;
  const others = study.groups.filter(one => one.id !== id);
  const named = checkName(name, others, 'group');
  if (!named.ok) return named;
  return ok(change(study, group.value, { name: named.value }));
}

/** Deletes a group; its transcripts stay as they are. Reports that name it go on naming it. */
export function deleteGroup(study: StudyFile, id: string): Result<StudyFile> {
  const group = groupById(study, id);
  if (!group.ok) return group;
  return ok({ ...study, groups: study.groups.filter(one => one.id !== id) });
}

/**
 * Sets which transcripts are in a group. Its globs stay; what they match and should not is excluded with a `!`.
 * @param wanted paths of the transcripts in the group
 * @param known paths of all transcripts
 */
export function setGroupTranscripts(
  study: StudyFile,
  id: string,
  wanted: readonly string[],
  known: readonly string[],
): Result<StudyFile> {
  const group = groupById(study, id);
  if (!group.ok) return group;
  const paths = [...new Set([...known, ...wanted])];
  const transcripts = matchExactly(group.value.transcripts, new Set(wanted), paths);
  return transcripts.ok ? ok(change(study, group.value, { transcripts: transcripts.value })) : transcripts;
}

/** Puts one transcript in or out of a group. */
export function setInGroup(
  study: StudyFile,
  id: string,
  path: string,
  isIn: boolean,
  known: readonly string[],
): Result<StudyFile> {
  const group = groupById(study, id);
  if (!group.ok) return group;
  const matcher = PathMatcher.of(group.value.transcripts);
  const others = known.filter(one => one !== path && matcher.matches(one));
  return setGroupTranscripts(study, id, isIn ? [...others, path] : others, [...known, path]);
}

/** The group meant by an id or a name in any case. */
export function findGroup({ groups }: Pick<StudyFile, 'groups'>, idOrName: string): Group | undefined {
  const key = nameKey(idOrName);
  return groups.find(({ id }) => id === idOrName) ?? groups.find(group => nameKey(nameOf(group)) === key);
}

/** The group with an id. */
export function groupById({ groups }: StudyFile, id: string): Result<Group> {
  const found = groups.find(group => group.id === id);
  return found ? ok(found) : fail(l10n.t('The study no longer has a group “{0}”.', id));
}

function change(study: StudyFile, group: Group, fields: Partial<Group>): StudyFile {
  const isSame = (Object.keys(fields) as (keyof Group)[]).every(key => group[key] === fields[key]);
  return isSame ? study : { ...study, groups: withRecords(study.groups, [withFields(group, fields)]) };
}
