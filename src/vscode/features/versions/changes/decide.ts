import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import { kindOfPath } from '../../../../core/versions/merge/mergeFiles';
import { emptySummaries } from '../../../../core/summaries/parseSummaries';
import { fail, ok } from '../../../../core/base/result';
import type { ChangeItem } from '../../../../core/versions/changes/changeItems';
import { takeOver, takeOverText } from '../../../../core/versions/changes/takeOver';
import { CodingAction } from '../../../../study/codingUndo';
import type { StudyGit } from '../../../../study/gitPort';
import { Refusal, unwrap } from '../../../ui/failure';
import { showPlace } from '../../../ui/showPlace';
import type { OpenChanges } from './openChanges';
import { rowOf } from './wording';

/** Puts one change, and nothing else, in what the next commit takes. */
export async function stageChange(review: OpenChanges, git: StudyGit, item: ChangeItem): Promise<void> {
  requireWorking(review);
  const { path, part } = item;
  const kind = kindOfPath(path);
  if (!kind || item.kind === 'text')
    throw new Refusal(l10n.t('Transcripts are staged as a whole, in the Source Control view.'));
  const source = await review.textOf(path);
  const isRenamed = review.states.before.renamed?.has(parseSidecarPath(path)?.transcript ?? '') ?? false;
  unwrap(
    await git.changes.changeStaged(path, index =>
      isRenamed && index === undefined
        ? fail(
            l10n.t(
              'The transcript was renamed: stage it and its coding files in the Source Control view first.',
            ),
          )
        : takeOverText(kind, index, source, part),
    ),
  );
  await review.refresh();
}

/** Takes one change back in the files, as an action that can be undone. */
export async function discardChange(
  review: OpenChanges,
  item: ChangeItem,
  isConfirmed: boolean,
): Promise<void> {
  requireWorking(review);
  const { openStudy, states } = review;
  const { study } = openStudy;
  const { before } = states;
  const { label } = rowOf(review, item);
  const action = new CodingAction(l10n.t('discard the change “{0}”', label));
  const { part } = item;
  switch (item.kind) {
    case 'text':
      throw new Refusal(l10n.t('Changes to transcripts are discarded in the Source Control view.'));
    case 'segment':
    case 'status':
    case 'memo': {
      const { transcript, coder } = parseSidecarPath(item.path)!;
      const was = before.sidecars.get(item.path);
      const wanted = was ?? (item.kind === 'segment' ? undefined : { status: 'in-progress' });
      unwrap(
        await study.changeSidecar(transcript, coder, sidecar => ok(takeOver(sidecar, wanted, part)), action),
      );
      break;
    }
    case 'code': {
      requireUnused(review, item.change.id, item.change.kinds.includes('added'));
      unwrap(await study.changeCodebook(({ file }) => ok(takeOver(file, before.codebook, part)), action));
      break;
    }
    case 'study': {
      if (item.change.file === 'codebook.json') {
        unwrap(await study.changeCodebook(({ file }) => ok(takeOver(file, before.codebook, part)), action));
        break;
      }
      if (item.change.file === 'summaries.json') {
        unwrap(
          await study.changeSummaries(
            file => ok(takeOver(file, before.summaries ?? emptySummaries(), part)),
            action,
          ),
        );
        break;
      }
      if (!isConfirmed && !(await confirmStudy(label))) return;
      if (!before.study)
        throw new Refusal(l10n.t('There was no study.json before, so nothing can be restored.'));
      unwrap(await study.changeStudyFile(file => ok(takeOver(file, before.study, part))));
      break;
    }
  }
  await review.refresh();
}

/** Shows where a changed segment is in the transcript now, else where it was. */
export async function goToChange({ openStudy, isWorking }: OpenChanges, item: ChangeItem): Promise<void> {
  if (!('transcript' in item)) {
    await vscode.window.showTextDocument(openStudy.uri(item.path));
    return;
  }
  const path = item.transcript;
  const transcript = openStudy.study.transcript(path);
  if (!transcript) throw new Refusal(l10n.t('{0} is not a transcript of this study.', path));
  if (item.kind !== 'segment') {
    await vscode.window.showTextDocument(openStudy.uri(path));
    return;
  }
  const { coder } = item.coding;
  const ids = 'ids' in item.part ? item.part.ids : [];
  const placed = transcript.segments.find(
    one => one.coder === coder && ids.includes(one.segment.id) && one.start >= 0 && one.start < one.end,
  );
  if (placed) return showPlace(openStudy, { path, start: placed.start, end: placed.end });
  const { before, after } = item.change;
  const place = [after?.place, before?.place].find(one => one && one.start >= 0);
  if (!place || !isWorking || place.end > transcript.text.length)
    throw new Refusal(l10n.t('These words have no place in the current transcript.'));
  await showPlace(openStudy, { path, start: place.start, end: place.end });
}

function requireWorking({ isWorking }: OpenChanges): void {
  if (!isWorking)
    throw new Refusal(
      l10n.t('This is a review of commits. Only changes in the working files can be staged or discarded.'),
    );
}

/** A code that segments carry, or other codes stand under, cannot just go. */
function requireUnused({ openStudy }: OpenChanges, id: string, isAdded: boolean): void {
  if (!isAdded) return;
  const { codebook, use } = openStudy.study;
  const name = codebook.get(id)?.name ?? id;
  const count = use.segmentsWith(id).length;
  if (count > 0)
    throw new Refusal(
      count === 1
        ? l10n.t('“{0}” is used on 1 segment: discard that first.', name)
        : l10n.t('“{0}” is used on {1} segments: discard those first.', name, count),
    );
  if (use.isUsed(id)) throw new Refusal(l10n.t('“{0}” is in use, so it cannot be discarded.', name));
  if (codebook.children(id).length > 0)
    throw new Refusal(l10n.t('There are codes under “{0}”: move or discard them first.', name));
}

async function confirmStudy(label: string): Promise<boolean> {
  const discard = l10n.t('Discard');
  const detail = l10n.t('Changes to study.json cannot be undone with Undo Coding.');
  const message = l10n.t('Discard the change “{0}”?', label);
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, discard)) === discard;
}
