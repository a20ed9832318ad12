import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { coderName, codersOf } from '../../../../core/corpus/coders';
import type { Corpus } from '../../../../core/corpus/corpus';
import { coderDescription } from '../../../ui/coderLabels';
import type { PageRequest } from './request';

/** Lets the user say whose segments are left and right of the text. @returns undefined when they changed their mind */
export async function pickSides(
  corpus: Corpus,
  { sides }: PageRequest,
): Promise<{ readonly sides: PageRequest['sides'] } | undefined> {
  const { transcripts } = corpus;
  const items = codersOf({ study: { ...corpus.study, coders: [] }, transcripts }).map(({ id }) => ({
    label: coderName(corpus, id),
    description: coderDescription(corpus.study.coders.find(coder => coder.id === id) ?? { id }),
    id,
  }));
  const none = { label: l10n.t('All coders on the right'), id: undefined };
  const left = await vscode.window.showQuickPick([...(sides ? [none] : []), ...items], {
    title: l10n.t('Whose segments are on the left?'),
    ignoreFocusOut: true,
  });
  if (!left) return undefined;
  if (left.id === undefined) return { sides: undefined };
  const right = await vscode.window.showQuickPick(
    items.filter(({ id }) => id !== left.id),
    // the page may take the focus back as the first list closes
    { title: l10n.t('Whose segments are on the right?'), ignoreFocusOut: true },
  );
  return right && { sides: [left.id, right.id] };
}
