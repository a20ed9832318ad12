import type * as vscode from 'vscode';
import type { Code } from '../../../../core/codebook/code';
import type { Field } from '../../../../core/codebook/definition';
import {
  type DefinitionDraft,
  changedParts,
  rebased,
  textsOf,
} from '../../../../core/codebook/editDefinition';
import { Debounce } from '../../../ui/debounce';

const KEY = 'definitionDrafts';
/** Milliseconds in which what is typed is gathered before it is put away. */
const DEBOUNCE_MS = 200;

/** What was written in definitions and not saved: kept until it is saved or discarded, also when the window is closed. */
export class Drafts implements vscode.Disposable {
  private readonly drafts: Map<string, DefinitionDraft>;
  private readonly gather = new Debounce(DEBOUNCE_MS, () => void this.keep());

  constructor(private readonly state: vscode.Memento) {
    this.drafts = new Map(Object.entries(state.get<Record<string, DefinitionDraft>>(KEY) ?? {}));
  }

  get(key: string): DefinitionDraft | undefined {
    return this.drafts.get(key);
  }

  isUnsaved(key: string): boolean {
    const draft = this.drafts.get(key);
    return draft !== undefined && changedParts(draft).length > 0;
  }

  /** Begins one with what the codebook has, or goes on with the one that is there. */
  begin(key: string, code: Code): void {
    if (!this.isUnsaved(key)) this.drafts.set(key, { base: textsOf(code), texts: textsOf(code) });
  }

  write(key: string, field: Field, text: string): void {
    const draft = this.drafts.get(key);
    if (!draft) return;
    this.drafts.set(key, { base: draft.base, texts: { ...draft.texts, [field]: text } });
    this.gather.call();
  }

  /** What the codebook has now is what it is compared with from here on. */
  rebase(key: string, code: Code): void {
    const draft = this.drafts.get(key);
    if (draft) this.drafts.set(key, rebased(draft, code));
  }

  drop(key: string): void {
    this.drafts.delete(key);
    void this.keep();
  }

  dispose(): void {
    this.gather.dispose();
    void this.keep();
  }

  private async keep(): Promise<void> {
    const unsaved = [...this.drafts].filter(([key]) => this.isUnsaved(key));
    await this.state.update(KEY, Object.fromEntries(unsaved));
  }
}
