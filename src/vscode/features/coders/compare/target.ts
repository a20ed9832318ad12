import * as vscode from 'vscode';
import type { Review, ReviewItem } from '../../../session/review';
import type { ComparisonSubject } from './comparisonSubject';
import type { Difference } from './openComparison';

/** What names a difference: a link or a test by its id, a row of the view by its item, a menu of the editor not at all. */
export type DifferenceArgument = { readonly item: string | ReviewItem } | vscode.Uri | undefined;

/** The difference that is meant: the one named, else the one last looked at where the cursor is, else one at the cursor. */
export function differenceMeant(
  subject: ComparisonSubject,
  review: Review,
  argument: DifferenceArgument,
): Difference | undefined {
  if (argument && 'item' in argument) {
    const id = typeof argument.item === 'string' ? argument.item : argument.item.id;
    return subject.difference(id);
  }
  const current = review.current && subject.difference(review.current.id);
  const editor = vscode.window.activeTextEditor;
  if (!editor || !subject.textOf(editor.document)) return current;
  const touching = subject.touching(editor.document, editor.selection.active);
  return (
    touching.find(one => one.id === current?.id) ??
    touching.find(({ state }) => state === 'open') ??
    touching[0]
  );
}
