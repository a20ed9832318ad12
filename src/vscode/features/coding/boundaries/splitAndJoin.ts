import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import { TAKEN, joinSegments, splitSegment } from '../../../../core/coding/boundaries';
import { newSegmentId } from '../../../../core/coding/segmentId';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { snapSpan } from '../../../../core/text/graphemes';
import type { Span } from '../../../../core/text/span';
import { CodingAction } from '../../../../study/codingUndo';
import { Captures } from '../../../session/captures';
import { Refusal, unwrap } from '../../../ui/failure';
import { toSpan } from '../../../session/positions';
import type { Deps } from '../../../deps';
import { collapsing, segmentsAtCursor } from '../apply/target';
import {
  type Work,
  currentWork,
  isTaken,
  namedSegment,
  nothingHere,
  wordCount,
  wordsOf,
} from './ownSegments';
import type { SegmentArguments } from './stepSegment';
import { STATUS_MS } from '../../../ui/statusMs';

/** For keybindings and tests: which segments, when they are not the ones that the selection touches. */
export interface JoinArguments {
  readonly segments?: readonly string[];
}

/** Makes two segments of one at the cursor; with words in it selected, these become one of their own. */
export async function split(deps: Deps, { segment }: SegmentArguments): Promise<void> {
  const work = currentWork(deps);
  const { target, coder, editor } = work;
  const { transcript, openStudy } = target;
  const selected = toSpan(transcript, editor.selection);
  const placed = segment === undefined ? segmentAround(work, selected) : namedSegment(work, segment);
  const spans = partsOf(transcript.text, placed, selected);
  if (spans.length < 2)
    throw new Refusal(l10n.t('Put the cursor between the words where you want to split the segment.'));
  const { id } = placed.segment;
  if (spans.some(span => isTaken(work, span, id))) throw new Refusal(TAKEN);

  const captures = new Captures(target);
  const anchors = spans.map(span => captures.anchor(span));
  const newIds = spans.slice(1).map(() => newSegmentId(deps.random));
  const action = new CodingAction(l10n.t('split “{0}”', wordsOf(target, placed)));
  await collapsing(editor, target, editor.selection.isEmpty ? undefined : selected, async () =>
    unwrap(
      await openStudy.study.changeSidecar(
        transcript.path,
        coder,
        sidecar => splitSegment(sidecar, id, anchors, newIds, captures.version),
        action,
      ),
    ),
  );
  const parts = spans.map(span => quoted(wordsOf(target, span, 30))).join(' · ');
  vscode.window.setStatusBarMessage(l10n.t('Split: {0}', parts), STATUS_MS);
}

/** Makes one segment of the coder's own that the selection touches, from the first start to the last end. */
export async function join(deps: Deps, { segments }: JoinArguments): Promise<void> {
  const work = currentWork(deps);
  const { target, coder, editor } = work;
  const { transcript, openStudy } = target;
  const touched = segments
    ? segments.map(id => namedSegment(work, id))
    : editor.selection.isEmpty
      ? []
      : segmentsAtCursor(target, editor, coder);
  if (touched.length < 2)
    throw new Refusal(l10n.t('Select text that touches each of your segments to join.'));
  const inOrder = [...touched].sort((a, b) => a.start - b.start || b.end - a.end);
  const start = inOrder[0]!.start;
  const end = Math.max(...inOrder.map(placed => placed.end));
  const span = snapSpan(transcript.text, start, end)!;

  const captures = new Captures(target);
  const anchor = captures.anchor(span);
  const ids = inOrder.map(placed => placed.segment.id);
  const action = new CodingAction(l10n.t('join {0} segments into “{1}”', ids.length, wordsOf(target, span)));
  const selected = editor.selection.isEmpty ? undefined : toSpan(transcript, editor.selection);
  await collapsing(editor, target, selected, async () =>
    unwrap(
      await openStudy.study.changeSidecar(
        transcript.path,
        coder,
        sidecar => joinSegments(sidecar, ids, anchor, captures.version, openStudy.study.codebook),
        action,
      ),
    ),
  );
  const message = l10n.t('Joined {0} segments: {1}', ids.length, wordCount(target, span));
  vscode.window.setStatusBarMessage(message, STATUS_MS);
}

/** The shortest segment of the coder's that a cursor or a selection lies in. */
function segmentAround({ target, coder }: Work, { start, end }: Span): PlacedSegment {
  const around = target.transcript
    .overlapping(start, Math.max(end, start + 1))
    .filter(one => one.coder === coder && one.start <= start && end <= one.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  // one that begins or ends right here has nothing on one side
  const found = around.find(one => one.start < start || end < one.end);
  if (!found) throw nothingHere();
  return found;
}

/** What a segment is cut into by both ends of a selection: whole characters without outer white space. */
function partsOf(text: string, { start, end }: Span, selected: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const cut of [selected.start, selected.end, end]) {
    const part = cut > from ? snapSpan(text, from, Math.min(cut, end)) : undefined;
    if (!part) continue;
    parts.push(part);
    from = part.end;
  }
  return parts;
}
