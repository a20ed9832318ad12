import type * as vscode from 'vscode';
import type { CellKey } from '../../../../webview/grid/messages';

const KEY = 'summaryDrafts';

/** A summary as it is being written. */
export interface SummaryDraft {
  readonly text: string;
  /** What the file had when the person began, or was last shown of it. */
  readonly base: string;
}

/**
 * Which cell of which study. Participants and transcripts are told apart: an id may be a path. What is written of a whole column
 * is the same in both.
 */
export function draftKey(root: string, { by, row, column }: CellKey & Readonly<{ by: string }>): string {
  return JSON.stringify([root, row === '' ? '' : by, row, column]);
}

/** Summaries that were typed and not saved: kept until they are saved or discarded, also when the window is closed. */
export class SummaryDrafts {
  private readonly drafts: Map<string, SummaryDraft>;
  private isKeeping = false;
  private isOther = false;

  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {
    this.drafts = new Map(Object.entries(state.get<Record<string, SummaryDraft>>(KEY) ?? {}));
  }

  get(key: string): SummaryDraft | undefined {
    return this.drafts.get(key);
  }

  /** Takes what was typed. What the file has anyway is no draft. */
  write(key: string, draft: SummaryDraft): void {
    if (draft.text === draft.base) this.drafts.delete(key);
    else this.drafts.set(key, draft);
    void this.keep();
  }

  /** Forgets what was saved; what was typed since stays, over what the file has now. */
  saved(key: string, typed: string, now: string): void {
    const draft = this.drafts.get(key);
    if (!draft) return;
    if (draft.text === typed) this.drafts.delete(key);
    else this.drafts.set(key, { text: draft.text, base: now });
    void this.keep();
  }

  discard(key: string): void {
    this.drafts.delete(key);
    void this.keep();
  }

  /** Puts them away at once, as the window may be closed at any time; what is typed meanwhile, right after that. */
  private async keep(): Promise<void> {
    this.isOther = true;
    if (this.isKeeping) return;
    this.isKeeping = true;
    try {
      while (this.isOther) {
        this.isOther = false;
        await this.state.update(KEY, Object.fromEntries(this.drafts));
      }
    } finally {
      this.isKeeping = false;
    }
  }
}
