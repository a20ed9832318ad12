import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { searchForSaid } from '../../../core/analyses/words/searchForSaid';
import type { Report } from '../../../core/report/report';
import type { Underlying } from '../../../core/report/underlying';
import { ALL_PARTS } from '../../../study/studyChange';
import type { FromPanel, ToPanel } from '../../../webview/report/messages';
import { Debounce } from '../../ui/debounce';
import { showPage } from '../../ui/panelHtml';
import { showPlace } from '../../ui/showPlace';
import { logFailure, messageOf, showFailure } from '../../ui/failure';
import type { OpenStudy } from '../../session/openStudy';
import type { Deps } from '../../deps';
import { searchSubject } from '../coding/search/searchSubject';
import { countReport } from './countReport';
import { segmentsOfFigure } from './figureSegments';
import { FILTER_PICKS } from './filters';
import { formOf, pickCoders } from './form';
import { panelAnalysis } from './panelAnalysis';
import { PanelReport } from './reportView';
import { type ReportRequest, titleOf } from './request';

export const VIEW_TYPE = 'transcriptCoderReport';
/** Milliseconds in which changes are gathered before the report is counted again. */
const DEBOUNCE_MS = 200;
/** Counting that takes longer than this many milliseconds is shown and can be stopped. */
const PROGRESS_AFTER_MS = 300;

