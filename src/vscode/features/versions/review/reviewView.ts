import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import type { Review, ReviewItem } from '../../../session/review';
import { type ReviewNode, ReviewTree } from './reviewTree';

/** The view itself: shows what is under review, and hands on what is ticked in it. */
export class ReviewView implements vscode.Disposable {
  readonly tree: ReviewTree;
  private readonly view: vscode.TreeView<ReviewNode>;
  private readonly isThere = new ContextKey('transcriptCoder.hasReview');
  private readonly currentItem = new ContextKey('transcriptCoder.currentReviewItem');
  private readonly disposables: vscode.Disposable[];

  constructor(
    id: string,
    private readonly review: Review,
  ) {
    this.tree = new ReviewTree(review);
    this.view = vscode.window.createTreeView<ReviewNode>(id, {
      treeDataProvider: this.tree,
      showCollapseAll: true,
      // a subject may do more than tick them
      manageCheckboxStateManually: true,
    });
    this.disposables = [
      this.view,
      this.tree,
      review.onDidChange(() => this.show()),
      review.onDidMove(item => this.select(item)),
      this.view.onDidChangeCheckboxState(({ items }) => this.check(items)),
    ];
    this.show();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private show(): void {
    const { subject } = this.review;
    this.isThere.set(subject !== undefined);
    this.noteCurrent();
    this.view.description = subject?.title ?? '';
    this.view.message = subject?.message ?? '';
    const open = subject?.items.filter(({ isOpen }) => isOpen).length ?? 0;
    this.view.badge = open > 0 ? { value: open, tooltip: l10n.t('{0} still open', open) } : undefined;
    this.tree.refresh();
  }

  private select(item: ReviewItem): void {
    this.noteCurrent();
    const node = this.tree.nodeOf(item);
    if (node && this.view.visible) void this.view.reveal(node, { select: true, focus: false });
  }

  private noteCurrent(): void {
    this.currentItem.set(this.review.current?.contextValue ?? '');
  }

  private async check(
    items: readonly (readonly [ReviewNode, vscode.TreeItemCheckboxState])[],
  ): Promise<void> {
    const { Checked } = vscode.TreeItemCheckboxState;
    for (const isChecked of [true, false]) {
      const changed = items.flatMap(([node, state]) =>
        'item' in node && (state === Checked) === isChecked ? [node.item] : [],
      );
      if (changed.length > 0) await this.review.subject?.check?.(changed, isChecked);
    }
  }
}
