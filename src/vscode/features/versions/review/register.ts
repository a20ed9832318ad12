import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../../ui/failure';
import type { ReviewItem } from '../../../session/review';
import type { Deps } from '../../../deps';
import type { ReviewTree } from './reviewTree';
import { ReviewView } from './reviewView';
import { onTarget } from '../../../ui/commands';

/** The Review view: whatever is under review, one after the other. What that is, other features say. */
export function register({ commands, review }: Deps): vscode.Disposable {
  const view = new ReviewView('transcriptCoder.review', review);
  const walk = async (direction: 'next' | 'previous', onlyOpen: boolean) => {
    if (!review.subject)
      throw new Refusal(l10n.t('Nothing is under review. Compare two coders or review changes first.'));
    if (await review.walk(direction, onlyOpen)) return;
    vscode.window.setStatusBarMessage(
      onlyOpen ? l10n.t('Nothing is left open.') : l10n.t('There are no differences.'),
      4000,
    );
  };
  return vscode.Disposable.from(
    view,
    commands.register(
      'transcriptCoder.openReviewItem',
      onTarget(async (item: ReviewItem) => {
        // the subject may have changed since the row was drawn
        await review.open(review.subject?.items.find(({ id }) => id === item.id) ?? item);
      }),
    ),
    commands.register('transcriptCoder.nextDifference', () => walk('next', false)),
    commands.register('transcriptCoder.previousDifference', () => walk('previous', false)),
    commands.register('transcriptCoder.nextOpenDifference', () => walk('next', true)),
    commands.register('transcriptCoder.groupReviewBy', async (id?: unknown) => {
      const groupings = review.subject?.groupings ?? [];
      const chosen =
        typeof id === 'string' ? groupings.find(one => one.id === id) : await pick(view.tree, groupings);
      if (chosen) view.tree.groupBy(chosen.id);
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
