import type * as vscode from 'vscode';

/** Where somebody codes, as commands take it: an editor, or a coded view that stands in for one. */
export interface CodingEditor {
  readonly document: Pick<vscode.TextDocument, 'uri' | 'isUntitled'>;
  selection: vscode.Selection;
  selections: readonly vscode.Selection[];
  revealRange(range: vscode.Range, revealType?: vscode.TextEditorRevealType): void;
}

/** The coded view that is the active tab: meanwhile there is no active editor. */
export class ActiveCodedView {
  private view: CodingEditor | undefined;

  get editor(): CodingEditor | undefined {
    return this.view;
  }

  /** Notes that a view is the active tab. */
  set(view: CodingEditor): void {
    this.view = view;
  }

  /** Notes that a view is the active tab no longer. */
  clear(view: CodingEditor): void {
    if (this.view === view) this.view = undefined;
  }
}
