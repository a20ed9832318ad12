import * as vscode from 'vscode';
import { toOffset } from '../../../session/positions';
import type { Transcript } from '../../../../study/transcript';

/** Milliseconds in which what comes back from one side is taken for an echo of the other. */
const ECHO_MS = 200;

/** A coded view and the editors of its transcript, which scroll together. */
export class ScrollSync implements vscode.Disposable {
  private mutedUntil = 0;
  private readonly listener: vscode.Disposable;

  /** @param scroll brings an offset to the top of the page */
  constructor(
    private readonly uri: string,
    private readonly transcript: () => Transcript | undefined,
    scroll: (offset: number) => void,
  ) {
    this.listener = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      const [first] = visibleRanges;
      if (!first || !this.isOurs(textEditor) || Date.now() < this.mutedUntil) return;
      const shown = this.transcript();
      if (shown) scroll(toOffset(shown, first.start));
    });
  }

  /** An editor of the transcript that can be seen. */
  get editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(editor => this.isOurs(editor));
  }

  /** What is at the top of the editor; undefined where none can be seen. */
  get top(): number | undefined {
    const [first] = this.editor?.visibleRanges ?? [];
    const transcript = this.transcript();
    return first && transcript && toOffset(transcript, first.start);
  }

  /** The page has scrolled, so that an offset is at its top. */
  follow(offset: number): void {
    const { editor } = this;
    const transcript = this.transcript();
    if (!editor || !transcript) return;
    this.mute();
    const { line } = transcript.lines.positionAt(offset);
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }

  /** What editors do next is our own doing. */
  mute(): void {
    this.mutedUntil = Date.now() + ECHO_MS;
  }

  dispose(): void {
    this.listener.dispose();
  }

  private isOurs({ document }: vscode.TextEditor): boolean {
    return document.uri.toString() === this.uri;
  }
}
