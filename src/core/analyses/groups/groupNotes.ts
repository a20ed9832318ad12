import * as l10n from '@vscode/l10n';
import type { Scope } from '../../corpus/scope';
import { nameOf } from '../../studyFile/namedRecords';
import { enumerate, quoted } from '../../base/phrases';
import type { Group } from '../../studyFile/studyFile';

/** A scope of one group. */
export interface GroupScope {
  readonly group: Group;
  readonly scope: Scope;
}

/** What a reader of groups side by side should know: what is in several of them, and what is in none. */
export function groupNotes(whole: Scope, groups: readonly GroupScope[]): readonly string[] {
  const inGroups = tally(groups, ({ transcripts }) => transcripts.map(({ transcript }) => transcript.path));
  const people = tally(groups, ({ participants }) => participants.map(({ id }) => id));
  const isShared = (times: number | undefined) => times !== undefined && times > 1;

  const paths = whole.transcripts.map(({ transcript }) => transcript.path);
  const shared = paths.filter(path => isShared(inGroups.get(path)));
  const inNone = paths.filter(path => !inGroups.has(path));
  const sharedPeople = whole.participants.filter(({ id }) => isShared(people.get(id))).map(nameOf);
  const empty = groups
    .filter(({ scope }) => scope.transcripts.length === 0)
    .map(({ group }) => quoted(group.name ?? group.id));
  return [
    ...(shared.length > 0
      ? [l10n.t('Transcripts in more than one group, counted in each: {0}.', enumerate(shared))]
      : []),
    ...(sharedPeople.length > 0
      ? [l10n.t('Participants in more than one group, counted in each: {0}.', enumerate(sharedPeople))]
      : []),
    ...(inNone.length > 0
      ? [l10n.t('Transcripts in no group, counted only in the total: {0}.', enumerate(inNone))]
      : []),
    ...(empty.length > 0 ? [l10n.t('Groups without transcripts here: {0}.', enumerate(empty))] : []),
  ];
}

/** How many groups have each. */
function tally(
  groups: readonly GroupScope[],
  idsIn: (scope: Scope) => readonly string[],
): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { scope } of groups) for (const id of idsIn(scope)) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}
