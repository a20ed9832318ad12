import * as vscode from 'vscode';
import { newSegmentId } from '../../../../core/coding/segmentId';
import type { Segment, Sidecar } from '../../../../core/coding/segment';
import { hashQuotes, spellOutQuotes } from '../../../../core/anchoring/anchors/switchQuotes';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import { ok } from '../../../../core/base/result';
import { Refusal, unwrap } from '../../../ui/commands';
import type { OpenStudy } from '../../../session/studies';
import type { Deps } from '../../../deps';

type Quotes = StudyFile['quotes'];

/** Changes whether a study's coding files repeat the coded words, in all files of all coders. */
export async function switchQuotes(deps: Deps, given?: Quotes): Promise<void> {
  const openStudy = deps.studies.current;
  const file = openStudy?.study.file;
  if (!openStudy || !file) throw new Refusal(vscode.l10n.t('There is no study in this workspace yet.'));
  const wanted = given ?? (await ask(file.quotes));
  if (!wanted) return;
  const salt = file.salt ?? newSegmentId(deps.random) + newSegmentId(deps.random);
  // the study first: what is coded meanwhile is kept as wanted already
  unwrap(
    await openStudy.study.changeStudyFile(study =>
      ok({ ...study, quotes: wanted, ...(wanted === 'hashed' ? { salt } : {}) }),
    ),
  );
  await rewrite(openStudy, (sidecar, textOf) =>
    wanted === 'hashed' ? hashQuotes(sidecar, salt) : spellOutQuotes(sidecar, textOf),
  );
  // what was undone from here on would bring words back, or hashes
  openStudy.study.history.clear();
  report(openStudy, wanted);
}

async function ask(now: Quotes): Promise<Quotes | undefined> {
  const full = {
    label: vscode.l10n.t('Keep the coded words in the coding files'),
    detail: vscode.l10n.t(
      'Changes of coding can be read in git. Segments are found again best when a transcript is corrected.',
    ),
    description: now === 'full' ? vscode.l10n.t('now') : '',
    quotes: 'full' as const,
  };
  const hashed = {
    label: vscode.l10n.t('Keep hashes of them instead'),
    detail: vscode.l10n.t(
      'No second copy of the words. Changes of coding cannot be read without the transcripts. Short hashes can be guessed: this is no anonymity.',
    ),
    description: now === 'hashed' ? vscode.l10n.t('now') : '',
    quotes: 'hashed' as const,
  };
  const picked = await vscode.window.showQuickPick([full, hashed], {
    title: vscode.l10n.t('What coding files hold of the words'),
  });
  if (!picked) return undefined;
  const yes = vscode.l10n.t('Rewrite');
  const question = vscode.l10n.t('Rewrite the coding files of all coders?');
  const detail = [
    vscode.l10n.t('Commit first, and see that nobody is coding meanwhile: everybody’s files change.'),
    picked.quotes === 'hashed'
      ? vscode.l10n.t('What was committed before keeps the words in git’s history. Memos stay as they are.')
      : '',
  ];
  const answer = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: detail.filter(Boolean).join('\n') },
    yes,
  );
  return answer === yes ? picked.quotes : undefined;
}

async function rewrite(
  { study }: OpenStudy,
  change: (sidecar: Sidecar, textOf: (version: string) => string | undefined) => Sidecar,
): Promise<void> {
  for (const transcript of study.transcripts) {
    for (const coder of transcript.sidecars.keys()) {
      unwrap(
        await study.changeSidecar(transcript.path, coder, sidecar =>
          ok(change(sidecar, version => transcript.texts.find(version)?.text)),
        ),
      );
    }
  }
}

/** Says so when segments could not be rewritten, since the text that they were made on is nowhere to be found. */
function report({ study }: OpenStudy, quotes: Quotes): void {
  const isOther = ({ quote, hashes }: Segment) => (quotes === 'full' ? hashes : quote) !== undefined;
  const left = study.transcripts
    .flatMap(({ segments }) => segments)
    .filter(({ segment }) => isOther(segment)).length;
  if (left === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('All coding files are rewritten.'), 5000);
    return;
  }
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} segments keep their hashes: the text that they were made on cannot be found. Re-stamp Anchors, then do this again.',
      left,
    ),
  );
}
