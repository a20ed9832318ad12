import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted, enumerate } from '../../../../core/base/phrases';
import type { CodeGroup } from '../../../../core/codebook/code';
import { membersOf } from '../../../../core/codebook/codeGroups';
import type { OpenStudy } from '../../../session/openStudy';
import { asMarkdown } from '../../../ui/markdown';

/** So many codes are named in a hover. */
const MAX_NAMED = 20;

/** The row above the code groups of a study. */
export function groupsItem(openStudy: OpenStudy): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('Code groups'), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${openStudy.root.toString()}?groups`;
  item.iconPath = ICON;
  item.contextValue = 'codegroups';
  return item;
}

/** The row of a code group, above its codes. @param count segments with any of them */
export function groupItem(openStudy: OpenStudy, group: CodeGroup, count: number): vscode.TreeItem {
  const { codebook } = openStudy.study;
  const members = membersOf(codebook, group);
  const item = new vscode.TreeItem(
    group.name,
    members.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const said = [counted.codes(members.length), counted.segments(count)].join(', ');
  item.id = idOf(openStudy, group);
  item.description = members.length > 0 ? String(count) : l10n.t('no codes yet');
  item.iconPath = ICON;
  item.contextValue = 'codegroup';
  item.tooltip = new vscode.MarkdownString()
    .appendMarkdown(`**${asMarkdown(group.name)}**  \n`)
    .appendMarkdown(asMarkdown(said));
  const names = enumerate(
    members.map(({ name }) => name),
    MAX_NAMED,
  );
  for (const paragraph of [group.description, names])
    if (paragraph) item.tooltip.appendMarkdown('\n\n').appendMarkdown(asMarkdown(paragraph));
  item.accessibilityInformation = { label: l10n.t('Code group {0}, {1}', group.name, said) };
  item.command = {
    command: 'transcriptCoder.showCodeGroupSegments',
    title: l10n.t('Show Segments of Code Group'),
    arguments: [{ openStudy, group }],
  };
  return item;
}

/** What tells a code’s row in a group from its row in the tree. */
export function asMember(item: vscode.TreeItem, openStudy: OpenStudy, group: CodeGroup): vscode.TreeItem {
  item.id = `${idOf(openStudy, group)}${item.id}`;
  item.contextValue = `member-${item.contextValue}`;
  item.collapsibleState = vscode.TreeItemCollapsibleState.None;
  return item;
}

const ICON = new vscode.ThemeIcon('group-by-ref-type');

function idOf(openStudy: OpenStudy, { id }: CodeGroup): string {
  return `${openStudy.root.toString()}?group:${id}`;
}
