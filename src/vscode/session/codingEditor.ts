import * as vscode from 'vscode';

/** Where somebody codes, as commands take it: an editor, or a coded view that stands in for one. */
export interface CodingEditor {
  readonly document: Pick<vscode.TextDocument, 'uri' | 'isUntitled'>;
  selection: vscode.Selection;
  selections: readonly vscode.Selection[];
  /** Where arrow keys do something else by themselves: whether commands have them. */
  leaveArrowKeys?(areLeft: boolean): void;
  revealRange(range: vscode.Range, revealType?: vscode.TextEditorRevealType): void;
}

/** The coded view that is the active tab: meanwhile there is no active editor. */
export class ActiveCodedView {
  private view: CodingEditor | undefined;
  private readonly turned = new vscode.EventEmitter<void>();
  /** Its user has selected something else in the active view, or has turned to something else. */
  readonly onDidTurn = this.turned.event;

  get editor(): CodingEditor | undefined {
    return this.view;
  }

  /** Notes that a view is the active tab. */
  set(view: CodingEditor): void {
    this.view = view;
  }

  /** Notes that somebody has selected something in a view by hand. */
  noteSelection(view: CodingEditor): void {
    if (this.view === view) this.turned.fire();
  }

  /** Notes that a view is the active tab no longer. */
  clear(view: CodingEditor): void {
    if (this.view !== view) return;
    this.view = undefined;
    this.turned.fire();
  }
}
