import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { newSegmentId } from '../../../../core/coding/segmentId';
import type { Segment, Sidecar } from '../../../../core/coding/segment';
import { hashQuotes, spellOutQuotes } from '../../../../core/anchoring/anchors/switchQuotes';
import { rehashSummaries } from '../../../../core/anchoring/anchors/rehashSummaries';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import type { SummariesFile } from '../../../../core/summaries/summary';
import { ok } from '../../../../core/base/result';
import { Refusal, unwrap } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { STATUS_MS } from '../../../ui/statusMs';

type Quotes = StudyFile['quotes'];

/** Changes whether a study's coding files repeat the coded words, in all files of all coders. */
export async function switchQuotes(deps: Deps, given?: Quotes): Promise<void> {
  const openStudy = requireStudy(deps.studies);
  const { file } = openStudy.study;
  if (!file) throw new Refusal(l10n.t('The study’s study.json cannot be read.'));
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
  await rewriteSummaries(
    openStudy,
    [...new Set(['', file.salt ?? '', salt])],
    wanted === 'hashed' ? salt : '',
  );
  // what was undone from here on would bring words back, or hashes
  openStudy.study.history.clear();
  report(openStudy, wanted);
}

async function ask(now: Quotes): Promise<Quotes | undefined> {
  const full = {
    label: l10n.t('Store the coded words in the coding files'),
    detail: l10n.t(
      'Coding changes can be read in git. Segments are found more reliably after a transcript is corrected.',
    ),
    description: now === 'full' ? l10n.t('current') : '',
    quotes: 'full' as const,
  };
  const hashed = {
    label: l10n.t('Store hashes of the words instead'),
    detail: l10n.t(
      'No second copy of the words. Coding changes cannot be read without the transcripts. Short hashes can be guessed: this is not anonymisation.',
    ),
    description: now === 'hashed' ? l10n.t('current') : '',
    quotes: 'hashed' as const,
  };
  const picked = await vscode.window.showQuickPick([full, hashed], {
    title: l10n.t('How should coding files store the coded words?'),
  });
  if (!picked) return undefined;
  const yes = l10n.t('Rewrite');
  const question = l10n.t('Rewrite all coders’ coding files?');
  const detail = [
    l10n.t(
      'Commit first, and make sure that no one is coding in the meantime: everyone’s files will change.',
    ),
    picked.quotes === 'hashed'
      ? l10n.t('Words that have already been committed remain in git’s history. Memos are not changed.')
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
    for (const coder of transcript.allSidecars.keys()) {
      unwrap(
        await study.changeSidecar(transcript.path, coder, sidecar =>
          ok(change(sidecar, version => transcript.texts.find(version)?.text)),
        ),
      );
    }
  }
}

/** Hashes the words that summaries were written on as the study does now. @param salts with which they may have been hashed */
async function rewriteSummaries({ study }: OpenStudy, salts: readonly string[], salt: string): Promise<void> {
  const words = new Map<string, string>();
  for (const { text, everySegment } of study.transcripts)
    for (const { segment, start, end } of everySegment)
      if (start >= 0) words.set(segment.id, text.slice(start, end));
  const rehashed = (file: SummariesFile) =>
    rehashSummaries(
      file,
      id => {
        const own = words.get(id);
        return own === undefined ? undefined : { before: own, after: own };
      },
      salts,
      salt,
    );
  if (study.areSummariesChangedBy(rehashed)) unwrap(await study.changeSummaries(file => ok(rehashed(file))));
}

/** Says so when segments could not be rewritten, since the text that they were made on is nowhere to be found. */
function report({ study }: OpenStudy, quotes: Quotes): void {
  const isOther = ({ quote, hashes }: Segment) => (quotes === 'full' ? hashes : quote) !== undefined;
  const left = study.transcripts
    .flatMap(({ allSegments }) => allSegments)
    .filter(({ segment }) => isOther(segment)).length;
  if (left === 0) {
    vscode.window.setStatusBarMessage(l10n.t('All coding files have been rewritten.'), STATUS_MS);
    return;
  }
  void vscode.window.showWarningMessage(
    left === 1
      ? l10n.t(
          '1 segment keeps its hashes: the text that it was made on cannot be found. Run Re-stamp Anchors, then try again.',
        )
      : l10n.t(
          '{0} segments keep their hashes: the texts that they were made on cannot be found. Run Re-stamp Anchors, then try again.',
          left,
        ),
  );
}
