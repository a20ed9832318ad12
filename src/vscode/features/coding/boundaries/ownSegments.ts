import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { TAKEN, reanchorSegment } from '../../../../core/coding/boundaries';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Span } from '../../../../core/text/span';
import type { CodingAction } from '../../../../study/codingUndo';
import type { Edge } from '../../../../core/turns/steps';
import { Captures } from '../../../session/captures';
import type { CodingEditor } from '../../../session/codingEditor';
import { toRange } from '../../../session/positions';
import { Refusal, unwrap } from '../../../ui/failure';
import { shortQuote } from '../../../ui/markdown';
import type { Target } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { activeEditor, segmentsAtCursor, selectedSpans } from '../apply/target';

/** Where somebody codes: the transcript in the active editor. */
export interface Work {
  readonly editor: CodingEditor;
  readonly target: Target;
  /** Id of the current coder. */
  readonly coder: string;
}

export function currentWork(deps: Deps): Work {
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  const coder = target && deps.coder.of(target.openStudy)?.id;
  if (!target || !coder) throw nothingHere();
  return { editor, target, coder };
}

/** A segment of the coder's that has a place. */
export function namedSegment({ target, coder }: Work, id: string): PlacedSegment {
  const placed = target.transcript.segments.find(one => one.coder === coder && one.segment.id === id);
  if (!placed) throw nothingHere();
  if (placed.start < 0 || placed.start >= placed.end) {
    throw new Refusal(l10n.t('This segment has no certain place in the text. Reattach it first.'));
  }
  return placed;
}

/** The coder's segment that is meant: the one with exactly the selected words, else the shortest at the cursor. */
export function segmentHere(work: Work): PlacedSegment {
  const { editor, target, coder } = work;
  const [selected] = selectedSpans(target, editor);
  const here = segmentsAtCursor(target, editor, coder).sort((a, b) => length(a) - length(b));
  const exact = here.find(({ start, end }) => start === selected?.start && end === selected.end);
  const found = exact ?? here[0];
  if (!found) throw nothingHere();
  return found;
}

/** Whether the coder has another segment of exactly these words. */
export function isTaken({ target, coder }: Work, span: Span, id: string): boolean {
  return target.transcript
    .overlapping(span.start, span.end)
    .some(
      one => one.coder === coder && one.segment.id !== id && one.start === span.start && one.end === span.end,
    );
}

/** Gives a segment other words of the text as it is now. */
export async function reanchor(work: Work, id: string, span: Span, action: CodingAction): Promise<void> {
  if (isTaken(work, span, id)) throw new Refusal(TAKEN);
  const { target, coder } = work;
  const captures = new Captures(target);
  const anchor = captures.anchor(span);
  unwrap(
    await target.openStudy.study.changeSidecar(
      target.transcript.path,
      coder,
      sidecar => reanchorSegment(sidecar, id, anchor, captures.version),
      action,
    ),
  );
}

/** A segment's words on one line. */
export function wordsOf({ transcript }: Target, { start, end }: Span, most?: number): string {
  return shortQuote(transcript.text.slice(start, end), most);
}

/** How many words of speech a segment holds, for people. */
export function wordCount({ transcript }: Target, { start, end }: Span): string {
  return counted.words(transcript.reading.words.countIn(start, end));
}

export function edgePosition({ transcript }: Target, span: Span, edge: Edge): vscode.Position {
  return toRange(transcript, span)[edge];
}

export function nothingHere(): Refusal {
  return new Refusal(l10n.t('You have no segment here.'));
}

function length({ start, end }: Span): number {
  return end - start;
}
