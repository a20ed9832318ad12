import * as vscode from 'vscode';
import type { TypedAhead } from './typedAhead';

/** Milliseconds for which a key may be on its way into the text after something else has the keys. */
const LATE_MS = 1000;
/** Of a change by more characters than this, no key is the cause. */
const MAX_TYPED = 4;

/**
 * The text of a transcript that can be changed, while something that asks is on its way: what is typed meanwhile goes into the
 * editor, over the words that are selected there. It is taken out again, and kept for what asks.
 */
export class KeptText {
  private readonly text: string;
  private readonly wasSaved: boolean;
  private readonly selections: readonly vscode.Selection[];
  private readonly listening: vscode.Disposable;
  private isTouched = false;
  /** Milliseconds; when something else has the keys. */
  private shownAt: number | undefined;

  constructor(
    private readonly editor: vscode.TextEditor,
    private readonly typedAhead: TypedAhead,
  ) {
    const { document } = editor;
    this.text = document.getText();
    this.wasSaved = !document.isDirty;
    this.selections = editor.selections;
    this.listening = vscode.workspace.onDidChangeTextDocument(event => this.note(event));
  }

  /** Takes out what has been typed, while the editor still has the keys. */
  async giveBack(): Promise<void> {
    if (this.isTouched) {
      this.isTouched = false;
      // an edit would leave a text that was saved to be saved again
      if (this.wasSaved) await vscode.commands.executeCommand('undo');
      await this.putBack();
    }
    this.shownAt = Date.now();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private note({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (document !== this.editor.document || reason !== undefined || !document.isDirty) return;
    if (this.shownAt !== undefined && Date.now() - this.shownAt > LATE_MS) return;
    const typed = contentChanges.at(-1)?.text ?? '';
    if (!this.typedAhead.isWaiting || typed.length > MAX_TYPED || contentChanges.length === 0) return;
    this.typedAhead.noteText(typed);
    this.isTouched = true;
    if (this.shownAt !== undefined) void this.putBack();
  }

  private async putBack(): Promise<void> {
    const { editor, text } = this;
    const { document } = editor;
    const now = document.getText();
    if (now === text) return;
    const most = Math.min(now.length, text.length);
    let start = 0;
    while (start < most && now[start] === text[start]) start++;
    let end = 0;
    while (end < most - start && now.at(-1 - end) === text.at(-1 - end)) end++;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(now.length - end));
    await editor.edit(edit => edit.replace(range, text.slice(start, text.length - end)));
    editor.selections = this.selections;
  }
}
