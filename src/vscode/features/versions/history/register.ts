import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import { sidecarPath } from '../../../../core/coding/sidecarName';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { ChangesRequest, StudyGit } from '../../../../study/gitPort';
import { availableGit } from '../../../session/availableGit';
import { requireStudy, requireWhole } from '../../../ui/requireStudy';
import { coderName } from '../../../ui/coderName';
import { Refusal } from '../../../ui/failure';
import { toSpan } from '../../../session/positions';
import { shortQuote } from '../../../ui/markdown';
import type { Target } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { type CodeArgument, requireCode } from '../../codebook/pickCode';
import { activeEditor } from '../../coding/apply/target';
import { type HistoryRow, pickEvent } from './pickEvent';
import { codeRows, codebookRows, segmentRows } from './rows';

/** Names a segment, for keybindings and tests; a menu of the editor passes the document instead. */
type SegmentArgument = { readonly coder: string; readonly id: string } | vscode.Uri | undefined;

/** Who coded what, when, and how it changed, from git; each event leads to its commit in the Review view. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  const show = async (title: string, read: () => Promise<HistoryRow[]>): Promise<readonly HistoryRow[]> => {
    const rows = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: l10n.t('Reading the history…') },
      read,
    );
    const picked = await pickEvent(title, rows);
    if (picked) await showCommit(deps, picked);
    return rows;
  };
  return vscode.Disposable.from(
    commands.register('transcriptCoder.showSegmentHistory', async (argument?: SegmentArgument) => {
      const target = studies.target(activeEditor(deps).document.uri);
      if (!target) throw new Refusal(l10n.t('Open a transcript of a study first.'));
      const openStudy = requireWhole(target.openStudy);
      const git = await availableGit(studies, openStudy);
      const placed = await segmentMeant(deps, target, argument);
      if (!placed) return undefined;
      const path = sidecarPath(target.transcript.path, placed.coder);
      const title = l10n.t('History of {0}', wordsOf(target, placed));
      return show(title, () => segmentRows(git.history, openStudy, path, placed.segment.id));
    }),
    commands.register('transcriptCoder.showCodeHistory', async (argument?: CodeArgument) => {
      const found = await requireCode(studies, argument, l10n.t('History of which code?'));
      if (!found) return undefined;
      const { openStudy, code } = found;
      const git = await availableGit(studies, openStudy);
      return show(l10n.t('History of “{0}”', code.name), () => codeRows(git.history, openStudy, code.id));
    }),
    commands.register('transcriptCoder.showCodebookHistory', async () => {
      const openStudy = requireStudy(studies);
      const git: StudyGit = await availableGit(studies, openStudy);
      return show(l10n.t('History of the codebook'), () => codebookRows(git.history, openStudy));
    }),
  );
}

/** The segment named, else the one at the cursor; of several the one that is picked, whoever's they are. */
async function segmentMeant(
  deps: Deps,
  target: Target,
  argument: SegmentArgument,
): Promise<PlacedSegment | undefined> {
  const { transcript } = target;
  if (argument && 'id' in argument)
    return transcript.segments.find(
      ({ coder, segment }) => coder === argument.coder && segment.id === argument.id,
    );
  const { start, end } = toSpan(transcript, activeEditor(deps).selection);
  const here = transcript
    .overlapping(Math.max(0, start - 1), end + 1)
    .filter(placed => placed.start <= end && placed.end >= start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  if (here.length === 0) throw new Refusal(l10n.t('There is no segment here.'));
  if (here.length === 1) return here[0];
  const { openStudy } = target;
  const items = here.map(placed => ({
    label: wordsOf(target, placed),
    description: [
      openStudy.study.codebook.namesOf(placed.segment.codes).join(', '),
      coderName(openStudy, placed.coder),
    ].join(' · '),
    placed,
  }));
  const title = l10n.t('History of which segment?');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.placed;
}

function wordsOf({ transcript }: Target, { start, end }: PlacedSegment): string {
  return quoted(shortQuote(transcript.text.slice(start, end), 50));
}

/** The commit in the Review view, and in it what the event is about. */
async function showCommit({ review }: Deps, { revision, change }: HistoryRow): Promise<void> {
  const request: ChangesRequest =
    revision.commit === '' ? { kind: 'working' } : { kind: 'commit', revision: revision.commit };
  await vscode.commands.executeCommand('transcriptCoder.reviewChanges', request);
  const items = review.subject?.items ?? [];
  const item = items.find(({ id }) => id === change) ?? items.find(({ id }) => id.startsWith(change));
  if (item) await review.open(item);
}
