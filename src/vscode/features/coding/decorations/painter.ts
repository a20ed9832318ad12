import type * as vscode from 'vscode';
import type { DecorationTypes } from './decorationTypes';
import type { Look } from './looks';

/** What is to be drawn in an editor: ranges by look. */
export class Drawing {
  private readonly byKey = new Map<string, { readonly look: Look; readonly ranges: vscode.Range[] }>();

  add(look: Look, range: vscode.Range): void {
    const key = JSON.stringify(look);
    const same = this.byKey.get(key);
    if (same) same.ranges.push(range);
    else this.byKey.set(key, { look, ranges: [range] });
  }

  get looks(): ReadonlyMap<string, { readonly look: Look; readonly ranges: readonly vscode.Range[] }> {
    return this.byKey;
  }
}

/** Draws in one editor, and tells VS Code only what is otherwise than before. */
export class Painter {
  /** By look: where it is drawn. */
  private drawn = new Map<string, string>();
  /** Of the document, when that was said: VS Code moves what is drawn while the text is edited. */
  private version = -1;

  constructor(
    private readonly editor: vscode.TextEditor,
    private readonly types: DecorationTypes,
  ) {}

  /** @returns whether anything is otherwise than before */
  paint(drawing: Drawing): boolean {
    const { version } = this.editor.document;
    const isMoved = version !== this.version;
    this.version = version;
    const next = new Map<string, string>();
    let isOther = false;
    for (const [key, { look, ranges }] of drawing.looks) {
      const places = ranges.map(placeOf).join();
      next.set(key, places);
      if (!isMoved && this.drawn.get(key) === places) continue;
      this.editor.setDecorations(this.types.get(key, look), ranges as vscode.Range[]);
      isOther = true;
    }
    for (const key of this.drawn.keys()) {
      const type = next.has(key) ? undefined : this.types.known(key);
      if (!type) continue;
      this.editor.setDecorations(type, []);
      isOther = true;
    }
    this.drawn = next;
    return isOther;
  }

  shows(key: string): boolean {
    return this.drawn.has(key);
  }
}

function placeOf({ start, end }: vscode.Range): string {
  return `${start.line}.${start.character}-${end.line}.${end.character}`;
}
