import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import type { Span } from '../../../../core/text/span';
import { CodingAction } from '../../../../study/codingUndo';
import { Refusal } from '../../../ui/failure';
import type { CodingEditor } from '../../../session/codingEditor';
import type { Target } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { collapsing, segmentsAtCursor, selectedSpans } from '../apply/target';
import { currentWork, namedSegment, nothingHere, reanchor, wordCount, wordsOf } from './ownSegments';
import { STATUS_MS } from '../../../ui/statusMs';

/** The id of the coder's segment that the selection overlaps; asks which when there are several. */
export async function askWhichSegment(deps: Deps): Promise<string | undefined> {
  const { editor, target, coder } = currentWork(deps);
  selectedSpan(target, editor);
  const segments = segmentsAtCursor(target, editor, coder);
  if (segments.length === 0) throw nothingHere();
  if (segments.length === 1) return segments[0]!.segment.id;
  const { codebook } = target.openStudy.study;
  const items = segments.map(placed => ({
    label: quoted(wordsOf(target, placed)),
    description: codebook.namesOf(placed.segment.codes).join(', '),
    id: placed.segment.id,
  }));
  const title = l10n.t('Which segment should have the selected words?');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.id;
}

/** Gives a segment exactly the selected words. */
export async function setSegmentToSelection(deps: Deps, segment: string): Promise<void> {
  const work = currentWork(deps);
  const { target } = work;
  const span = selectedSpan(target, work.editor);
  const placed = namedSegment(work, segment);
  const action = new CodingAction(l10n.t('resize “{0}”', wordsOf(target, placed)));
  await collapsing(work.editor, target, span, () => reanchor(work, segment, span, action));
  const message = `“${wordsOf(target, span)}” · ${wordCount(target, span)}`;
  vscode.window.setStatusBarMessage(message, STATUS_MS);
}

function selectedSpan(target: Target, editor: CodingEditor): Span {
  const [span, another] = selectedSpans(target, editor);
  if (span && !another) return span;
  throw new Refusal(l10n.t('Select the words that the segment should cover, in one piece.'));
}
