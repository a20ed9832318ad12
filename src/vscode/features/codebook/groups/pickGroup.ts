import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted, enumerate } from '../../../../core/base/phrases';
import type { CodeGroup } from '../../../../core/codebook/code';
import { codeGroups, findGroup, membersOf } from '../../../../core/codebook/codeGroups';
import type { Codebook } from '../../../../core/codebook/codebook';
import type { OpenStudy } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';
import { Refusal } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import type { CodebookNode } from '../codebookTree';

/** A code group of a study. */
export interface GroupTarget {
  readonly openStudy: OpenStudy;
  readonly group: CodeGroup;
}

/** What a command is called with: a row of the view, a group's id or name, or nothing. */
export type GroupArgument = CodebookNode | string | undefined;

/** The code group that is meant; asks when a command was called without one. */
export async function requireGroup(
  studies: Studies,
  argument: GroupArgument,
  title: string,
): Promise<GroupTarget | undefined> {
  const openStudy = typeof argument === 'object' ? argument.openStudy : requireStudy(studies);
  const { codebook } = openStudy.study;
  const wanted = typeof argument === 'object' ? argument.group?.id : argument;
  if (wanted !== undefined) {
    const group = findGroup(codebook, wanted);
    if (!group) throw new Refusal(l10n.t('There is no code group “{0}”.', wanted));
    return { openStudy, group };
  }
  const group = await pickGroup(codebook, codeGroups(codebook), title);
  return group && { openStudy, group };
}

/** Asks for one of some groups. */
export async function pickGroup(
  codebook: Codebook,
  groups: readonly CodeGroup[],
  title: string,
): Promise<CodeGroup | undefined> {
  if (groups.length === 0) throw new Refusal(l10n.t('The codebook has no code groups yet.'));
  const items = groups.map(group => groupItem(codebook, group));
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
  return picked?.group;
}

/** So many codes of a group are named below it. */
const MAX_NAMED = 8;

/** A group as pickers show it, with the names of its codes. */
export function groupItem(
  codebook: Codebook,
  group: CodeGroup,
): vscode.QuickPickItem & { readonly group: CodeGroup } {
  const names = membersOf(codebook, group).map(({ name }) => name);
  return {
    label: group.name,
    description: counted.codes(names.length),
    iconPath: new vscode.ThemeIcon('group-by-ref-type'),
    ...(names.length > 0 ? { detail: enumerate(names, MAX_NAMED) } : {}),
    group,
  };
}
