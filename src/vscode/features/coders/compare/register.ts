import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { coderNamed } from '../../../../core/corpus/coders';
import { Refusal } from '../../../ui/failure';
import { requireStudy, requireWhole } from '../../../ui/requireStudy';
import { ContextKey } from '../../../ui/contextKey';
import type { Deps } from '../../../deps';
import { transcriptsMeant } from '../../study/overview/meant';
import type { OverviewNode } from '../../study/overview/nodes';
import { register as registerConsensus } from '../consensus/register';
import { ComparisonSubject } from './comparisonSubject';
import { registerHover } from './hover';
import { Marks } from './marks';
import { OpenComparison } from './openComparison';
import { type CompareArguments, namedSides, pickSides } from './pickSides';
import { SideBySide } from './sideBySide';
import { type DifferenceArgument, differenceMeant } from './target';

/** Where two coders differ: in the Review view, in the text, side by side; and what they agree on. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, review, blind } = deps;
  const subject = () => (review.subject instanceof ComparisonSubject ? review.subject : undefined);
  const require = (): ComparisonSubject => {
    const current = subject();
    if (!current) throw new Refusal(l10n.t('Compare two coders first.'));
    return current;
  };
  const sideBySide = new SideBySide(deps, subject);
  const isComparing = new ContextKey('transcriptCoder.isComparing');
  const show = () => isComparing.set(subject() !== undefined);
  show();
  return vscode.Disposable.from(
    sideBySide,
    new Marks(deps, subject),
    registerHover(subject),
    review.onDidChange(show),
    blind.onDidChange(changed => {
      const comparison = subject()?.comparison;
      if (!comparison || !changed.has(comparison.openStudy)) return;
      const { visible } = comparison.openStudy.study;
      if (!visible.has(comparison.a.coder) || !visible.has(comparison.b.coder)) review.close();
    }),
    commands.register(
      'transcriptCoder.compareCoders',
      async (given?: CompareArguments | OverviewNode, others?: unknown) => {
        const rows = given && 'kind' in given ? transcriptsMeant(deps, given, others) : undefined;
        const args = given && 'kind' in given ? undefined : given;
        const openStudy = rows ? requireWhole(rows[0]!.openStudy) : requireStudy(studies);
        const only =
          rows?.filter(row => row.openStudy === openStudy).map(({ transcript }) => transcript.path) ??
          args?.transcripts;
        // then and now of one's own coding says nothing about others
        const { visible, corpus } = openStudy.study;
        const isOwn = args?.at !== undefined && visible.has(coderNamed(corpus, args.a) ?? '');
        if (!isOwn) blind.requireEveryone(openStudy);
        const sides = args ? await namedSides(deps, openStudy, args) : await pickSides(deps, openStudy, only);
        if (!sides) return;
        if (sides.a.coder === sides.b.coder && !sides.a.at)
          throw new Refusal(
            l10n.t('A coder can be compared only with another coder or with an earlier commit.'),
          );
        const comparison = await OpenComparison.begin(deps, openStudy, sides.a, sides.b, only);
        review.show(new ComparisonSubject(comparison));
        await vscode.commands.executeCommand('transcriptCoder.review.focus');
      },
    ),
    commands.register('transcriptCoder.compareSideBySide', async (argument?: DifferenceArgument) => {
      const current = require();
      const one = differenceMeant(current, review, argument);
      const editor = vscode.window.activeTextEditor;
      const path = one?.transcript.path ?? (editor && current.textOf(editor.document)?.transcript.path);
      const first = path ?? current.comparison.texts[0]?.transcript.path;
      if (first === undefined) throw new Refusal(l10n.t('No transcript has been coded by both.'));
      await sideBySide.show(current, first, one);
    }),
    registerConsensus(deps, subject),
  );
}
