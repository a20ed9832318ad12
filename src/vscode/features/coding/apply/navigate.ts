import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelKey } from '../../../../core/turns/labelKey';
import { nextTurn } from '../../../../core/turns/around';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { Refusal } from '../../../ui/failure';
import { toOffset, toRange } from '../../../session/positions';
import type { Deps } from '../../../deps';
import { visibleSegments } from '../../../session/visibleCoders';
import { activeEditor } from './target';

/**
 * Selects the next segment of the transcript, or the previous one; after the last comes the first.
 * @param isMeant whether a segment is among those that one goes through; all are by default
 * @param none what is said when there is none
 */
export function goToSegment(
  deps: Deps,
  direction: 'next' | 'previous',
  isMeant: (segment: PlacedSegment) => boolean = () => true,
  none = l10n.t('Nothing is coded in this transcript yet.'),
): void {
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  const all = target ? visibleSegments(deps, target, target.transcript.inOrder()) : [];
  const segments = all.filter(isMeant);
  if (!target || segments.length === 0) throw new Refusal(none);
  const from = toOffset(target.transcript, editor.selection.start);
  const to = toOffset(target.transcript, editor.selection.end);
  // order by start, longer ones first: as SpanIndex has them
  const isAfter = ({ start, end }: { start: number; end: number }) =>
    start > from || (start === from && (from === to || end < to));
  const isBefore = ({ start, end }: { start: number; end: number }) =>
    start < from || (start === from && end > to);
  const found =
    direction === 'next'
      ? (segments.find(isAfter) ?? segments[0]!)
      : (segments.findLast(isBefore) ?? segments.at(-1)!);
  const range = toRange(target.transcript, found);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Puts the cursor into the next turn of somebody interviewed in which the current coder has no segment. */
export function goToUncodedTurn(deps: Deps): void {
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
  const { transcript, openStudy } = target;
  const { turns } = transcript.reading;
  const coder = deps.coder.of(openStudy)?.id;
  const interviewers = new Set(openStudy.study.file?.interviewers.map(labelKey));
  const isWanted = (turn: number): boolean => {
    const [start, end] = [turns.headEnds[turn]!, turns.ends[turn]!];
    const label = turns.label(turn);
    if (start >= end || (label !== undefined && interviewers.has(labelKey(label)))) return false;
    return !transcript
      .overlapping(start, end)
      .some(placed => placed.coder === coder && placed.segment.codes.length > 0);
  };
  const turn = nextTurn(turns, toOffset(transcript, editor.selection.active), isWanted);
  if (turn === undefined) throw new Refusal(l10n.t('You have coded something in every turn.'));
  const start = turns.headEnds[turn]!;
  const range = toRange(transcript, { start, end: start });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
