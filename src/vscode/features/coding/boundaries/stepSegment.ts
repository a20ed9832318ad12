import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Span } from '../../../../core/text/span';
import { type Edge, type Step, type SteppedText, moveSpan, resizeSpan } from '../../../../core/turns/steps';
import { CodingAction } from '../../../../study/codingUndo';
import type { Target } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import type { HeldSegment } from './heldSegment';
import {
  type Work,
  currentWork,
  edgePosition,
  isTaken,
  namedSegment,
  reanchor,
  segmentHere,
  wordCount,
  wordsOf,
} from './ownSegments';
import type { ResizeMode } from './resizeMode';
import { STATUS_MS } from '../../../ui/statusMs';

export interface BoundaryDeps extends Deps {
  readonly held: HeldSegment;
  readonly mode: ResizeMode;
}

/** For keybindings and tests: which segment, when it is not the one at the cursor. */
export interface SegmentArguments {
  readonly segment?: string;
}
export interface MoveArguments extends Step, SegmentArguments {}
export interface ResizeArguments extends MoveArguments {
  readonly edge: Edge;
}

/** Characters of its words there. */
const MAX_WORDS_LENGTH = 60;

/** Moves one edge of a segment to the next word, sentence or turn. */
export async function resizeSegment(deps: BoundaryDeps, args: ResizeArguments): Promise<void> {
  const { edge, direction, unit } = args;
  const step = (within: SteppedText, span: Span) => resizeSpan(within, span, edge, { direction, unit });
  await stepSegment(deps, args, edge, step, words => l10n.t('resize “{0}”', words));
}

/** Moves both edges of a segment by a word, a sentence or a turn. */
export async function moveSegment(deps: BoundaryDeps, args: MoveArguments): Promise<void> {
  const { direction, unit } = args;
  const step = (within: SteppedText, span: Span) => moveSpan(within, span, { direction, unit });
  const edge = direction === 'forward' ? 'end' : 'start';
  await stepSegment(deps, args, edge, step, words => l10n.t('move “{0}”', words));
}

async function stepSegment(
  deps: BoundaryDeps,
  args: SegmentArguments,
  edge: Edge,
  step: (within: SteppedText, span: Span) => Span | undefined,
  label: (words: string) => string,
): Promise<void> {
  const work = currentWork(deps);
  const placed = segmentToStep(deps, work, args);
  const { target } = work;
  const { id } = placed.segment;
  const { turns, stops } = target.transcript.reading;
  const within = { text: target.transcript.text, turns, words: stops };
  let next = step(within, placed);
  // two segments of one coder on the same words would be one: go on to the next stop
  while (next && isTaken(work, next, id)) next = step(within, next);
  if (!next) {
    vscode.window.setStatusBarMessage(l10n.t('The segment goes no further that way.'), STATUS_MS);
    return;
  }
  await reanchor(work, id, next, deps.mode.actionFor(id) ?? new CodingAction(label(wordsOf(target, placed))));
  deps.held.hold(work, id, edgePosition(target, next, edge));
  showWords(target, next, edge);
}

/** The segment that is named, else the one whose edges are being moved, else the one at the cursor. */
export function segmentToStep(
  { held }: BoundaryDeps,
  work: Work,
  { segment }: SegmentArguments,
): PlacedSegment {
  const id = segment ?? held.idIn(work);
  return id === undefined ? segmentHere(work) : namedSegment(work, id);
}

/** Says in the status bar what a segment holds: its words at the edge that was moved, and how many. */
function showWords(target: Target, span: Span, edge: Edge): void {
  const all = wordsOf(target, span, Infinity);
  const words =
    edge === 'end' && all.length > MAX_WORDS_LENGTH
      ? lastWords(all)
      : wordsOf(target, span, MAX_WORDS_LENGTH);
  vscode.window.setStatusBarMessage(`“${words}” · ${wordCount(target, span)}`, STATUS_MS);
}

function lastWords(line: string): string {
  const cut = line.slice(-MAX_WORDS_LENGTH);
  return `…${cut.slice(cut.indexOf(' ') + 1)}`;
}
