import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ColumnKind } from '../../../../core/analyses/kit/countGrid';
import { prepareQueries } from '../../../../core/corpus/withQueries';
import { Queue } from '../../../../study/queue';
import { SUMMARIES_FILE } from '../../../../study/studyFiles';
import { ALL_PARTS } from '../../../../study/studyChange';
import { traced } from '../../../../study/trace';
import type { CellKey, FromGrid, GridChange, ToGrid } from '../../../../webview/grid/messages';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { Debounce } from '../../../ui/debounce';
import { messageOf, showFailureOf } from '../../../ui/failure';
import { showPage } from '../../../ui/panelHtml';
import { runSteps } from '../../../ui/runSteps';
import { showBeside } from '../../../ui/showBeside';
import { FILTER_PICKS } from '../filters';
import { filterViews } from '../form';
import { cellDetails, keyOf } from './cellDetails';
import { type GridRequest, optionsOf, titleOf } from './gridRequest';
import { captionOf, cellViews, columnChoice, columnHeads, notesOf, rowChoice, rowHeads } from './gridView';
import { PanelDrafts } from './panelDrafts';
import { segmentsOfCell } from './segmentsOfCell';
import { type ShownGrid, shownGrid } from './shownGrid';
import { type SummaryDrafts, draftKey } from './summaryDrafts';
import { ToldCells } from './toldCells';
import { type WriteOutcome, writeSummary } from './writeSummary';

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
  /** How many changes of the page were made, or have failed. */
  private heard = 0;
  /** The page has just been made. */
  private isNew = true;
  /** What was last said to be undone from the page. */
  private undoable: string | undefined;
  /** One change after the other; what else needs them waits there, too. */
  private readonly changes = new Queue();
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly deps: Deps,
    drafts: SummaryDrafts,
    readonly panel: vscode.WebviewPanel,
    private current: GridRequest,
  ) {
    const { studies, coder, blind, context } = deps;
    this.drafts = new PanelDrafts(drafts, cell => draftKey(this.current.root, this.by, cell));
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
        this.heard = 0;
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
        return this.changes.run(() => this.write(message));
      case 'goTo':
        return this.goTo(message, message.segment, message.takesFocus);
      case 'list':
        return (
          this.study && this.shown && this.deps.segments.show(segmentsOfCell(this.study, this.shown, message))
        );
      case 'choose':
        return this.choose(message.what, message.value);
      case 'filter':
        return this.pickFilter(message.id);
      case 'export':
        return this.changes.run(() => this.export());
      case 'undo':
        return this.changes.run(() => this.undo(message.ofSaid));
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

  /** Makes a change of the page; what cannot be made stays a draft. */
  private async write(change: GridChange): Promise<void> {
    const { study, shown } = this;
    const outcome: WriteOutcome =
      study && shown
        ? await writeSummary(this.deps, study, shown, change).catch(notWritten)
        : notWritten(new Error(this.failure));
    this.heard = change.number;
    this.drafts.note(change, outcome);
    this.told.again(change);
    // what others have written may not have been heard of yet
    if (outcome.problem !== undefined) study?.touch(study.uri(SUMMARIES_FILE));
    await this.read();
    const undoable = study?.study.history.undoable[0];
    if (outcome.problem !== undefined) this.say(outcome.problem, true);
    else if (change.type === 'confirm') this.say(l10n.t('The summary was confirmed.'), false, undoable);
    else if (change.type !== 'save' || change.text.trim() === '')
      this.say(l10n.t('The summary was deleted.'), false, undoable);
  }

  /** @param undoable what was done, if that can be undone from there */
  private say(text: string, isProblem = false, undoable?: string): void {
    this.undoable = undoable;
    this.post({ type: 'said', text, isProblem, canUndo: undoable !== undefined });
  }

  private isEditing(cell: CellKey): boolean {
    const { current, isEditing } = this.current;
    return isEditing === true && current?.row === cell.row && current.column === cell.column;
  }

  private async export(): Promise<void> {
    const { root: _, ...report } = this.reportRequest;
    await vscode.commands.executeCommand('transcriptCoder.exportReport', { uri: undefined, ...report });
  }

  private async undo(ofSaid: boolean): Promise<void> {
    const { study } = this;
    if (!study) return;
    if (ofSaid && study.study.history.undoable[0] !== this.undoable)
      return this.say(l10n.t('Something else was done since. “Undo Coding” undoes that first.'));
    const undone = await study.study.undo();
    const text = undone.ok ? l10n.t('Undone: {0}', undone.value) : undone.error;
    await this.read();
    this.say(text, !undone.ok);
  }

  private async goTo(cell: CellKey, segment: string, takesFocus: boolean): Promise<void> {
    const { study, shown } = this;
    const found = shown?.cell(cell)?.segments.find(one => keyOf(one) === segment);
    if (!study || !found) return;
    const { path } = found.transcript;
    const {
      coder,
      segment: { id },
    } = found.scoped.placed;
    const transcript = study.study.transcript(path);
    // it may be elsewhere by now
    const now = transcript?.segments.find(one => one.coder === coder && one.segment.id === id);
    const { start, end } = now ?? found.scoped.placed;
    if (transcript) await showBeside(study, transcript, { start, end }, !takesFocus);
  }

  /** Reads the grid again, if the page can be seen. */
  private update(): void {
    this.report(this.read());
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
    const { shown, study, current, heard, isNew } = this;
    if (!shown || !study) return;
    const rows = rowHeads(shown);
    const columns = columnHeads(shown);
    const layout = {
      title: this.panel.title,
      ...{ rows, columns, rowChoice: rowChoice(shown), columnChoice: columnChoice(shown, current) },
      filters: filterViews(current.scope, shown.corpus).filter(({ id }) => id !== 'queries'),
      notes: notesOf(shown),
    };
    const cells = cellViews(shown, key => this.drafts.of(key));
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

function notWritten(error: unknown): WriteOutcome {
  return { problem: messageOf(error), base: undefined };
}
