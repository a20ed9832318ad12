import * as vscode from 'vscode';
import type { ActiveCodedView } from '../../../session/codingEditor';
import type { Work } from './ownSegments';

/**
 * The segment whose edges are being moved. Its moved edge may come to lie in or beside a shorter one: as long as nobody
 * else moves the cursor, the next key press is for this one.
 */
export class HeldSegment implements vscode.Disposable {
  private held: { document: string; coder: string; id: string; cursors: vscode.Position[] } | undefined;
  private readonly released = new vscode.EventEmitter<void>();
  /** Somebody has turned to something else. */
  readonly onDidRelease = this.released.event;
  private readonly disposables: readonly vscode.Disposable[];

  constructor(codedView: ActiveCodedView) {
    this.disposables = [
      this.released,
      codedView.onDidTurn(() => this.release()),
      vscode.window.onDidChangeActiveTextEditor(() => this.release()),
      vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
        const isTheirs =
          kind === vscode.TextEditorSelectionChangeKind.Keyboard ||
          kind === vscode.TextEditorSelectionChangeKind.Mouse;
        if (isTheirs && textEditor.document.uri.toString() === this.held?.document) this.release();
      }),
    ];
  }

  /** The id of the segment held; undefined when the cursor is not where it was put. */
  idIn({ editor, target, coder }: Work): string | undefined {
    const { held } = this;
    const { selection, document } = editor;
    if (!held || held.document !== document.uri.toString() || held.coder !== coder) return undefined;
    // of several quick steps, VS Code may tell of an earlier one late
    if (!selection.isEmpty || !held.cursors.some(cursor => cursor.isEqual(selection.active)))
      return undefined;
    const isThere = target.transcript.segments.some(
      one => one.coder === coder && one.segment.id === held.id && one.start >= 0,
    );
    return isThere ? held.id : undefined;
  }

  /** Puts the cursor at an edge of a segment and holds on to that. */
  hold({ editor, coder }: Work, id: string, cursor: vscode.Position): void {
    const document = editor.document.uri.toString();
    const isSame = this.held?.document === document && this.held.coder === coder && this.held.id === id;
    this.held = { document, coder, id, cursors: [...(isSame ? this.held!.cursors : []), cursor] };
    editor.selection = new vscode.Selection(cursor, cursor);
    editor.revealRange(new vscode.Range(cursor, cursor));
  }

  release(): void {
    if (!this.held) return;
    this.held = undefined;
    this.released.fire();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
