import type * as vscode from 'vscode';

/** The first selected row of a tree, for commands that keys call without saying of what. */
export class SelectedRow<T> implements vscode.Disposable {
  private last: T | undefined;
  private readonly listener: vscode.Disposable;

  constructor(private readonly view: vscode.TreeView<T>) {
    this.listener = view.onDidChangeSelection(({ selection }) => (this.last = selection[0]));
  }

  /**
   * Neither source is enough: while the tree is drawn again the view knows no selection, and of a row that is clicked
   * meanwhile its event knows nothing, nor does another click on it cause another event.
   */
  get row(): T | undefined {
    return this.view.selection[0] ?? this.last;
  }

  dispose(): void {
    this.listener.dispose();
  }
}
