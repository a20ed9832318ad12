import * as vscode from 'vscode';
import type { Span } from '../../../../core/text/span';
import type { CodingEditor } from '../../../session/codingEditor';
import { toRange, toSpan } from '../../../session/positions';
import type { Transcript } from '../../../../study/transcript';

/** A coded view, as commands of coding take it. What they select is selected in the page. */
export class PageEditor implements CodingEditor {
  private current = new vscode.Selection(0, 0, 0, 0);

  /** @param select shows in the page what is selected; brings it into sight, if asked to */
  constructor(
    readonly document: CodingEditor['document'],
    private readonly transcript: () => Transcript | undefined,
    private readonly select: (span: Span, isRevealed: boolean) => void,
    /** Says whether the page is to leave arrow keys to commands. */
    readonly leaveArrowKeys: (areLeft: boolean) => void,
  ) {}

  get selection(): vscode.Selection {
    return this.current;
  }

  set selection(selection: vscode.Selection) {
    this.current = selection;
    this.show(selection, false);
  }

  get selections(): readonly vscode.Selection[] {
    return [this.current];
  }

  set selections([first]: readonly vscode.Selection[]) {
    if (first) this.selection = first;
  }

  revealRange(range: vscode.Range): void {
    this.show(range, true);
  }

  /** Notes what was selected in the page. */
  note(span: Span): void {
    const transcript = this.transcript();
    if (!transcript) return;
    const { start, end } = toRange(transcript, span);
    this.current = new vscode.Selection(start, end);
  }

  private show(range: vscode.Range, isRevealed: boolean): void {
    const transcript = this.transcript();
    if (transcript) this.select(toSpan(transcript, range), isRevealed);
  }
}
