import * as vscode from 'vscode';
import type { OpeningStudy } from './openStudy';

/** A code of a study, named. */
export interface NamedCode {
  readonly openStudy: OpeningStudy;
  readonly id: string;
}

/** The code that somebody looks at: that in focus in the Codebook view, or in a list of codes that is open. */
export class CodeInSight implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private seen: NamedCode | undefined;

  get code(): NamedCode | undefined {
    return this.seen;
  }

  see(code: NamedCode): void {
    if (this.seen?.id === code.id && this.seen.openStudy === code.openStudy) return;
    this.seen = code;
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
