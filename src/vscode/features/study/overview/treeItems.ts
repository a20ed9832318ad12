import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { TranscriptFigures } from '../../../../core/analyses/uncoded/transcriptFigures';
import { cutMiddle } from '../../../../core/report/chart/textWidth';
import type { OpenStudy } from '../../../session/openStudy';
import { coderName } from '../../../ui/coderName';
import { asMarkdown } from '../../../ui/markdown';
import type { OtherNode, OverviewNode, TranscriptNode } from './nodes';
import { FONT_SIZE, allFacts, inOneRow, shareOf, shownFacts } from './rowFacts';

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** A name is cut to this width, in pixels, so that something of the figures beside it is in sight. */
const NAME_WIDTH = 130;

/** What a row says of a transcript. */
export interface TranscriptState {
  readonly figures: TranscriptFigures | undefined;
  /** Somebody codes here. */
  readonly isOwnKnown: boolean;
  /** Whoever codes here says so. */
  readonly isComplete: boolean;
  /** Ids of all coders who say so. */
  readonly completedBy: readonly string[];
  /** Of whoever codes here. */
  readonly memo: string | undefined;
}

/** How a row looks. @param state of a transcript */
export function overviewItem(node: OverviewNode, state: TranscriptState | undefined): vscode.TreeItem {
  const item = itemOf(node, state);
  item.id = [node.openStudy.root.toString(), node.kind, 'path' in node ? node.path : ''].join('#');
  return item;
}

function itemOf(node: OverviewNode, state: TranscriptState | undefined): vscode.TreeItem {
  switch (node.kind) {
    case 'study':
      return studyItem(node.openStudy);
    case 'transcript':
      return transcriptItem(node, state!);
    case 'others':
      return othersItem(node.openStudy);
    case 'other':
      return otherItem(node);
  }
}

function studyItem({ study, root }: OpenStudy): vscode.TreeItem {
  const item = new vscode.TreeItem(study.file?.name ?? root.path, Expanded);
  item.description = vscode.workspace.asRelativePath(root);
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'study';
  return item;
}

function transcriptItem({ openStudy, path }: TranscriptNode, state: TranscriptState): vscode.TreeItem {
  const name = cutMiddle(nameOf(openStudy, path), NAME_WIDTH, FONT_SIZE);
  const item = new vscode.TreeItem(name);
  const { figures, memo, isOwnKnown } = state;
  const known = figures && { figures, isOwnKnown, hasMemo: memo !== undefined && memo !== '' };
  const facts = known ? allFacts(known) : [];
  item.description = known ? inOneRow(shownFacts(name, known)) : '';
  item.iconPath = state.isComplete
    ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'))
    : new vscode.ThemeIcon((figures?.own ?? 0) > 0 ? 'edit' : 'file');
  item.contextValue = ['transcript', state.isComplete ? 'complete' : 'open'].join('-');
  item.tooltip = tooltip(openStudy, path, state);
  const said = state.isComplete ? [l10n.t('complete'), ...facts] : facts;
  item.accessibilityInformation = { label: [path, ...said].join(', ') };
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [openStudy.uri(path)] };
  return item;
}

/** The file's name, or its path where several have the name. */
function nameOf({ study }: OpenStudy, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const hasTwin = study.transcripts.some(one => one.path !== path && one.path.endsWith(`/${name}`));
  return hasTwin ? path : name;
}

function tooltip(openStudy: OpenStudy, path: string, state: TranscriptState): vscode.MarkdownString {
  const { figures, isOwnKnown, completedBy, memo } = state;
  const text = new vscode.MarkdownString().appendMarkdown(`**${asMarkdown(path)}**`);
  const lines = figures
    ? [
        l10n.t(
          'Coded: {0} of participants’ words ({1} of {2})',
          shareOf(figures),
          figures.codedWords,
          figures.spokenWords,
        ),
        isOwnKnown
          ? l10n.t('Segments: {0} mine, {1} others’', figures.own, figures.others)
          : l10n.t('Segments: {0}', figures.own + figures.others),
        l10n.t('Words, of all speakers: {0}', figures.words),
      ]
    : [];
  if (completedBy.length > 0) {
    const names = completedBy.map(id => coderName(openStudy, id));
    lines.push(l10n.t('Complete, by {0}', names.join(', ')));
  }
  for (const line of lines) text.appendMarkdown('  \n').appendMarkdown(asMarkdown(line));
  if (memo) text.appendMarkdown('\n\n').appendMarkdown(asMarkdown(l10n.t('Memo: {0}', memo)));
  return text;
}

function othersItem({ study }: OpenStudy): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('Not in the study'), Collapsed);
  item.description = String(study.otherTexts.length);
  item.contextValue = 'others';
  item.tooltip = l10n.t('Text files in the study’s folder that “transcripts” in study.json leaves out.');
  return item;
}

function otherItem({ openStudy, path }: OtherNode): vscode.TreeItem {
  const item = new vscode.TreeItem(path);
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.contextValue = 'other';
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [openStudy.uri(path)] };
  return item;
}
