import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay } from '../../../../core/base/figures';
import type { ChangesRequest, StudyGit } from '../../../../study/gitPort';
import type { Commit } from '../../../../study/pastFiles';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import type { Viewed } from './viewed';

interface Row extends vscode.QuickPickItem {
  readonly ask?: () => Promise<ChangesRequest | undefined>;
}

const title = (): string => l10n.t('Review Coding Changes');

/** Asks which changes are to be reviewed. */
export async function pickRequest(
  deps: Deps,
  openStudy: OpenStudy,
  git: StudyGit,
  viewed: Viewed,
): Promise<ChangesRequest | undefined> {
  const last = viewed.lastReview(openStudy);
  const of = (request: ChangesRequest) => () => Promise.resolve(request);
  const rows: Row[] = [
    {
      label: `$(git-commit) ${l10n.t('Not committed yet')}`,
      detail: l10n.t('what has changed since the last commit'),
      ask: of({ kind: 'working' }),
    },
    ...(last
      ? [
          {
            label: `$(history) ${l10n.t('Since the last review')}`,
            description: described(last),
            detail: l10n.t('what has changed since you last finished a review here'),
            ask: of({ kind: 'since', revision: last.id }),
          },
        ]
      : []),
    {
      label: `$(git-branch) ${l10n.t('Since this branch diverged from another…')}`,
      detail: l10n.t('what has been coded on this branch only'),
      ask: () => pickBranch(git, 'parted'),
    },
    {
      label: `$(git-compare) ${l10n.t('Compared with a branch or tag…')}`,
      detail: l10n.t('everything that differs from it'),
      ask: () => pickBranch(git, 'since'),
    },
    {
      label: `$(git-commit) ${l10n.t('In one commit…')}`,
      ask: () => pickCommit(deps, openStudy, 'commit'),
    },
    {
      label: `$(git-commit) ${l10n.t('Since a commit…')}`,
      ask: () => pickCommit(deps, openStudy, 'since'),
    },
  ];
  const placeHolder = l10n.t('Which changes do you want to review?');
  const row = await vscode.window.showQuickPick(rows, { title: title(), placeHolder, matchOnDetail: true });
  return row?.ask?.();
}

async function pickBranch(git: StudyGit, kind: 'parted' | 'since'): Promise<ChangesRequest | undefined> {
  const branches = await git.changes.branches();
  const rows = branches.map(name => ({ label: `$(git-branch) ${name}`, name }));
  const row = await vscode.window.showQuickPick(rows, {
    title: title(),
    placeHolder: rows.length > 0 ? l10n.t('Branch or tag') : l10n.t('There are no branches yet'),
  });
  return row && { kind, revision: row.name };
}

async function pickCommit(
  { studies }: Deps,
  openStudy: OpenStudy,
  kind: 'commit' | 'since',
): Promise<ChangesRequest | undefined> {
  const commits = (await studies.pastFiles(openStudy)?.commits(['.'])) ?? [];
  const rows = commits.map(commit => ({
    label: commit.subject,
    description: `${commit.name} · ${shownDay(commit.date.slice(0, 10))}`,
    id: commit.id,
  }));
  const row = await vscode.window.showQuickPick(rows, {
    title: title(),
    placeHolder:
      rows.length > 0
        ? l10n.t('Commits that changed the study, latest first')
        : l10n.t('This study has not been committed yet'),
    matchOnDescription: true,
  });
  return row && { kind, revision: row.id };
}

function described({ name, date, subject }: Commit): string {
  return `${name} · ${shownDay(date.slice(0, 10))} · ${subject}`;
}
