import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ChangeItem } from '../../../../core/versions/changes/changeItems';
import { changesMarkdown } from '../../../../core/versions/changes/changesMarkdown';
import type { ChangesRequest } from '../../../../study/gitPort';
import { availableGit } from '../../../session/availableGit';
import { requireStudy } from '../../../ui/requireStudy';
import { Refusal } from '../../../ui/failure';
import { ContextKey } from '../../../ui/contextKey';
import type { ReviewItem } from '../../../session/review';
import type { Deps } from '../../../deps';
import { ChangeDiff } from './changeDiff';
import { discardChange, goToChange, stageChange } from './decide';
import { ChangesSubject } from './changesSubject';
import { OpenChanges } from './openChanges';
import { pickRequest } from './pickRequest';
import { Viewed } from './viewed';
import { STATUS_MS } from '../../../ui/statusMs';

/** What names a change: a row of the view by its item, a test by its id, the palette not at all. */
type ChangeArgument = { readonly item: string | ReviewItem } | undefined;

/** Changes of coding in git: in the Review view, one by one, side by side; to be staged or taken back. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, review, context, studies, blind } = deps;
  const viewed = new Viewed(context.workspaceState);
  const diff = new ChangeDiff();
  const subject = () => (review.subject instanceof ChangesSubject ? review.subject : undefined);
  const isReviewing = new ContextKey('transcriptCoder.isReviewingChanges');
  const show = () => {
    isReviewing.set(subject() !== undefined);
    diff.refresh();
  };
  show();
  const require = (): ChangesSubject => {
    const current = subject();
    if (!current) throw new Refusal(l10n.t('Start a review of coding changes first.'));
    return current;
  };
  const meant = (argument: ChangeArgument): { current: ChangesSubject; item: ChangeItem } => {
    const current = require();
    const named = typeof argument?.item === 'object' ? argument.item.id : argument?.item;
    const item = current.change(named ?? review.current?.id ?? '');
    if (!item) throw new Refusal(l10n.t('Select a change in the Review view first.'));
    return { current, item };
  };
  return vscode.Disposable.from(
    diff,
    review.onDidChange(show),
    blind.onDidChange(changed => {
      const current = subject();
      // what is listed was read when others' coding was shown, or without it
      if (current && changed.has(current.review.openStudy)) review.close();
    }),
    commands.register('transcriptCoder.reviewChanges', async (request?: ChangesRequest) => {
      const openStudy = requireStudy(studies);
      const git = await availableGit(studies, openStudy);
      const wanted = isRequest(request) ? request : await pickRequest(deps, openStudy, git, viewed);
      if (!wanted) return;
      const begin = () => OpenChanges.begin(deps, openStudy, git, wanted);
      const opened = await withProgress(l10n.t('Reading both states…'), begin);
      review.show(new ChangesSubject(opened, viewed, diff));
      await vscode.commands.executeCommand('transcriptCoder.review.focus');
    }),
    commands.register('transcriptCoder.stageChange', async (argument?: ChangeArgument) => {
      const { current, item } = meant(argument);
      const git = await availableGit(studies, current.review.openStudy);
      await stageChange(current.review, git, item);
    }),
    commands.register(
      'transcriptCoder.discardChange',
      async (argument?: ChangeArgument, isConfirmed?: unknown) => {
        const { current, item } = meant(argument);
        await discardChange(current.review, item, isConfirmed === true);
      },
    ),
    commands.register('transcriptCoder.goToChange', (argument?: ChangeArgument) => {
      const { current, item } = meant(argument);
      return goToChange(current.review, item);
    }),
    commands.register('transcriptCoder.copyReview', () => copyReview(require())),
    commands.register('transcriptCoder.finishReview', () => finishReview(deps, require(), viewed)),
    studies.onChange('changes', [], () => {
      const current = subject();
      if (current && !studies.all.includes(current.review.openStudy)) review.close();
    }),
  );
}

async function copyReview({ review }: ChangesSubject): Promise<void> {
  await vscode.env.clipboard.writeText(changesMarkdown(review.review));
  vscode.window.setStatusBarMessage(l10n.t('The review has been copied as Markdown.'), STATUS_MS);
}

/** Ticks all changes, and notes the commit from which the next review starts. */
async function finishReview({ studies }: Deps, { review }: ChangesSubject, viewed: Viewed): Promise<void> {
  const { openStudy } = review;
  const head = await (await availableGit(studies, openStudy)).changes.head();
  if (!head) throw new Refusal(l10n.t('There is no commit yet for the next review to start from.'));
  await viewed.mark(
    review.items.map(({ fingerprint }) => fingerprint),
    true,
  );
  await viewed.noteReview(openStudy, head);
  review.touch();
  vscode.window.setStatusBarMessage(
    l10n.t('Reviewed up to {0}. “Since the last review” will start from there.', head.name),
    STATUS_MS,
  );
}

/** A view's button passes no request, but something of its own. */
function isRequest(value: unknown): value is ChangesRequest {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

async function withProgress<T>(title: string, task: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, task);
}
