import * as vscode from 'vscode';
import type { Code } from '../../core/codebook/code';
import type { Codebook } from '../../core/codebook/codebook';
import type { OpeningStudy } from './openStudy';

/** The code or theme whose segments alone are marked in the text, all others being dimmed: for as long as the window is open. */
export class CodeFocus implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly ids = new Map<OpeningStudy, string>();
  private readonly known = new Map<
    OpeningStudy,
    { readonly codebook: Codebook; readonly ids: ReadonlySet<string> }
  >();

  /** Undefined when all codes are marked, or the codebook no longer has it. */
  codeOf(openStudy: OpeningStudy): Code | undefined {
    const id = this.ids.get(openStudy);
    return id === undefined ? undefined : openStudy.study.codebook.resolve(id);
  }

  /** Ids of the code and of all below it: the same set as long as the codebook is. Undefined for all codes. */
  idsOf(openStudy: OpeningStudy): ReadonlySet<string> | undefined {
    const code = this.codeOf(openStudy);
    if (!code) return undefined;
    const { codebook } = openStudy.study;
    let known = this.known.get(openStudy);
    if (known?.codebook !== codebook || !known.ids.has(code.id))
      this.known.set(openStudy, (known = { codebook, ids: new Set(codebook.descendants(code.id)) }));
    return known.ids;
  }

  /** @param code undefined to mark all codes again */
  set(openStudy: OpeningStudy, code: Code | undefined): void {
    if (code) this.ids.set(openStudy, code.id);
    else this.ids.delete(openStudy);
    this.known.delete(openStudy);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
