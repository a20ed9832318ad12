import * as vscode from 'vscode';

/** Codes on their way from the Codebook view, as the data that is dragged have them. */
export const CODES_MIME = 'application/vnd.transcript-coder.codes';

/** Milliseconds after which a drag has been given up: VS Code does not tell. */
const MAX_DRAG_MS = 10_000;

/** What was selected when a drag began: the drop puts the cursor elsewhere. */
export interface DragOrigin {
  readonly document: string;
  readonly selections: readonly vscode.Selection[];
}

/**
 * A drag of codes from the Codebook view. It ends when they are dropped, and when somebody turns to something else: a drag that
 * was given up would else leave the transcript unlocked for which it was meant.
 */
export class CodeDrag implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<boolean>();
  /** Whether one is under way now. */
  readonly onDidChange = this.changed.event;
  private last: DragOrigin | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly disposables = [
    this.changed,
    vscode.window.onDidChangeActiveTextEditor(() => this.end()),
    vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
      // nobody selects anything with a code in their hand
      if (kind !== undefined && kind !== vscode.TextEditorSelectionChangeKind.Command) this.end();
    }),
  ];

  /** Where the last one began, also after its end. */
  get origin(): DragOrigin | undefined {
    return this.last;
  }

  get isUnderWay(): boolean {
    return this.timer !== undefined;
  }

  begin(): void {
    const editor = vscode.window.activeTextEditor;
    this.last = editor && { document: editor.document.uri.toString(), selections: editor.selections };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), MAX_DRAG_MS);
    this.changed.fire(true);
  }

  end(): void {
    if (!this.isUnderWay) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changed.fire(false);
  }

  dispose(): void {
    this.end();
    for (const disposable of this.disposables) disposable.dispose();
  }
}
