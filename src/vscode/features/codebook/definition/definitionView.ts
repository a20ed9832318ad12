import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../../../core/codebook/code';
import { FIELDS, type Field } from '../../../../core/codebook/definition';
import {
  type DefinitionDraft,
  conflictingParts,
  saveDraft,
  textsOf,
} from '../../../../core/codebook/editDefinition';
import { CodingAction } from '../../../../study/codingUndo';
import { traced } from '../../../../study/trace';
import type { FromDefinition, ToDefinition } from '../../../../webview/definition/messages';
import type { Deps } from '../../../deps';
import type { NamedCode } from '../../../session/codeInSight';
import { type OpenStudy, isWhole } from '../../../session/openStudy';
import { Debounce } from '../../../ui/debounce';
import { showFailureOf } from '../../../ui/failure';
import { PageView } from '../../../ui/pageView';
import { runSteps } from '../../../ui/runSteps';
import { showPlace } from '../../../ui/showPlace';
import { showSegments } from '../codeSegments';
import { editScale } from '../editScale';
import { type CodedFacts, codedFacts } from './codeFacts';
import { codeView, quotesOf } from './codeView';
import { Drafts } from './drafts';

export const VIEW = 'transcriptCoder.definition';
/** Milliseconds in which changes of the code in focus are gathered: keys go through a tree faster than it is counted. */
const DEBOUNCE_MS = 60;

/** The Definition pane: follows the code in focus, and lets its definition be written. */
export class DefinitionView implements vscode.Disposable {
  private readonly drafts: Drafts;
  private readonly gather: Debounce;
  private readonly page: PageView<FromDefinition, ToDefinition>;
  private readonly disposables: vscode.Disposable[];
  /** The code whose form is open: as long as it is, no other is shown. */
  private editing: NamedCode | undefined;
  private takesFocus = false;
  /** Drafts that the page has told of since it was made. */
  private heard = 0;
  private problem: string | undefined;
  /** What others have written meanwhile in parts that are being written here. */
  private theirs: ReadonlyMap<Field, string> = new Map();
  private facts: { readonly key: string; readonly found: CodedFacts } | undefined;
  private version = 0;

  constructor(private readonly deps: Deps) {
    const { studies, inSight, blind, context } = deps;
    this.drafts = new Drafts(context.workspaceState);
    this.gather = new Debounce(
      DEBOUNCE_MS,
      traced(studies.trace, 'definition', () => this.update()),
    );
    this.page = new PageView(VIEW, 'definition', context.extensionUri, message => this.receive(message));
    const again = () => {
      this.facts = undefined;
      this.gather.call();
    };
    this.disposables = [
      this.drafts,
      this.gather,
      inSight.onDidChange(() => this.gather.call()),
      studies.onChange('definition', ['codebook', 'coding', 'settings', 'texts', 'files'], again),
      // what may not be seen any more is gone at once
      blind.onDidChange(() => {
        this.facts = undefined;
        this.update();
      }),
      this.page,
    ];
  }

