import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ok } from '../../../../core/base/result';
import type { CodeGroup } from '../../../../core/codebook/code';
import {
  addGroup,
  deleteGroup,
  describeGroup,
  membersOf,
  renameGroup,
  setGroupCodes,
} from '../../../../core/codebook/codeGroups';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import { askForCodes } from '../../../ui/codePicker';
import { askName } from '../../../ui/askName';
import { unwrap } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import type { CodebookNode } from '../codebookTree';
import { type CodeArgument, type CodesTarget, requireCodes } from '../pickCode';
import { type GroupArgument, type GroupTarget, requireGroup } from './pickGroup';

// Each takes what the user would be asked for as an argument too, for keybindings and tests.

/**
 * Makes a code group of the codes of some rows; of none, asks for codes.
 * @returns its row; undefined when the user gave up
 */
export async function newGroup(
  { studies, random }: Deps,
  rows: readonly CodeArgument[],
  given?: string,
): Promise<CodebookNode | undefined> {
  const target = await codesFor({ studies }, rows, given);
  if (!target) return undefined;
  const { openStudy, codes } = target;
  const ids = codes.map(({ id }) => id);
  const title = l10n.t('Name of the new code group');
  const name =
    given ?? (await askName(title, '', typed => addGroup(openStudy.study.codebook, typed, ids, random)));
  if (name === undefined) return undefined;
  let group: CodeGroup | undefined;
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => {
        const added = addGroup(codebook, name, ids, random);
        if (!added.ok) return added;
        group = added.value.group;
        return ok(added.value.file);
      },
      new CodingAction(l10n.t('new code group “{0}”', name)),
    ),
  );
  return group && { openStudy, group };
}

/** The codes of a new group: those of rows, or those that are ticked, maybe none. */
async function codesFor(
  { studies }: Pick<Deps, 'studies'>,
  rows: readonly CodeArgument[],
  given: string | undefined,
): Promise<CodesTarget | undefined> {
  const some = rows.filter(row => typeof row === 'string' || row?.code);
  if (some.length > 0) return requireCodes(studies, some, '');
  const row = rows.find(one => typeof one === 'object');
  const openStudy = typeof row === 'object' ? row.openStudy : requireStudy(studies);
  if (given !== undefined) return { openStudy, codes: [] };
  const picked = await askForCodes(openStudy.study.codebook, {
    title: l10n.t('Codes of the new code group'),
    ticked: [],
    onlyTicked: true,
  });
  return picked && { openStudy, codes: picked.flatMap(({ code }) => code ?? []) };
}

/** Lets the user tick the codes of a group. @param given ids of codes */
export async function chooseCodes(
  { studies }: Deps,
  argument: GroupArgument,
  given?: readonly string[],
): Promise<void> {
  const target = await requireGroup(studies, argument, l10n.t('Choose the codes of which code group?'));
  if (!target) return;
  const { openStudy, group } = target;
  const { codebook } = openStudy.study;
  const codes =
    given ??
    (
      await askForCodes(codebook, {
        title: l10n.t('Codes of “{0}”', group.name),
        ticked: membersOf(codebook, group).map(({ id }) => id),
        onlyTicked: true,
      })
    )?.flatMap(({ code }) => code?.id ?? []);
  if (!codes) return;
  const action = new CodingAction(l10n.t('choose the codes of “{0}”', group.name));
  unwrap(await openStudy.study.changeCodebook(now => setGroupCodes(now, group.id, codes), action));
}

/** Gives a code group another name; its id stays. */
export async function renameCodeGroup(
  { studies }: Deps,
  argument: GroupArgument,
  given?: string,
): Promise<void> {
  const target = await requireGroup(studies, argument, l10n.t('Rename which code group?'));
  if (!target) return;
  const { openStudy, group } = target;
  const title = l10n.t('Rename “{0}”', group.name);
  const attempt = (typed: string) => renameGroup(openStudy.study.codebook, group.id, typed);
  const name = given ?? (await askName(title, group.name, attempt));
  if (name === undefined || name === group.name) return;
  const action = new CodingAction(l10n.t('rename “{0}” to “{1}”', group.name, name));
  unwrap(await openStudy.study.changeCodebook(codebook => renameGroup(codebook, group.id, name), action));
}

/** Says what the codes of a group have in common. */
export async function describeCodeGroup(
  { studies }: Deps,
  argument: GroupArgument,
  given?: string,
): Promise<void> {
  const target = await requireGroup(studies, argument, l10n.t('Describe which code group?'));
  if (!target) return;
  const { openStudy, group } = target;
  const text = given ?? (await askDescription(target));
  if (text === undefined || text === (group.description ?? '')) return;
  const action = new CodingAction(l10n.t('describe code group “{0}”', group.name));
  unwrap(await openStudy.study.changeCodebook(codebook => describeGroup(codebook, group.id, text), action));
}

/** Several lines come as one, and stay several unless something is changed. */
async function askDescription({ group }: GroupTarget): Promise<string | undefined> {
  const shown = (group.description ?? '').replace(/\s*\n\s*/g, ' ');
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Description of “{0}”', group.name),
    prompt: l10n.t('What its codes have in common'),
    value: shown,
    ignoreFocusOut: true,
  });
  return typed === undefined || typed === shown ? undefined : typed.trim();
}

/** Deletes a code group, and none of its codes; one undo brings it back. */
export async function removeGroup({ studies }: Deps, argument: GroupArgument): Promise<void> {
  const target = await requireGroup(studies, argument, l10n.t('Delete which code group?'));
  if (!target) return;
  const { openStudy, group } = target;
  const action = new CodingAction(l10n.t('delete code group “{0}”', group.name));
  unwrap(await openStudy.study.changeCodebook(codebook => deleteGroup(codebook, group.id), action));
}
