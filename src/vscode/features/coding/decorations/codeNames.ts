import * as vscode from 'vscode';
import { readableOn } from '../../../../core/codebook/contrast';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { toRange } from '../../../session/positions';
import { shortQuote } from '../../../ui/markdown';
import type { Target } from '../../../session/openStudy';

/** The longest list of names written behind a line, in characters. */
const MAX_NAMES_LENGTH = 90;

/** Writes the codes' names behind the line in which a segment ends, so that colour is never the only sign. */
export class CodeNames implements vscode.Disposable {
  static readonly SETTING = 'transcriptCoder.showCodeNames';

  private readonly type = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  show(
    editor: vscode.TextEditor,
    { openStudy, transcript }: Target,
    segments: readonly PlacedSegment[],
  ): void {
    if (!vscode.workspace.getConfiguration().get<boolean>(CodeNames.SETTING, true))
      return this.clearIn(editor);
    const { codebook } = openStudy.study;
    const byLine = new Map<number, Map<string, string>>();
    for (const placed of segments) {
      const { line } = toRange(transcript, placed).end;
      const names = byLine.get(line) ?? new Map<string, string>();
      byLine.set(line, names);
      for (const id of placed.segment.codes) names.set(codebook.resolve(id)?.name ?? id, codebook.color(id));
    }
    editor.setDecorations(
      this.type,
      [...byLine].map(([line, names]) => {
        const [color] = names.values();
        return lineNote(editor.document, line, [...names.keys()].join(' · '), color!);
      }),
    );
  }

  clearIn(editor: vscode.TextEditor): void {
    editor.setDecorations(this.type, []);
  }

  clear(): void {
    for (const editor of vscode.window.visibleTextEditors) this.clearIn(editor);
  }

  dispose(): void {
    this.type.dispose();
  }
}

/** Some words behind a line, on which nothing can be typed; the colour is made readable on light and dark. */
export function lineNote(
  document: vscode.TextDocument,
  line: number,
  words: string,
  color: string,
): vscode.DecorationOptions {
  const { end } = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  const contentText = `  ◂ ${shortQuote(words, MAX_NAMES_LENGTH)}`;
  const look = (background: string) => ({
    after: { contentText, color: readableOn(color, background, 4.5), fontStyle: 'italic' },
  });
  return {
    range: new vscode.Range(end, end),
    renderOptions: { light: look('#ffffff'), dark: look('#1f1f1f') },
  };
}
