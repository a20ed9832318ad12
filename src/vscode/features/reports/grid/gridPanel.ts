import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ColumnKind } from '../../../../core/analyses/kit/countGrid';
import { prepareQueries } from '../../../../core/corpus/withQueries';
import { ALL_PARTS } from '../../../../study/studyChange';
import { traced } from '../../../../study/trace';
import type { CellKey, FromGrid, GridOfPage, ToGrid } from '../../../../webview/grid/messages';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { Debounce } from '../../../ui/debounce';
import { showFailureOf } from '../../../ui/failure';
import { showPage } from '../../../ui/panelHtml';
import { runSteps } from '../../../ui/runSteps';
import { FILTER_PICKS } from '../filters';
import { cellDetails } from './cellDetails';
import { GridChanges } from './gridChanges';
import { type GridRequest, optionsOf, titleOf } from './gridRequest';
import { captionOf, cellViews } from './cellViews';
import { gridLayout } from './gridView';
import { PanelDrafts } from './panelDrafts';
import { segmentsOfCell, showSegment } from './segmentsOfCell';
import { type ShownGrid, gridOfPage, shownGrid } from './shownGrid';
import { type SummaryDrafts, draftKey } from './summaryDrafts';
import { ToldCells } from './toldCells';

export const VIEW_TYPE = 'transcriptCoderSummaryGrid';
/** Milliseconds in which changes are gathered before the grid is read again. */
const DEBOUNCE_MS = 150;
/** Reading that takes longer than this many milliseconds is shown. */
const PROGRESS_AFTER_MS = 300;

