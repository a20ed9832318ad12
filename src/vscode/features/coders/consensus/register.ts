import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Transcript } from '../../../../study/transcript';
import { Refusal } from '../../../ui/commands';
import { ContextKey } from '../../../ui/contextKey';
import type { ReviewGroup } from '../../../session/review';
import type { Deps } from '../../../deps';
import type { ComparisonSubject } from '../compare/comparisonSubject';
import type { Difference } from '../compare/openComparison';
import { type DifferenceArgument, differenceMeant } from '../compare/target';
import { type Answers, type Way, askNote, choiceOf, pickWay } from './choose';
import { writeAgreements, writeCompletion, writeDecision, writeReopening } from './decide';

type DecideArgument = (DifferenceArgument & Answers) | undefined;
type TranscriptArgument = { readonly group: ReviewGroup } | { readonly transcript: string } | undefined;

/** What two coders agree on: one difference after the other, into the consensus. */
export function register(deps: Deps, subject: () => ComparisonSubject | undefined): vscode.Disposable {
  const { commands, review } = deps;
  const canDecide = new ContextKey('transcriptCoder.canDecide');
  const item = vscode.window.createStatusBarItem('consensus', vscode.StatusBarAlignment.Left, 46);
  item.name = l10n.t('Transcript Coder: Consensus');
  item.command = 'transcriptCoder.nextOpenDifference';

  const show = () => {
    const current = subject();
    const isOn = current?.comparison.canDecide ?? false;
    canDecide.set(isOn);
    if (!current || !isOn) return item.hide();
    const { decided, differences, agreements } = current.progress;
    item.text = `$(git-compare) ${decided}/${decided + differences + agreements}`;
    item.tooltip = l10n.t(
      'Consensus: {0} of {1} decided; {2} still open. Click to go to the next one.',
      decided,
      decided + differences + agreements,
      differences,
    );
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    item.show();
  };

  const require = (): ComparisonSubject => {
    const current = subject();
    if (!current) throw new Refusal(l10n.t('Compare two coders first.'));
    if (!current.comparison.canDecide)
      throw new Refusal(l10n.t('A consensus can be made only between two coders’ current coding.'));
    return current;
  };
  const meant = (current: ComparisonSubject, argument: DifferenceArgument): Difference => {
    const one = differenceMeant(current, review, argument);
    if (!one) throw new Refusal(l10n.t('Put the cursor on a difference, or select one in the Review view.'));
    return one;
  };

  const decideBy = async (way: Way | undefined, argument: DecideArgument): Promise<void> => {
    const current = require();
    const { comparison } = current;
    const one = meant(current, argument);
    const answers: Answers = argument && !(argument instanceof vscode.Uri) ? argument : {};
    const chosen = way ?? (await pickWay(comparison, one));
    const choice = chosen && (await choiceOf(comparison, one, chosen, answers));
    if (!choice) return;
    const note = await askNote(one, answers);
    if (note === undefined) return;
    const order = comparison.differences;
    await writeDecision(deps, comparison, one, choice, note || undefined);
    await goOn(current, order, one);
  };

  /** Goes to the next open difference, in the order in which one has walked so far. */
  const goOn = async (current: ComparisonSubject, order: readonly Difference[], one: Difference) => {
    const at = order.findIndex(({ id }) => id === one.id);
    const ids = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))].map(({ id }) => id);
    const next = ids
      .flatMap(id => current.difference(id) ?? [])
      .find(({ state, id }) => state === 'open' && id !== one.id);
    if (next) return review.open(current.itemOf(next));
    const { agreements } = current.progress;
    vscode.window.setStatusBarMessage(
      agreements > 0
        ? l10n.t('All differences are decided. Agreements still to be accepted: {0}.', agreements)
        : l10n.t('All differences are decided.'),
      8000,
    );
  };

  const transcriptMeant = (current: ComparisonSubject, argument: TranscriptArgument): Transcript => {
    const { comparison } = current;
    const editor = vscode.window.activeTextEditor;
    const path =
      argument && 'group' in argument
        ? argument.group.id
        : argument && 'transcript' in argument
          ? argument.transcript
          : ((editor && comparison.openStudy.path(editor.document.uri)) ??
            (review.current && current.difference(review.current.id)?.transcript.path));
    const text = path === undefined ? undefined : comparison.text(path);
    if (!text) throw new Refusal(l10n.t('Open a transcript that has been coded by both.'));
    return text.transcript;
  };

  show();
  return vscode.Disposable.from(
    item,
    review.onDidChange(show),
    commands.register('transcriptCoder.decideDifference', (one?: DecideArgument) => decideBy(undefined, one)),
    commands.register('transcriptCoder.takeVersionA', (one?: DecideArgument) => decideBy('a', one)),
    commands.register('transcriptCoder.takeVersionB', (one?: DecideArgument) => decideBy('b', one)),
    commands.register('transcriptCoder.takeBoth', (one?: DecideArgument) => decideBy('both', one)),
    commands.register('transcriptCoder.takeNeither', (one?: DecideArgument) => decideBy('neither', one)),
    commands.register('transcriptCoder.takeSelection', (one?: DecideArgument) => decideBy('selection', one)),
    commands.register('transcriptCoder.takeOtherCodes', (one?: DecideArgument) => decideBy('codes', one)),
    commands.register('transcriptCoder.reopenDifference', async (one?: DifferenceArgument) => {
      const current = require();
      const difference = meant(current, one);
      await writeReopening(current.comparison, difference);
      const now = current.difference(difference.id);
      if (now) await review.open(current.itemOf(now));
    }),
    commands.register('transcriptCoder.acceptAgreements', async (one?: TranscriptArgument) => {
      const { comparison } = require();
      const isOne = one && ('group' in one || 'transcript' in one);
      const transcripts = isOne
        ? [transcriptMeant(require(), one)]
        : comparison.texts.map(({ transcript }) => transcript);
      const count = await writeAgreements(deps, comparison, transcripts);
      vscode.window.setStatusBarMessage(l10n.t('Agreements accepted: {0}.', count), 5000);
    }),
    commands.register('transcriptCoder.finishConsensus', async (one?: TranscriptArgument) => {
      const current = require();
      const transcript = transcriptMeant(current, one);
      await writeCompletion(deps, current.comparison, transcript);
      const message = l10n.t('The consensus for {0} is complete.', transcript.path);
      vscode.window.setStatusBarMessage(message, 5000);
    }),
  );
}
