import * as vscode from 'vscode';
import { readableOn } from '../../../../core/codebook/contrast';
import { toRange } from '../../../session/positions';
import type { Target } from '../../../session/openStudy';
import { coderFilter, visibleSegments } from '../../../session/visibleCoders';
import type { Deps } from '../../../deps';

/** Contrast of the marks (WCAG 2.1, 1.4.11 asks for 3). */
const MARK_CONTRAST = 3;

/** Marks in the overview ruler for all segments of a transcript: drawn when segments change, not when one scrolls. */
export class RulerMarks implements vscode.Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  /** What each editor shows: the segments, whose, and the codebook for their colours. */
  private readonly shown = new WeakMap<vscode.TextEditor, readonly unknown[]>();

  show(deps: Deps, editor: vscode.TextEditor, target: Target): void {
    const { transcript, openStudy } = target;
    const { codebook } = openStudy.study;
    // while one types, the editor moves the marks by itself
    const only = deps.focus.idsOf(openStudy);
    const state = [transcript, transcript.layout, codebook, only, ...coderFilter(deps, openStudy)];
    const known = this.shown.get(editor);
    if (known && state.every((part, i) => part === known[i])) return;
    this.shown.set(editor, state);
    const all = visibleSegments(deps, target, transcript.inOrder());
    const ranges = new Map<string, vscode.Range[]>();
    for (const placed of all) {
      const code = placed.segment.codes.find(id => !only || only.has(codebook.resolve(id)?.id ?? id));
      if (code === undefined) continue;
      const color = codebook.color(code);
      const range = toRange(transcript, placed);
      const same = ranges.get(color) ?? [];
      ranges.set(color, same);
      const last = same.at(-1);
      // a line of the ruler stands for many of the text: what touches is one mark
      if (last && range.start.line <= last.end.line + 1) same[same.length - 1] = last.union(range);
      else same.push(range);
    }
    for (const color of new Set([...this.types.keys(), ...ranges.keys()])) {
      editor.setDecorations(this.type(color), ranges.get(color) ?? []);
    }
  }

  clearIn(editor: vscode.TextEditor): void {
    this.shown.delete(editor);
    for (const type of this.types.values()) editor.setDecorations(type, []);
  }

  dispose(): void {
    for (const type of this.types.values()) type.dispose();
  }

  private type(color: string): vscode.TextEditorDecorationType {
    let type = this.types.get(color);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType({
        overviewRulerLane: vscode.OverviewRulerLane.Center,
        light: { overviewRulerColor: readableOn(color, '#ffffff', MARK_CONTRAST) },
        dark: { overviewRulerColor: readableOn(color, '#1f1f1f', MARK_CONTRAST) },
      });
      this.types.set(color, type);
    }
    return type;
  }
}