  /** Opens the pane with a code, to be written. */
  async edit(code: NamedCode): Promise<void> {
    this.deps.inSight.see(code);
    this.begin(code);
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    this.update();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private begin(code: NamedCode): void {
    const known = code.openStudy.study.codebook.get(code.id);
    if (!known) return;
    this.drafts.begin(keyOf(code), known);
    this.editing = code;
    this.problem = undefined;
    this.theirs = new Map();
    this.takesFocus = true;
  }

  private receive(message: FromDefinition): void {
    if (message.type === 'ready') {
      this.heard = 0;
      return this.update();
    }
    if (message.type === 'draft') this.heard++;
    const { shown } = this;
    if (!shown || keyOf(shown) !== message.key) return;
    switch (message.type) {
      case 'draft': {
        const field = FIELDS.find(one => one === message.field);
        if (field) this.drafts.write(message.key, field, message.text);
        return;
      }
      case 'edit':
        this.begin(shown);
        return this.update();
      case 'close':
        if (!this.drafts.isUnsaved(message.key)) this.drafts.drop(message.key);
        return this.close();
      case 'discard':
        this.drafts.drop(message.key);
        return this.close();
      case 'save':
        return this.report(this.save(shown));
      case 'segments':
        return this.report(this.listSegments(shown));
      case 'scale':
        return this.report(this.changeScale(shown));
      case 'quote':
        return this.report(this.goTo(shown, message.index));
    }
  }

  private close(): void {
    this.editing = undefined;
    this.problem = undefined;
    this.theirs = new Map();
    this.update();
  }

  /** Writes what was changed; where others have changed the same meanwhile, both are shown and nothing is written. */
  private async save(code: NamedCode): Promise<void> {
    const key = keyOf(code);
    const draft = this.drafts.get(key);
    const { study } = code.openStudy;
    const name = study.codebook.get(code.id)?.name ?? code.id;
    if (!draft) return this.close();
    let fresh: Code | undefined;
    const saved = await study.changeCodebook(
      codebook => {
        fresh = codebook.get(code.id);
        return saveDraft(codebook, code.id, draft);
      },
      new CodingAction(l10n.t('definition of “{0}”', name)),
    );
    if (!saved.ok) {
      this.problem = saved.error;
      if (fresh) this.showTheirs(key, draft, fresh);
      return this.update();
    }
    // what was typed while it was being written is not in it
    const now = this.drafts.get(key);
    const written = study.codebook.get(code.id);
    if (now && written) this.drafts.rebase(key, written);
    if (this.drafts.isUnsaved(key)) return this.update();
    this.drafts.drop(key);
    this.close();
  }

  /** Once their text is shown, saving means that it is replaced. */
  private showTheirs(key: string, draft: DefinitionDraft, code: Code): void {
    const texts = textsOf(code);
    this.theirs = new Map(conflictingParts(draft, code).map(field => [field, texts[field]]));
    this.drafts.rebase(key, code);
  }

  private async listSegments({ openStudy, id }: NamedCode): Promise<void> {
    const code = openStudy.study.codebook.get(id);
    if (code && isWhole(openStudy)) await showSegments(this.deps, { openStudy, code });
  }

  private async changeScale({ openStudy, id }: NamedCode): Promise<void> {
    const code = openStudy.study.codebook.get(id);
    if (code && isWhole(openStudy)) await editScale(this.deps, { openStudy, code });
  }

  private async goTo({ openStudy }: NamedCode, index: number): Promise<void> {
    const quote = this.facts?.found.quotes[index];
    const placed = openStudy.study
      .transcript(quote?.transcript ?? '')
      ?.segments.find(({ coder, segment }) => coder === quote?.coder && segment.id === quote.id);
    if (quote && placed && placed.start >= 0)
      await showPlace(openStudy, { path: quote.transcript, start: placed.start, end: placed.end });
  }

  private get shown(): NamedCode | undefined {
    return this.editing ?? this.deps.inSight.code;
  }

  /** Tells the page what is in focus now; what was coded by it comes when it is counted. */
  private update(): void {
    const { shown } = this;
    if (!this.page.isSeen) return;
    const { editing, drafts, theirs } = this;
    const focus = this.deps.inSight.code;
    const found = shown && codeView(shown, drafts, { isEditing: editing !== undefined, theirs, focus });
    if (!found) {
      if (this.editing && !this.drafts.isUnsaved(keyOf(this.editing))) return this.close();
      return this.page.post({
        type: 'empty',
        message: l10n.t('Select a code in the Codebook view to see what it means.'),
      });
    }
    const key = keyOf(shown);
    const facts = this.facts?.key === key ? this.facts.found : undefined;
    this.page.post({
      type: 'show',
      view: {
        ...found,
        counts: facts?.counts ?? found.counts,
        quotes: facts ? quotesOf(facts) : [],
        ...(this.problem === undefined ? {} : { problem: this.problem }),
      },
      takesFocus: this.takesFocus,
      heard: this.heard,
    });
    this.takesFocus = false;
    if (!facts && isWhole(shown.openStudy)) this.report(this.count(shown.openStudy, shown.id, key));
  }

  private async count({ study }: OpenStudy, id: string, key: string): Promise<void> {
    const version = ++this.version;
    const done = await runSteps(
      codedFacts(study.corpus, id),
      () => version !== this.version,
      () => {},
    );
    if (!done || version !== this.version) return;
    this.facts = { key, found: done.value };
    this.update();
  }

  private report(work: Promise<void>): void {
    showFailureOf(this.deps.log, 'definition', work);
  }
}

function keyOf({ openStudy, id }: NamedCode): string {
  return `${openStudy.root.toString()}#${id}`;
}
