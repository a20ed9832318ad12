import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import type { ConflictedFile, ConflictedFiles } from './conflictedFiles';

/** What a person is asked otherwise, for keybindings and tests. */
export interface Answers {
  /** For each conflict in order: whose version, another value, or that it stays open. */
  readonly choose?: readonly ('ours' | 'theirs' | 'base' | 'later' | { readonly value: unknown })[];
  /** Whether a file that was changed by hand since is where to go on from, or both versions are. */
  readonly from?: 'disk' | 'versions';
  /** Of a file that one side has deleted: whether it stays. */
  readonly keep?: boolean;
  /** No question before what merges by itself is written. */
  readonly confirmed?: boolean;
}

export type ConflictArgument = vscode.Uri | ({ readonly uri: vscode.Uri } & Answers) | undefined;

/** The conflicted file that is meant: the one named, else the one in the active editor, else the one that is picked. */
export async function conflictMeant(
  { studies }: Deps,
  files: ConflictedFiles,
  argument: ConflictArgument,
): Promise<ConflictedFile | undefined> {
  await files.refresh();
  const named = argument instanceof vscode.Uri ? argument : argument?.uri;
  const uri = named ?? vscode.window.activeTextEditor?.document.uri;
  const found = files.all.find(({ openStudy, path }) => openStudy.uri(path).toString() === uri?.toString());
  if (found) return found;
  const openStudy = uri && studies.studyOf(uri);
  if (named)
    throw new Refusal(
      l10n.t('{0} is not in conflict.', openStudy?.path(named) ?? vscode.workspace.asRelativePath(named)),
    );
  if (files.all.length === 0) throw new Refusal(l10n.t('No study file in this workspace is in conflict.'));
  if (files.all.length === 1) return files.all[0];
  const items = files.all.map(file => ({
    label: `$(git-merge) ${file.path}`,
    description: file.openStudy.study.file?.name ?? '',
    detail: file.isUnmerged ? l10n.t('unmerged in git') : l10n.t('left unresolved by a merge'),
    file,
  }));
  const title = l10n.t('Resolve Coding Conflict');
  const placeHolder = l10n.t('Which file do you want to resolve?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.file;
}
