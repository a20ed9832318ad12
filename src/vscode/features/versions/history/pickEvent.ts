import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay } from '../../../../core/base/figures';
import type { Revision } from '../../../../core/versions/history/history';

/** Something that happened, as a row. */
export interface HistoryRow {
  readonly revision: Revision;
  /** What happened, a line for each thing. */
  readonly lines: readonly string[];
  /** Begins the ids of the changes that show it in a review of its commit. */
  readonly change: string;
}

/**
 * Shows what happened, the latest first.
 * @returns what somebody wants to see more of
 */
export async function pickEvent(title: string, rows: readonly HistoryRow[]): Promise<HistoryRow | undefined> {
  const items = [...rows].reverse().map(row => ({
    label: `$(${row.revision.commit === '' ? 'circle-outline' : 'git-commit'}) ${described(row.revision)}`,
    description: row.revision.subject,
    detail: row.lines.join('; '),
    row,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder:
      items.length > 0 ? l10n.t('Choose one to see the whole commit') : l10n.t('It has no history in git'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.row;
}

/** Who and when. */
function described({ commit, author, date }: Revision): string {
  if (commit === '') return l10n.t('not committed yet');
  return [author, shownDay(date.slice(0, 10)), commit.slice(0, 7)].join(' · ');
}
