import * as vscode from 'vscode';
import type { TypedAhead } from './typedAhead';

/** Milliseconds for which a key may be on its way into the text after something else has the keys. */
const LATE_MS = 1000;
/** How often it is put back while somebody types on. */
const MAX_TRIES = 10;
/** Of a change by more characters than this, no key is the cause. */
const MAX_TYPED = 4;

/**
 * The text of a transcript that can be changed, while something that asks is on its way: what is typed meanwhile goes into the
 * editor, over the words that are selected there. It is taken out again, and kept for what asks.
 */
export class KeptText {
  private text: string;
  private readonly wasSaved: boolean;
  private readonly selections: readonly vscode.Selection[];
  private readonly listening: vscode.Disposable;
  private isTouched = false;
  private isRestoring = false;
  /** What is being put back. */
  private inserted: string | undefined;
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
      // an edit would leave a text that was saved to be saved again
      if (this.wasSaved) await vscode.commands.executeCommand('undo');
      await this.restore();
    }
    this.shownAt = Date.now();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private note({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (document !== this.editor.document) return;
    // what comes from the disk is no key's doing
    if (!document.isDirty) this.text = document.getText();
    if (reason !== undefined || !document.isDirty) return;
    if (this.shownAt !== undefined && Date.now() - this.shownAt > LATE_MS) return;
    const typed = contentChanges.at(-1)?.text ?? '';
    if (typed === '' || typed === this.inserted || typed.length > MAX_TYPED) return;
    if (!this.typedAhead.isWaiting) return;
    this.typedAhead.noteText(typed);
    this.isTouched = true;
    if (this.shownAt !== undefined) void this.restore();
  }

  private async restore(): Promise<void> {
    if (this.isRestoring) return;
    this.isRestoring = true;
    const { document } = this.editor;
    // what is typed while it is put back is put back, too
    for (let i = 0; i < MAX_TRIES && document.getText() !== this.text; i++) await this.putBack(document);
    this.editor.selections = this.selections;
    this.inserted = undefined;
    this.isRestoring = false;
  }

  private async putBack(document: vscode.TextDocument): Promise<void> {
    const { editor, text } = this;
    const now = document.getText();
    const most = Math.min(now.length, text.length);
    let start = 0;
    while (start < most && now[start] === text[start]) start++;
    let end = 0;
    while (end < most - start && now.at(-1 - end) === text.at(-1 - end)) end++;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(now.length - end));
    this.inserted = text.slice(start, text.length - end);
    await editor.edit(edit => edit.replace(range, this.inserted!));
  }
}