/** One report in an editor of its own: it follows the coding, and asks for nothing that is not in view. */
export class ReportPanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather = new Debounce(DEBOUNCE_MS, () => this.update());
  private readonly ended = new vscode.EventEmitter<void>();
  private readonly pictures = new Map<number, (png: Uint8Array | undefined) => void>();
  private report: PanelReport | undefined;
  private version = 0;
  private run = 0;
  /** Number of times that something has changed which the figures depend on, and which of them the report has. */
  private changes = 0;
  private countedAt = -1;
  /** Whose coding could be counted when something last changed; undefined for everyone's. */
  private countedOf: ReadonlySet<string> | undefined;
  /** Nobody could see what was to be counted last. */
  private isDue = false;
  /** What of the report the page shows. */
  private tab: 'table' | 'charts' = 'table';
  /** Of the page, in pixels, as far as it has said so. */
  private width: number | undefined;
  /** Undefined when there is a page that listens. */
  private pageIsReady: (() => void) | undefined;
  /** Kept as soon as there is a page that listens; a hidden panel has none. */
  private page = new Promise<void>(resolve => (this.pageIsReady = resolve));
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly deps: Deps,
    readonly panel: vscode.WebviewPanel,
    private current: ReportRequest,
  ) {
    this.disposables.push(
      this.gather,
      this.ended,
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => this.noteView()),
      panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message)),
      deps.studies.onChange('report', ALL_PARTS, change => {
        if (change && change.openStudy.root.toString() !== this.current.root) return;
        this.changes++;
        this.forgetHidden();
        this.gather.call();
      }),
    );
    this.countedOf = this.study?.study.visible.coders;
    showPage(panel.webview, deps.context.extensionUri, 'report');
  }

  get request(): ReportRequest {
    return this.current;
  }

  get study(): OpenStudy | undefined {
    return this.deps.studies.all.find(({ root }) => root.toString() === this.current.root);
  }

  /** The report that is shown, as long as counting again would give the same. */
  get counted(): Report | undefined {
    return this.countedAt === this.changes ? this.report?.report : undefined;
  }

  /** Shows something else. */
  change(request: ReportRequest): void {
    this.current = request;
    this.changes++;
    this.update();
  }

  /** Makes a PNG of an SVG in the page, which has the fonts. */
  async rasterize(svg: string): Promise<Uint8Array> {
    this.panel.reveal(undefined, true);
    await this.page;
    const id = this.pictures.size === 0 ? 0 : Math.max(...this.pictures.keys()) + 1;
    return new Promise((resolve, reject) => {
      this.pictures.set(id, png => {
        this.pictures.delete(id);
        if (png) resolve(png);
        else reject(new Error(l10n.t('The image could not be created.')));
      });
      this.post({ type: 'rasterize', id, svg });
    });
  }

  dispose(): void {
    this.run++;
    // who waits for the page is told that there is none any more
    this.pageIsReady?.();
    for (const give of [...this.pictures.values()]) give(undefined);
    this.ended.fire();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** What was counted when other coding was shown leads nowhere any more, and is not shown when it comes late. */
  private forgetHidden(): void {
    const coders = this.study?.study.visible.coders;
    if (coders === this.countedOf) return;
    this.countedOf = coders;
    this.report = undefined;
    this.run++;
  }

  private receive(message: FromPanel): void {
    const { current } = this;
    switch (message.type) {
      case 'ready':
        this.pageIsReady?.();
        this.pageIsReady = undefined;
        this.tab = 'table';
        return this.update();
      case 'tab':
        this.tab = message.tab;
        this.width = message.width;
        if (message.tab === 'charts' && this.report)
          this.post({ type: 'charts', version: this.version, charts: this.report.chartsIn(this.width) });
        return;
      case 'analysis':
        return this.change({ root: current.root, analysis: message.id, scope: current.scope, options: {} });
      case 'field': {
        const options = { ...current.options, [message.name]: message.value };
        return this.change({ ...current, options, pinned: undefined });
      }
      case 'pick':
        return void this.pickField(message.name);
      case 'filter':
        return void this.pickFilter(message.id);
      case 'sort':
        this.report?.sortNext(message.column);
        return this.show();
      case 'rows':
        if (message.version !== this.version || !this.report) return;
        return this.post({
          type: 'rows',
          version: this.version,
          from: message.from,
          rows: this.report.rows(
            message.from,
            message.to,
            id => this.study?.study.codebook.get(id) !== undefined,
          ),
        });
      case 'openCell':
        if (message.version !== this.version) return;
        return void this.open(this.report?.behindCell(message.row, message.column));
      case 'openMark':
        if (message.version !== this.version) return;
        return void this.open(this.report?.behindMark(message.chart, message.mark));
      case 'export':
        return void vscode.commands.executeCommand('transcriptCoder.exportReport');
      case 'exportChart':
        return void vscode.commands.executeCommand('transcriptCoder.exportReport', { chart: message.chart });
      case 'pin':
        return void vscode.commands.executeCommand('transcriptCoder.pinReport');
      case 'cancel':
        this.run++;
        return this.fail(l10n.t('Stopped. Change an option above to count again.'));
      case 'rasterized':
        return this.pictures.get(message.id)?.(message.png);
    }
  }

  private async pickField(name: string): Promise<void> {
    const { current, study } = this;
    const parameter = panelAnalysis(current.analysis)?.parameters[name];
    if (parameter?.kind !== 'coders' || !study) return;
    const coders = await pickCoders(parameter.title, current.options[name], study.study.corpus);
    if (!coders) return;
    const options = { ...this.current.options, [name]: coders };
    this.change({ ...this.current, options, pinned: undefined });
  }

  private async pickFilter(id: string): Promise<void> {
    const filter = FILTER_PICKS.find(one => one.id === id);
    if (!filter || !this.study) return;
    const scope = await filter.pick(this.current.scope, this.study.study.corpus);
    if (scope) this.change({ ...this.current, scope, pinned: undefined });
  }

  /** Leads to the words behind a figure: at once to a single place, else through the Segments panel. */
  private async open(underlying: Underlying | undefined): Promise<void> {
    const { study } = this;
    if (!underlying || !study) return;
    try {
      if (underlying.said) {
        const request = searchForSaid(underlying.said, underlying, this.current.scope);
        return this.deps.segments.show(searchSubject(this.deps, study, request));
      }
      const subject = segmentsOfFigure(
        study,
        this.panel.title,
        this.current.scope,
        underlying,
        this.report?.report,
      );
      const places = subject.places();
      if (places.length === 1) await showPlace(study, places[0]!);
      else if (places.length > 1) this.deps.segments.show(subject);
      else
        vscode.window.setStatusBarMessage(l10n.t('There are no longer any segments for this figure.'), 4000);
    } catch (error) {
      showFailure(this.deps.log, 'report', error);
    }
  }

  /** A page that was hidden is made anew, and says so when it is ready to show something. */
  private noteView(): void {
    // while a panel is put in place of another, VS Code may take it for hidden when its page is ready
    if (this.panel.visible && this.isDue) this.update();
    if (this.panel.visible || this.pageIsReady) return;
    this.page = new Promise(resolve => (this.pageIsReady = resolve));
  }

  /** Counts again, and shows it; nobody can see a panel without a page, which asks when it is there. */
  private update(): void {
    const run = ++this.run;
    this.isDue = !this.panel.visible || this.pageIsReady !== undefined;
    if (this.isDue) return;
    this.count(run).catch(error => {
      logFailure(this.deps.log, 'report', error);
      this.fail(messageOf(error));
    });
  }

  private async count(run: number): Promise<void> {
    const { study, current } = this;
    if (!study) return this.fail(l10n.t('The study is no longer in this workspace.'));
    this.panel.title = titleOf(current);
    const { changes } = this;
    const started = Date.now();
    const counted = await countReport(
      this.deps.studies,
      study,
      current,
      () => run !== this.run,
      done => {
        if (Date.now() - started > PROGRESS_AFTER_MS) this.post({ type: 'progress', done });
      },
    );
    if (!counted || run !== this.run) return;
    if (!counted.ok) return this.fail(counted.error);
    const sorted = this.report?.sorted;
    const before = this.report?.columns.length;
    this.report = new PanelReport(counted.value);
    this.countedAt = changes;
    if (before === this.report.columns.length) this.report.sort(sorted);
    this.show();
  }

  private show(): void {
    const { report, study } = this;
    const analysis = panelAnalysis(this.current.analysis);
    if (!report || !study || !analysis) return;
    const { title, scope, warnings, summary, definitions, notes, rows } = report.report.table;
    // a report without charts has no tab to turn to
    if (report.report.charts.length === 0) this.tab = 'table';
    this.post({
      type: 'report',
      version: ++this.version,
      title,
      scope,
      warnings,
      summary,
      about: [...definitions, ...notes, ...(report.unshown > 0 ? [unshownNote(report.unshown)] : [])],
      columns: report.columns,
      rowCount: rows.length,
      sorted: report.sorted,
      chartCount: report.report.charts.length,
      charts: this.tab === 'charts' ? report.chartsIn(this.width) : undefined,
      form: formOf(analysis, this.current, study.study.corpus),
      request: this.current,
    });
  }

  private fail(message: string): void {
    const analysis = panelAnalysis(this.current.analysis);
    const { study } = this;
    this.report = undefined;
    this.version++;
    const form = analysis && study && formOf(analysis, this.current, study.study.corpus);
    this.post({ type: 'failure', message, form, request: this.current });
  }

  private post(message: ToPanel): void {
    void this.panel.webview.postMessage(message);
  }
}

function unshownNote(columns: number): string {
  return columns === 1
    ? l10n.t('1 more column is included in every export. Use filters to show fewer at a time.')
    : l10n.t('{0} more columns are included in every export. Use filters to show fewer at a time.', columns);
}
