import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Review, ReviewGroup, ReviewGrouping, ReviewItem } from '../../../session/review';

export interface GroupNode {
  readonly group: ReviewGroup & { readonly items: readonly ReviewItem[] };
}

export interface ItemNode {
  readonly item: ReviewItem;
  readonly parent: GroupNode;
}

export type ReviewNode = GroupNode | ItemNode;

/** What is under review, grouped. */
export class ReviewTree implements vscode.TreeDataProvider<ReviewNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private groupingId: string | undefined;
  private nodes: readonly GroupNode[] = [];
  private itemNodes = new Map<string, ItemNode>();

  constructor(private readonly review: Review) {
    this.read();
  }

  get grouping(): ReviewGrouping | undefined {
    const groupings = this.review.subject?.groupings ?? [];
    return groupings.find(({ id }) => id === this.groupingId) ?? groupings[0];
  }

  groupBy(id: string): void {
    this.groupingId = id;
    this.refresh();
  }

  refresh(): void {
    this.read();
    this.changed.fire();
  }

  /** Where an item stands in the tree. */
  nodeOf(item: ReviewItem): ItemNode | undefined {
    return this.itemNodes.get(item.id);
  }

  getChildren(node?: ReviewNode): ReviewNode[] {
    if (!node) return [...this.nodes];
    return 'group' in node ? node.group.items.map(item => ({ item, parent: node })) : [];
  }

  getParent(node: ReviewNode): ReviewNode | undefined {
    return 'group' in node ? undefined : node.parent;
  }

  getTreeItem(node: ReviewNode): vscode.TreeItem {
    return 'group' in node ? this.groupItem(node) : this.itemItem(node);
  }

  resolveTreeItem(row: vscode.TreeItem, node: ReviewNode): vscode.TreeItem {
    if ('item' in node) row.tooltip = node.item.tooltip?.();
    return row;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private read(): void {
    this.nodes = (this.grouping?.groups() ?? []).map(group => ({ group }));
    this.itemNodes = new Map(
      this.nodes.flatMap(parent => parent.group.items.map(item => [item.id, { item, parent }] as const)),
    );
  }

  private progress(done: number, of: number): string {
    return this.review.subject?.progressLabel?.(done, of) ?? l10n.t('{0} of {1} decided', done, of);
  }

  private groupItem({ group }: GroupNode): vscode.TreeItem {
    const open = group.items.filter(({ isOpen }) => isOpen).length;
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(group.label, open > 0 ? Expanded : Collapsed);
    item.id = `${this.grouping!.id}#${group.id}`;
    const count =
      open === group.items.length
        ? String(open)
        : this.progress(group.items.length - open, group.items.length);
    item.description = group.note ? `${count}  ·  ${group.note}` : count;
    item.contextValue = group.contextValue;
    if (group.icon) item.iconPath = group.icon;
    return item;
  }

  private itemItem({ item, parent }: ItemNode): vscode.TreeItem {
    const row = new vscode.TreeItem(item.label);
    // one item can stand under several groups
    row.id = `${this.grouping!.id}#${parent.group.id}#${item.id}`;
    row.description = item.description ?? '';
    if (item.icon) row.iconPath = item.icon;
    row.contextValue = item.contextValue;
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    if (item.isChecked !== undefined) row.checkboxState = item.isChecked ? Checked : Unchecked;
    row.command = {
      command: 'transcriptCoder.openReviewItem',
      title: l10n.t('Show in Transcript'),
      arguments: [item],
    };
    return row;
  }
}
