import * as vscode from 'vscode';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { cleanStart, planMarks } from '../../../../core/marks/planMarks';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { toRange } from '../../../session/positions';
import { coderFilter } from '../../../session/visibleCoders';
import { DecorationTypes } from './decorationTypes';
import { codeLabels, hasInlayHints } from './labelSettings';
import { Drawing, Painter } from './painter';
import { placedSegments, segmentsToMark } from './segmentsToMark';

/** Lines drawn above and below what is visible, so that scrolling shows no bare text. */
const MARGIN = 60;
/** Lines above and below what is visible that must be drawn already, or else all is drawn anew. */
const LEAST_MARGIN = 20;

/** What an editor shows. */
interface Shown {
  readonly painter: Painter;
  /** What the marks follow from. */
  readonly state: readonly unknown[];
  /** Segments that were being written. */
  readonly coming: readonly PlacedSegment[];
  /** Lines, half-open. */
  readonly from: number;
  readonly to: number;
}

/** The marks of segments in editors: in the lines that are in sight, and some around them. */
export class Marks implements vscode.Disposable {
  private readonly types = new DecorationTypes();
  private readonly shown = new Map<vscode.TextEditor, Shown>();

  constructor(private readonly deps: Deps) {}

  /** @returns whether labels may be others than when it was last called, where they are not drawn here */
  show(editor: vscode.TextEditor, target: Target): boolean {
    const before = this.shown.get(editor);
    const state = this.stateOf(editor, target);
    const coming = this.deps.coming.of(target.transcript);
    const isSame = before !== undefined && state.every((part, i) => part === before.state[i]);
    const top = editor.visibleRanges[0]?.start.line ?? 0;
    const bottom = editor.visibleRanges.at(-1)?.end.line ?? 0;
    const last = editor.document.lineCount;
    if (
      isSame &&
      coming === before.coming &&
      before.from <= Math.max(0, top - LEAST_MARGIN) &&
      before.to >= Math.min(last, bottom + LEAST_MARGIN)
    )
      return false;
    const [from, to] = [Math.max(0, top - MARGIN), Math.min(last, bottom + MARGIN + 1)];
    const painter = before?.painter ?? new Painter(editor, this.types);
    const isOther = painter.paint(this.drawing(editor, target, from, to));
    this.shown.set(editor, { painter, state, coming, from, to });
    this.types.prune(key => [...this.shown.values()].some(one => one.painter.shows(key)));
    return !isSame || (coming !== before.coming && isOther);
  }

  /** @returns whether anything was shown */
  hide(editor: vscode.TextEditor): boolean {
    this.shown.get(editor)?.painter.paint(new Drawing());
    return this.shown.delete(editor);
  }

  /** Forgets editors that are closed. */
  keepOnly(editors: readonly vscode.TextEditor[]): void {
    for (const editor of this.shown.keys()) if (!editors.includes(editor)) this.shown.delete(editor);
  }

  /** Lets go of everything, to be drawn anew in another theme. */
  clear(): void {
    this.types.clear();
    this.shown.clear();
  }

  dispose(): void {
    this.types.dispose();
  }

  private stateOf({ document }: vscode.TextEditor, { transcript, openStudy }: Target): readonly unknown[] {
    const { study } = openStudy;
    return [
      ...[transcript, transcript.layout, study.codebook, study.file, document.lineCount],
      ...[codeLabels(), hasInlayHints(document), this.deps.focus.idsOf(openStudy)],
      ...coderFilter(this.deps, openStudy),
    ];
  }

  private drawing(editor: vscode.TextEditor, target: Target, from: number, to: number): Drawing {
    const { transcript } = target;
    const { lines } = transcript;
    const window = { start: lines.lineStart(from), end: lines.lineStart(to) };
    const overlapping = (a: number, b: number) => placedSegments(this.deps, target, { start: a, end: b });
    const start = cleanStart(from, lines, overlapping);
    const segments = segmentsToMark(this.deps, target, { start, end: window.end });
    const plan = planMarks(segments, lines, window);
    const drawing = new Drawing();
    for (const { start, end, ...line } of plan.lines)
      drawing.add({ kind: 'line', ...line }, toRange(transcript, { start, end }));
    for (const span of plan.more) drawing.add({ kind: 'more' }, toRange(transcript, span));
    for (const span of plan.dimmed) drawing.add({ kind: 'dimmed' }, toRange(transcript, span));
    for (const { start, end, ...sign } of plan.signs)
      drawing.add({ kind: 'sign', ...sign }, toRange(transcript, { start, end }));
    for (const { line, ...stripes } of plan.stripes)
      drawing.add(
        { kind: 'stripes', ...stripes },
        toRange(transcript, { start: lines.lineStart(line), end: lines.lineEnd(line) }),
      );
    if (codeLabels() !== 'atEnd') return drawing;
    const isAfloat = hasInlayHints(editor.document);
    // VS Code puts what is at no more than a place behind the inlay hint there
    for (const { start, end, parts, more } of plan.labels)
      drawing.add(
        { kind: 'label', isAfloat, parts, more },
        toRange(transcript, { start: isAfloat ? end : start, end }),
      );
    return drawing;
  }
}
