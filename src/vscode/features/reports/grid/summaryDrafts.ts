import type * as vscode from 'vscode';
import type { CellKey } from '../../../../webview/grid/messages';
import { Debounce } from '../../../ui/debounce';

const KEY = 'summaryDrafts';
/** Milliseconds in which what is typed is gathered before it is put away. */
const DEBOUNCE_MS = 200;

/** A summary as it is being written. */
export interface SummaryDraft {
  readonly text: string;
  /** What the file had when the person began, or was last shown of it. */
  readonly base: string;
}

/** Which cell of which study. Participants and transcripts are told apart: an id may be a path. */
export function draftKey(root: string, by: string, { row, column }: CellKey): string {
  return JSON.stringify([root, by, row, column]);
}

/** Summaries that were typed and not saved: kept until they are saved or discarded, also when the window is closed. */
export class SummaryDrafts implements vscode.Disposable {
  private readonly drafts: Map<string, SummaryDraft>;
  private readonly gather = new Debounce(DEBOUNCE_MS, () => void this.keep());

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
    this.gather.call();
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

  dispose(): void {
    this.gather.dispose();
    void this.keep();
  }

  private async keep(): Promise<void> {
    await this.state.update(KEY, Object.fromEntries(this.drafts));
  }
}
