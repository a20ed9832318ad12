import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../../ui/commands';
import { ContextKey } from '../../../ui/contextKey';
import type { ReviewItem } from '../../../session/review';
import type { Deps } from '../../../deps';
import { type ReviewNode, ReviewTree } from './reviewTree';

const VIEW = 'transcriptCoder.review';

/** The Review view: whatever is under review, one after the other. What that is, other features say. */
export function register({ commands, review }: Deps): vscode.Disposable {
  const tree = new ReviewTree(review);
  const view = vscode.window.createTreeView<ReviewNode>(VIEW, {
    treeDataProvider: tree,
    showCollapseAll: true,
    // a subject may do more than tick them
    manageCheckboxStateManually: true,
  });
  const isThere = new ContextKey('transcriptCoder.hasReview');
  const currentItem = new ContextKey('transcriptCoder.currentReviewItem');
  const noteCurrent = () => currentItem.set(review.current?.contextValue ?? '');
  const show = () => {
    const { subject } = review;
    isThere.set(subject !== undefined);
    noteCurrent();
    view.description = subject?.title ?? '';
    view.message = subject?.message ?? '';
    const open = subject?.items.filter(({ isOpen }) => isOpen).length ?? 0;
    view.badge = open > 0 ? { value: open, tooltip: l10n.t('{0} still open', open) } : undefined;
    tree.refresh();
  };
  const select = (item: ReviewItem) => {
    noteCurrent();
    const node = tree.nodeOf(item);
    if (node && view.visible) void view.reveal(node, { select: true, focus: false });
  };
  const walk = async (direction: 'next' | 'previous', onlyOpen: boolean) => {
    if (!review.subject)
      throw new Refusal(l10n.t('Nothing is under review. Compare two coders or review changes first.'));
    if (await review.walk(direction, onlyOpen)) return;
    vscode.window.setStatusBarMessage(
      onlyOpen ? l10n.t('Nothing is left open.') : l10n.t('There are no differences.'),
      4000,
    );
  };
  show();
  return vscode.Disposable.from(
    view,
    tree,
    review.onDidChange(show),
    review.onDidMove(select),
    view.onDidChangeCheckboxState(async ({ items }) => {
      const { Checked } = vscode.TreeItemCheckboxState;
      for (const isChecked of [true, false]) {
        const changed = items.flatMap(([node, state]) =>
          'item' in node && (state === Checked) === isChecked ? [node.item] : [],
        );
        if (changed.length > 0) await review.subject?.check?.(changed, isChecked);
      }
    }),
    commands.register('transcriptCoder.openReviewItem', async (item: ReviewItem) => {
      // the subject may have changed since the row was drawn
      await review.open(review.subject?.items.find(({ id }) => id === item.id) ?? item);
    }),
    commands.register('transcriptCoder.nextDifference', () => walk('next', false)),
    commands.register('transcriptCoder.previousDifference', () => walk('previous', false)),
    commands.register('transcriptCoder.nextOpenDifference', () => walk('next', true)),
    commands.register('transcriptCoder.groupReviewBy', async (id?: unknown) => {
      const groupings = review.subject?.groupings ?? [];
      const chosen =
        typeof id === 'string' ? groupings.find(one => one.id === id) : await pick(tree, groupings);
      if (chosen) tree.groupBy(chosen.id);
    }),
    commands.register('transcriptCoder.closeReview', () => review.close()),
  );
}

async function pick<T extends { readonly id: string; readonly label: string }>(
  { grouping }: ReviewTree,
  groupings: readonly T[],
): Promise<T | undefined> {
  const items = groupings.map(one => ({
    label: `${one.id === grouping?.id ? '$(check)' : '$(blank)'} ${one.label}`,
    one,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('Group by') });
  return picked?.one;
}
