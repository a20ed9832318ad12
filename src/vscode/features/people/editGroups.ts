import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  addGroup,
  deleteGroup,
  renameGroup,
  setGroupTranscripts,
  setInGroup,
} from '../../../core/participants/groups';
import { PathMatcher } from '../../../core/studyFile/matchPaths';
import { nameOf } from '../../../core/studyFile/namedRecords';
import { ok } from '../../../core/base/result';
import { Refusal, unwrap } from '../../ui/failure';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { type Argument, fileOf, pathsOf, studyOf } from './arguments';
import { askName, requireGroup } from './ask';
import { confirmDelete } from '../../ui/confirm';
import type { TranscriptNode } from './nodes';

/** Enters a group with its transcripts; gives its id. */
export async function newGroup(
  { studies }: Deps,
  argument: Argument,
  givenPaths: readonly string[] | undefined,
): Promise<string | undefined> {
  const openStudy = studyOf(studies, typeof argument === 'string' ? undefined : argument);
  const name =
    typeof argument === 'string'
      ? argument
      : await askName(l10n.t('Name of the new group'), '', typed =>
          addGroup(fileOf(openStudy), { name: typed }),
        );
  if (name === undefined) return undefined;
  const transcripts = givenPaths ?? (await askTranscripts(openStudy, name, []));
  if (!transcripts) return undefined;
  let id: string | undefined;
  unwrap(
    await openStudy.study.changeStudyFile(study => {
      const added = addGroup(study, { name, transcripts });
      if (!added.ok) return added;
      id = added.value.group.id;
      return ok(added.value.file);
    }),
  );
  return id;
}

/** Gives a group another name; the id stays. */
export async function rename({ studies }: Deps, argument: Argument, given?: string): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const group = await requireGroup(openStudy, argument, l10n.t('Rename which group?'));
  if (!group) return;
  const title = l10n.t('Rename “{0}”', nameOf(group));
  const attempt = (name: string) => renameGroup(fileOf(openStudy), group.id, name);
  const name = given ?? (await askName(title, nameOf(group), attempt));
  if (name === undefined) return;
  unwrap(await openStudy.study.changeStudyFile(study => renameGroup(study, group.id, name)));
}

/** Deletes a group after a confirmation. Its transcripts stay. */
export async function remove({ studies }: Deps, argument: Argument, isConfirmed: boolean): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const group = await requireGroup(openStudy, argument, l10n.t('Delete which group?'));
  if (!group) return;
  const { reports = [] } = fileOf(openStudy);
  const named = reports.filter(({ scope }) => scope?.groups?.includes(group.id)).length;
  const matcher = PathMatcher.of(group.transcripts);
  const transcripts = pathsOf(openStudy).filter(path => matcher.matches(path)).length;
  const details = [
    l10n.t('Transcripts in it, which stay in the study: {0}', transcripts),
    named > 0 ? l10n.t('Pinned reports that still refer to it: {0}', named) : '',
  ];
  if (!isConfirmed && !(await confirmDelete(nameOf(group), details))) return;
  unwrap(await openStudy.study.changeStudyFile(study => deleteGroup(study, group.id)));
}

/** Says which transcripts are in a group. */
export async function editTranscripts(
  { studies }: Deps,
  argument: Argument,
  given: readonly string[] | undefined,
): Promise<void> {
  const openStudy = studyOf(studies, argument);
  const title = l10n.t('Choose which group’s transcripts?');
  const group = await requireGroup(openStudy, argument, title);
  if (!group) return;
  const wanted = given ?? (await askTranscripts(openStudy, nameOf(group), group.transcripts));
  if (!wanted) return;
  unwrap(
    await openStudy.study.changeStudyFile(study =>
      setGroupTranscripts(study, group.id, wanted, pathsOf(openStudy)),
    ),
  );
}

/** Takes one transcript out of the group below which its row stands. */
export async function takeOut({ openStudy, path, group }: TranscriptNode): Promise<void> {
  if (group === undefined) return;
  unwrap(
    await openStudy.study.changeStudyFile(study => setInGroup(study, group, path, false, pathsOf(openStudy))),
  );
}

async function askTranscripts(
  openStudy: OpenStudy,
  name: string,
  patterns: readonly string[],
): Promise<readonly string[] | undefined> {
  const matcher = PathMatcher.of(patterns);
  const items = pathsOf(openStudy).map(path => ({ label: path, picked: matcher.matches(path) }));
  if (items.length === 0) throw new Refusal(l10n.t('The study has no transcripts.'));
  const title = l10n.t('Transcripts in “{0}”', name);
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true });
  return picked?.map(({ label }) => label);
}
