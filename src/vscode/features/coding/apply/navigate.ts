import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../../ui/commands';
import { toOffset, toRange } from '../../../session/positions';
import type { Deps } from '../../../deps';
import { visibleSegments } from '../../../session/visibleCoders';
import { activeEditor } from './target';

/** Selects the next segment of the transcript, or the previous one; after the last comes the first. */
export function goToSegment(deps: Deps, direction: 'next' | 'previous'): void {
  const editor = activeEditor();
  const target = deps.studies.target(editor.document.uri);
  const segments = target ? visibleSegments(deps, target, target.transcript.inOrder()) : [];
  if (!target || segments.length === 0) throw new Refusal(l10n.t('Nothing is coded in this transcript yet.'));
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