/** The Summary Grid of a study, in an editor of its own: it follows the coding, and what others write. */
export class GridPanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather: Debounce;
  private readonly ended = new vscode.EventEmitter<void>();
  private run = 0;
  private shown: ShownGrid | undefined;
  private lastBy: ColumnKind = 'participant';
  private readonly told = new ToldCells();
  private readonly drafts: PanelDrafts;
  /** The page has just been made. */
  private isNew = true;
  private readonly changes: GridChanges;
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly deps: Deps,
    drafts: SummaryDrafts,
    readonly panel: vscode.WebviewPanel,
    private current: GridRequest,
  ) {
    const { studies, coder, blind, context } = deps;
    this.drafts = new PanelDrafts(drafts, cell => draftKey(this.current.root, cell));
    this.changes = new GridChanges(deps, {
      ...{ drafts: this.drafts, told: this.told },
      study: () => this.study,
      shownFor: change => this.shownFor(change),
      read: () => this.read(),
      post: message => this.post(message),
    });
    this.gather = new Debounce(
      DEBOUNCE_MS,
      traced(studies.trace, 'grid', () => this.update()),
    );
    this.disposables.push(
      this.gather,
      this.ended,
      panel.onDidDispose(() => this.dispose()),
      // a page that was hidden is made anew and says when it is ready, unless VS Code took it for hidden for a moment only
      panel.onDidChangeViewState(() => panel.visible && this.gather.call()),
      panel.webview.onDidReceiveMessage((message: FromGrid) => this.report(this.receive(message))),
      studies.onChange('grid', ALL_PARTS, change => {
        if (!change || change.openStudy.root.toString() === this.current.root) this.gather.call();
      }),
      coder.onDidChange(() => this.gather.call()),
      // what may not be seen any more is gone at once
      blind.onDidChange(() => {
        this.shown = undefined;
        this.update();
      }),
    );
    showPage(panel.webview, context.extensionUri, 'grid');
  }

  get request(): GridRequest {
    return this.current;
  }

  get study(): OpenStudy | undefined {
    return this.deps.studies.all.find(({ root }) => root.toString() === this.current.root);
  }

  /** Shows something else. */
  change(request: GridRequest): void {
    this.current = request;
    this.update();
  }

  /** What a report of the same is asked for. */
  get reportRequest() {
    const { root, scope, level } = this.current;
    return { root, analysis: 'grid', scope, options: optionsOf(this.by, level) };
  }

  dispose(): void {
    this.run++;
    this.ended.fire();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async receive(message: FromGrid): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        this.changes.heard = 0;
        this.isNew = true;
        return this.update();
      case 'look':
        this.current = { ...this.current, current: keyIn(message), isEditing: this.isEditing(message) };
        return this.tellDetails(message);
      case 'editing':
        this.current = { ...this.current, isEditing: message.isEditing };
        return;
      case 'draft':
        return this.drafts.write(message, { text: message.text, base: message.base });
      case 'discard':
        this.drafts.discard(message);
        return this.tell();
      case 'save':
      case 'remove':
      case 'confirm':
        return this.changes.make(message);
      case 'goTo':
        return this.study && this.shown && showSegment(this.study, this.shown, message);
      case 'list':
        return (
          this.study && this.shown && this.deps.segments.show(segmentsOfCell(this.study, this.shown, message))
        );
      case 'choose':
        return this.choose(message.what, message.value);
      case 'filter':
        return this.pickFilter(message.id);
      case 'export':
        return this.changes.after(() => this.export());
      case 'undo':
        return this.changes.undo(message.ofSaid);
    }
  }

  private choose(what: 'rows' | 'columns', value: string): void {
    const { current } = this;
    if (what === 'columns') this.change({ ...current, level: Number(value) });
    else this.change({ ...current, by: value === 'transcript' ? 'transcript' : 'participant' });
  }

  private async pickFilter(id: string): Promise<void> {
    const filter = FILTER_PICKS.find(one => one.id === id);
    if (!filter || !this.study) return;
    const scope = await filter.pick(this.current.scope, this.study.study.corpus);
    if (scope) this.change({ ...this.current, scope });
  }

  private isEditing(cell: CellKey): boolean {
    const { current, isEditing } = this.current;
    return isEditing === true && current?.row === cell.row && current.column === cell.column;
  }

  private async export(): Promise<void> {
    const { root: _, ...report } = this.reportRequest;
    await vscode.commands.executeCommand('transcriptCoder.exportReport', { uri: undefined, ...report });
  }

  /** Reads the grid again, if the page can be seen. */
  private update(): void {
    this.report(this.read());
  }

  /** What the page shows; read first where that has just been forgotten. */
  private async shownNow(): Promise<ShownGrid | string> {
    // a newer reading may take the place of this one
    for (let run = -1; !this.shown && run !== this.run;) {
      run = this.run + 1;
      await this.read();
    }
    return this.shown ?? this.failure;
  }

  /** Somebody may have asked for other rows, columns or filters since a change was made. */
  private async shownFor(change: GridOfPage): Promise<ShownGrid | string> {
    const now = await this.shownNow();
    const coder = this.study && this.deps.coder.of(this.study)?.id;
    return typeof now === 'string' ? now : gridOfPage(now, change, coder);
  }

  private async read(): Promise<void> {
    const run = ++this.run;
    const { study, current } = this;
    if (!this.panel.visible) return;
    if (!study?.study.file) {
      this.shown = undefined;
      this.told.forget();
      return this.post({ type: 'nothing', message: this.failure, request: current });
    }
    const { corpus } = study.study;
    const started = Date.now();
    await prepareQueries(current.scope);
    const done = await runSteps(
      shownGrid(corpus, current, this.deps.coder.of(study)?.id),
      () => run !== this.run,
      part => {
        if (Date.now() - started > PROGRESS_AFTER_MS) this.post({ type: 'progress', done: part });
      },
    );
    if (!done || run !== this.run) return;
    if (!done.value.ok) {
      this.shown = undefined;
      this.told.forget();
      return this.post({ type: 'nothing', message: done.value.error, request: current });
    }
    this.shown = done.value.value;
    this.lastBy = this.shown.grid.by;
    this.panel.title = titleOf(study.study.file.name);
    this.tell();
  }

  /** Tells the page what it does not know yet. */
  private tell(): void {
    const { shown, study, current, isNew } = this;
    const { heard } = this.changes;
    if (!shown || !study) return;
    const layout = { title: this.panel.title, ...gridLayout(shown, current) };
    const cells = cellViews(shown, key => this.drafts.of({ ...key, by: shown.grid.by }));
    const caption = captionOf(shown);
    const kept = { ...current, current: undefined, isEditing: undefined };
    if (isNew || !this.told.hasLayout([layout, kept])) {
      this.told.tell([layout, kept], cells);
      this.isNew = false;
      const place = isNew ? current.current : undefined;
      this.post({
        type: 'grid',
        ...layout,
        ...{ cells, caption, request: kept, heard },
        ...{ current: place, isEditing: isNew && current.isEditing === true },
      });
      return;
    }
    const changed = this.told.changed(cells);
    this.post({ type: 'cells', cells: changed, caption, heard });
  }

  private tellDetails(cell: CellKey): void {
    const details = this.shown && cellDetails(keyIn(cell), this.shown);
    if (details) this.post(details);
  }

  /** What the rows are. */
  private get by(): ColumnKind {
    return this.shown?.grid.by ?? this.current.by ?? this.lastBy;
  }

  private get failure(): string {
    const { begun } = this.deps.studies;
    if (this.study) return l10n.t('The study’s study.json cannot be read.');
    return begun.some(({ root }) => root.toString() === this.current.root)
      ? l10n.t('The study is being opened…')
      : l10n.t('The study is no longer in this workspace.');
  }

  private report(work: Promise<unknown>): void {
    showFailureOf(this.deps.log, 'grid', work);
  }

  private post(message: ToGrid): void {
    void this.panel.webview.postMessage(message);
  }
}

function keyIn({ row, column }: CellKey): CellKey {
  return { row, column };
}
