import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code, CodeGroup } from '../../../../core/codebook/code';
import {
  addToGroup,
  codeGroups,
  findGroup,
  membersOf,
  removeFromGroup,
} from '../../../../core/codebook/codeGroups';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import { Refusal, unwrap } from '../../../ui/failure';
import type { CodebookNode } from '../codebookTree';
import { type CodeArgument, type CodesTarget, requireCodes } from '../pickCode';
import { quotedNames } from '../touched';
import { newGroup } from './editGroups';
import { groupItem, pickGroup } from './pickGroup';

/**
 * Puts codes into a code group, one that there is or a new one.
 * @param given id or name of the group
 * @returns the row of the group; undefined when the user gave up
 */
export async function addToCodeGroup(
  deps: Deps,
  rows: readonly CodeArgument[],
  given?: string,
): Promise<CodebookNode | undefined> {
  const target = await requireCodes(deps.studies, rows, l10n.t('Add which code to a code group?'));
  if (!target) return undefined;
  const group = await groupFor(target, given);
  if (!group) return undefined;
  if (group === 'new')
    return newGroup(
      deps,
      target.codes.map(code => ({ openStudy: target.openStudy, code })),
    );
  await putInto(target, group);
  return { openStudy: target.openStudy, group };
}

/** Puts codes into a group. */
export async function putInto({ openStudy, codes }: CodesTarget, group: CodeGroup): Promise<void> {
  const action = new CodingAction(l10n.t('add {0} to “{1}”', namesOf(codes), group.name));
  unwrap(
    await openStudy.study.changeCodebook(codebook => addToGroup(codebook, group.id, idsOf(codes)), action),
  );
}

/** Those that have all of the codes already are not offered. */
async function groupFor(
  { openStudy, codes }: CodesTarget,
  given: string | undefined,
): Promise<CodeGroup | 'new' | undefined> {
  const { codebook } = openStudy.study;
  if (given !== undefined) {
    const group = findGroup(codebook, given);
    if (!group) throw new Refusal(l10n.t('There is no code group “{0}”.', given));
    return group;
  }
  const lacking = codeGroups(codebook).filter(group => {
    const members = new Set(membersOf(codebook, group));
    return !codes.every(code => members.has(code));
  });
  if (lacking.length === 0) return 'new';
  const create = { label: `$(add) ${l10n.t('Create Code Group…')}`, group: 'new' as const };
  const items = [...lacking.map(group => groupItem(codebook, group)), create];
  const title = l10n.t('Add {0} to which code group?', namesOf(codes));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.group;
}

/**
 * Takes codes out of a code group: that in which their rows are, else one that is asked for.
 * @param given id or name of the group
 */
export async function removeFromCodeGroup(
  deps: Deps,
  rows: readonly CodeArgument[],
  given?: string,
): Promise<void> {
  const target = await requireCodes(deps.studies, rows, l10n.t('Remove which code from a code group?'));
  if (!target) return;
  const { openStudy, codes } = target;
  const { codebook } = openStudy.study;
  const row = rows.find(one => typeof one === 'object' && one.group);
  const wanted = given ?? (typeof row === 'object' ? row.group?.id : undefined);
  const group = wanted === undefined ? await groupWith(target) : findGroup(codebook, wanted);
  if (wanted !== undefined && !group) throw new Refusal(l10n.t('There is no code group “{0}”.', wanted));
  if (!group) return;
  const action = new CodingAction(l10n.t('remove {0} from “{1}”', namesOf(codes), group.name));
  unwrap(await openStudy.study.changeCodebook(now => removeFromGroup(now, group.id, idsOf(codes)), action));
}

/** One of those that have any of the codes themselves. */
async function groupWith({ openStudy, codes }: CodesTarget): Promise<CodeGroup | undefined> {
  const { codebook } = openStudy.study;
  const groups = codeGroups(codebook).filter(group => {
    const members = new Set(membersOf(codebook, group));
    return codes.some(code => members.has(code));
  });
  if (groups.length === 0) throw new Refusal(l10n.t('{0} is in no code group itself.', namesOf(codes)));
  if (groups.length === 1) return groups[0];
  return pickGroup(codebook, groups, l10n.t('Remove {0} from which code group?', namesOf(codes)));
}

function namesOf(codes: readonly Code[]): string {
  return quotedNames(codes.map(({ name }) => name));
}

function idsOf(codes: readonly Code[]): readonly string[] {
  return codes.map(({ id }) => id);
}
