import * as vscode from 'vscode';
import { cleanStart, planMarks } from '../../../../core/marks/planMarks';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { toRange } from '../../../session/positions';
import { coderFilter } from '../../../session/visibleCoders';
import { DecorationTypes } from './decorationTypes';
import { codeLabels, hasInlayHints } from './labelSettings';
import { Drawing, Painter } from './painter';
import { segmentsToMark } from './segmentsToMark';

/** Lines drawn above and below what is visible, so that scrolling shows no bare text. */
const MARGIN = 60;
/** Lines above and below what is visible that must be drawn already, or else all is drawn anew. */
const LEAST_MARGIN = 20;

/** What an editor shows. */
interface Shown {
  readonly painter: Painter;
  /** What the marks follow from. */
  readonly state: readonly unknown[];
  /** Lines, half-open. */
  readonly from: number;
  readonly to: number;
}

/** The marks of segments in editors: in the lines that are in sight, and some around them. */
export class Marks implements vscode.Disposable {
  private readonly types = new DecorationTypes();
  private readonly shown = new Map<vscode.TextEditor, Shown>();

  constructor(private readonly deps: Deps) {}

  /** @returns whether anything but the lines in sight is otherwise than when it was last called */
  show(editor: vscode.TextEditor, target: Target): boolean {
    const before = this.shown.get(editor);
    const state = this.stateOf(editor, target);
    const isSame = before !== undefined && state.every((part, i) => part === before.state[i]);
    const top = editor.visibleRanges[0]?.start.line ?? 0;
    const bottom = editor.visibleRanges.at(-1)?.end.line ?? 0;
    const last = editor.document.lineCount;
    if (
      isSame &&
      before.from <= Math.max(0, top - LEAST_MARGIN) &&
      before.to >= Math.min(last, bottom + LEAST_MARGIN)
    )
      return false;
    const [from, to] = [Math.max(0, top - MARGIN), Math.min(last, bottom + MARGIN + 1)];
    const painter = before?.painter ?? new Painter(editor, this.types);
    painter.paint(this.drawing(editor, target, from, to));
    this.shown.set(editor, { painter, state, from, to });
    this.types.prune(key => [...this.shown.values()].some(one => one.painter.shows(key)));
    return !isSame;
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
    const start = cleanStart(from, lines, (a, b) => transcript.overlapping(a, b));
    const segments = segmentsToMark(this.deps, target, transcript.overlapping(start, window.end));
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
    for (const { start, end, ...label } of plan.labels)
      drawing.add({ kind: 'label', isAfloat, ...label }, toRange(transcript, { start, end }));
    return drawing;
  }
}
