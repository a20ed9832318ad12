import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { listOrder, shownDay } from '../../../core/base/figures';
import { oneLine } from '../../../core/base/visible';
import { type MemoRow, memosIn } from '../../../core/analyses/memos/memos';
import { MEMO_KIND_NAMES } from '../../../core/analyses/memos/memosReport';
import { findScope } from '../../../core/corpus/scope';
import { dayOf } from '../../../core/studyFile/day';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { coderName } from '../../ui/coderName';
import { asMarkdown } from '../../ui/markdown';
import { type MemoSubject, subjectOfMemo } from './memoSubject';

/** By what memos are put together. */
export type MemoGrouping = 'kind' | 'date' | 'code' | 'coder';

export interface MemoGroup {
  readonly kind: 'memoGroup';
  readonly openStudy: OpenStudy;
  readonly label: string;
  readonly rows: readonly MemoRow[];
}

export interface MemoItem {
  readonly kind: 'memo';
  readonly openStudy: OpenStudy;
  readonly row: MemoRow;
  /** Undefined of an analytic memo, which is a file. */
  readonly subject: MemoSubject | undefined;
}

export type MemoNode = MemoGroup | MemoItem;

/** The Memos view: all memos of the studies, put together by something, those that contain some text. */
export class MemosTree implements vscode.TreeDataProvider<MemoNode> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  grouping: MemoGrouping = 'kind';
  /** In small letters; empty for all. */
  wanted = '';

  constructor(private readonly deps: Deps) {}

  refresh(): void {
    this.changed.fire();
  }

  /** How many are shown. */
  get count(): number {
    return this.deps.studies.all.reduce((sum, one) => sum + this.rowsOf(one).length, 0);
  }

  getChildren(node?: MemoNode): MemoNode[] {
    if (node?.kind === 'memo') return [];
    if (node) return node.rows.map(row => itemOf(node.openStudy, row));
    return this.deps.studies.all.flatMap(openStudy => this.groupsOf(openStudy));
  }

  getTreeItem(node: MemoNode): vscode.TreeItem {
    return node.kind === 'memo' ? memoItem(node, this.grouping) : groupItem(node);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private rowsOf({ study }: OpenStudy): readonly MemoRow[] {
    const { corpus } = study;
    const scope = findScope(corpus);
    if (!scope.ok) return [];
    const { codebook } = study;
    const says = (row: MemoRow) =>
      [row.text, row.about, ...row.codes.map(id => codebook.get(id)?.name ?? id)].some(text =>
        text.toLowerCase().includes(this.wanted),
      );
    return memosIn(corpus, scope.value).filter(row => this.wanted === '' || says(row));
  }

  private groupsOf(openStudy: OpenStudy): MemoGroup[] {
    const groups = new Map<string, MemoRow[]>();
    for (const row of this.rowsOf(openStudy)) {
      for (const label of labelsOf(openStudy, row, this.grouping)) {
        const known = groups.get(label);
        if (known) known.push(row);
        else groups.set(label, [row]);
      }
    }
    const made = [...groups].map(([label, rows]) => ({ kind: 'memoGroup' as const, openStudy, label, rows }));
    if (this.grouping === 'kind' || this.grouping === 'code') return made;
    // the latest day first; what has none comes last, as do memos that nobody has signed
    const none = noneOf(this.grouping);
    const order = this.grouping === 'date' ? -1 : 1;
    return made.sort((a, b) =>
      a.label === none ? 1 : b.label === none ? -1 : order * listOrder(a.label, b.label),
    );
  }
}

function noneOf(grouping: MemoGrouping): string {
  if (grouping === 'date') return l10n.t('without a date');
  return grouping === 'coder' ? l10n.t('of the study') : l10n.t('without a code');
}

function labelsOf(openStudy: OpenStudy, row: MemoRow, grouping: MemoGrouping): readonly string[] {
  const none = noneOf(grouping);
  switch (grouping) {
    case 'kind':
      return [capitalised(MEMO_KIND_NAMES[row.kind])];
    case 'date':
      return [dayOf(row.created ?? undefined) ?? none];
    case 'coder':
      return [row.coder === null ? none : coderName(openStudy, row.coder)];
    case 'code':
      return row.codes.length > 0
        ? row.codes.map(id => openStudy.study.codebook.get(id)?.name ?? id)
        : [none];
  }
}

function itemOf(openStudy: OpenStudy, row: MemoRow): MemoItem {
  return { kind: 'memo', openStudy, row, subject: subjectOfMemo(row) };
}

const ICONS: Readonly<Record<MemoRow['kind'], string>> = {
  analytic: 'notebook',
  study: 'book',
  group: 'folder-library',
  participant: 'person',
  code: 'tag',
  transcript: 'file',
  segment: 'comment',
  annotation: 'note',
};

function groupItem({ openStudy, label, rows }: MemoGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(shownDay(label), vscode.TreeItemCollapsibleState.Expanded);
  item.id = JSON.stringify([openStudy.root.toString(), label]);
  item.description = String(rows.length);
  item.contextValue = 'memoGroup';
  return item;
}

function memoItem(node: MemoItem, grouping: MemoGrouping): vscode.TreeItem {
  const { openStudy, row } = node;
  const text = firstLine(row.text);
  const item = new vscode.TreeItem(row.kind === 'analytic' ? row.about : text);
  const where = [
    row.kind === 'analytic' || row.kind === 'study' ? '' : oneLine(row.about),
    row.line === null ? '' : l10n.t('line {0}', row.line),
    grouping === 'coder' || row.coder === null ? '' : coderName(openStudy, row.coder),
  ];
  item.description = where.filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(ICONS[row.kind]);
  item.contextValue = row.kind === 'analytic' ? 'memo-file' : 'memo-record';
  const kind = MEMO_KIND_NAMES[row.kind];
  item.tooltip = new vscode.MarkdownString()
    .appendMarkdown('**')
    .appendMarkdown(asMarkdown([kind, oneLine(row.about)].join(': ')))
    .appendMarkdown('**\n\n')
    .appendMarkdown(asMarkdown(row.text));
  item.accessibilityInformation = { label: [kind, item.label as string, item.description].join(', ') };
  item.command = { command: 'transcriptCoder.showMemo', title: l10n.t('Show Memo'), arguments: [node] };
  return item;
}

/** Of a text its first line with words: headings without their marks. */
function firstLine(text: string): string {
  const line = text.split('\n').find(one => /[\p{L}\p{N}]/u.test(one)) ?? text;
  return oneLine(line.replace(/^[#>*\-\s]+/, ''));
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
