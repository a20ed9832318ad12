import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Transcript } from '../../../../study/transcript';
import { Refusal } from '../../../ui/failure';
import { ContextKey } from '../../../ui/contextKey';
import type { ReviewGroup } from '../../../session/review';
import type { Deps } from '../../../deps';
import type { ComparisonSubject } from '../compare/comparisonSubject';
import type { Difference } from '../compare/openComparison';
import { type DifferenceArgument, differenceMeant } from '../compare/target';
import { collapsing } from '../../coding/apply/target';
import { type Answers, type Way, askNote, choiceOf, pickWay } from './choose';
import { writeAgreements, writeCompletion, writeDecision, writeReopening } from './decide';
import { STATUS_MS } from '../../../ui/statusMs';

type DecideArgument = (DifferenceArgument & Answers) | undefined;
type TranscriptArgument = { readonly group: ReviewGroup } | { readonly transcript: string } | undefined;

/** What two coders agree on: one difference after the other, into the consensus. */
export function register(deps: Deps, subject: () => ComparisonSubject | undefined): vscode.Disposable {
  const { commands, review } = deps;
  const canDecide = new ContextKey('transcriptCoder.canDecide');
  const item = progressItem();
  const show = () => {
    const current = subject();
    canDecide.set(current?.comparison.canDecide ?? false);
    showProgress(item, current);
  };
  const decideBy = (way: Way | undefined) => (argument?: DecideArgument) =>
    decide(deps, requireConsensus(subject()), way, argument);
  show();
  return vscode.Disposable.from(
    item,
    review.onDidChange(show),
    commands.register('transcriptCoder.decideDifference', decideBy(undefined)),
    commands.register('transcriptCoder.takeVersionA', decideBy('a')),
    commands.register('transcriptCoder.takeVersionB', decideBy('b')),
    commands.register('transcriptCoder.takeBoth', decideBy('both')),
    commands.register('transcriptCoder.takeNeither', decideBy('neither')),
    commands.register('transcriptCoder.takeSelection', decideBy('selection')),
    commands.register('transcriptCoder.takeOtherCodes', decideBy('codes')),
    commands.register('transcriptCoder.reopenDifference', (one?: DifferenceArgument) =>
      reopen(deps, requireConsensus(subject()), one),
    ),
    commands.register('transcriptCoder.acceptAgreements', (one?: TranscriptArgument) =>
      acceptAgreements(deps, requireConsensus(subject()), one),
    ),
    commands.register('transcriptCoder.finishConsensus', (one?: TranscriptArgument) =>
      finish(deps, requireConsensus(subject()), one),
    ),
  );
}

function progressItem(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('consensus', vscode.StatusBarAlignment.Left, 46);
  item.name = l10n.t('Transcript Coder: Consensus');
  item.command = 'transcriptCoder.nextOpenDifference';
  return item;
}

/** Says how far the consensus has come, while one can be made. */
function showProgress(item: vscode.StatusBarItem, current: ComparisonSubject | undefined): void {
  if (!current?.comparison.canDecide) return item.hide();
  const { decided, differences, agreements } = current.progress;
  const all = decided + differences + agreements;
  item.text = `$(git-compare) ${decided}/${all}`;
  item.tooltip = l10n.t(
    'Consensus: {0} of {1} decided; {2} still open. Click to go to the next one.',
    decided,
    all,
    differences,
  );
  item.accessibilityInformation = { label: item.tooltip, role: 'button' };
  item.show();
}

function requireConsensus(current: ComparisonSubject | undefined): ComparisonSubject {
  if (!current) throw new Refusal(l10n.t('Compare two coders first.'));
  if (!current.comparison.canDecide)
    throw new Refusal(l10n.t('A consensus can be made only between two coders’ current coding.'));
  return current;
}

async function decide(
  deps: Deps,
  current: ComparisonSubject,
  way: Way | undefined,
  argument: DecideArgument,
): Promise<void> {
  const { comparison } = current;
  const one = requireDifference(deps, current, argument);
  const answers: Answers = argument && !(argument instanceof vscode.Uri) ? argument : {};
  const chosen = way ?? (await pickWay(comparison, one));
  const choice = chosen && (await choiceOf(comparison, one, chosen, answers, deps.commands.typedAhead));
  if (!choice) return;
  const note = await askNote(one, answers);
  if (note === undefined) return;
  const order = comparison.differences;
  const write = () => writeDecision(deps, comparison, one, choice, note || undefined);
  const editor = vscode.window.activeTextEditor;
  const { openStudy } = comparison;
  const [coding] = chosen === 'selection' && choice.kind === 'other' ? choice.codings : [];
  if (editor && coding) await collapsing(editor, { openStudy, transcript: one.transcript }, coding, write);
  else await write();
  await goOn(deps, current, order, one);
}

function requireDifference(
  { review }: Deps,
  current: ComparisonSubject,
  argument: DifferenceArgument,
): Difference {
  const one = differenceMeant(current, review, argument);
  if (!one) throw new Refusal(l10n.t('Put the cursor on a difference, or select one in the Review view.'));
  return one;
}

/** Goes to the next open difference, in the order in which they have been walked through. */
async function goOn(
  { review }: Deps,
  current: ComparisonSubject,
  order: readonly Difference[],
  one: Difference,
): Promise<void> {
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
}

async function reopen(deps: Deps, current: ComparisonSubject, argument: DifferenceArgument): Promise<void> {
  const difference = requireDifference(deps, current, argument);
  await writeReopening(current.comparison, difference);
  const now = current.difference(difference.id);
  if (now) await deps.review.open(current.itemOf(now));
}

/** In one transcript, where one is named, else in all. */
async function acceptAgreements(
  deps: Deps,
  current: ComparisonSubject,
  argument: TranscriptArgument,
): Promise<void> {
  const { comparison } = current;
  const isOne = argument && ('group' in argument || 'transcript' in argument);
  const transcripts = isOne
    ? [requireTranscript(deps, current, argument)]
    : comparison.texts.map(({ transcript }) => transcript);
  const count = await writeAgreements(deps, comparison, transcripts);
  vscode.window.setStatusBarMessage(l10n.t('Agreements accepted: {0}.', count), STATUS_MS);
}

async function finish(deps: Deps, current: ComparisonSubject, argument: TranscriptArgument): Promise<void> {
  const transcript = requireTranscript(deps, current, argument);
  await writeCompletion(deps, current.comparison, transcript);
  const message = l10n.t('The consensus for {0} is complete.', transcript.path);
  vscode.window.setStatusBarMessage(message, STATUS_MS);
}

/** The transcript named, else that of the active editor, else that of the difference last looked at. */
function requireTranscript(
  { review }: Deps,
  current: ComparisonSubject,
  argument: TranscriptArgument,
): Transcript {
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
}
