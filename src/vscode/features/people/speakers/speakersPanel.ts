import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { traced } from '../../../../study/trace';
import type { FromSpeakers, ToSpeakers } from '../../../../webview/speakers/messages';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { Debounce } from '../../../ui/debounce';
import { showPage } from '../../../ui/panelHtml';
import { runSteps } from '../../../ui/runSteps';
import { showFailureOf } from '../../../ui/failure';
import { type SpeakersAction, act, savePatterns } from './actions';
import { PatternDraft, savedPatterns } from './patternDraft';
import { knownPatterns, overviewOf, overviewView, scopesOf } from './studyView';
import { transcriptViews } from './transcriptView';

export const VIEW_TYPE = 'transcriptCoderSpeakers';
/** Milliseconds in which changes are gathered before the page is drawn again, and what is typed before it is shown. */
const DEBOUNCE_MS = 200;
/** Reading that takes longer than this many milliseconds is shown. */
const PROGRESS_AFTER_MS = 300;

/** What a page of Check Speakers shows; kept when the window is reloaded. */
export interface SpeakersRequest {
  /** Of the study's folder. */
  readonly root: string;
}

/** What its tab is called. */
export function titleOf(study: string): string {
  return l10n.t('Speakers: {0}', study);
}

/** Who speaks in a study, in an editor of its own: it follows the study, and looks at no transcript that is not in view. */
export class SpeakersPanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather: Debounce;
  private readonly preview = new Debounce(DEBOUNCE_MS, () => this.showPreview());
  private readonly ended = new vscode.EventEmitter<void>();
  private run = 0;
  private version = 0;
  /** Paths of the transcripts in view, and of those of them that the page has in their present state. */
  private inView: readonly string[] = [];
  private readonly sent = new Set<string>();
  private scope = '';
  private draft: PatternDraft | undefined;
  /** Number of the page's last edit of patterns. */
  private edit = 0;
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly deps: Deps,
    readonly panel: vscode.WebviewPanel,
    readonly request: SpeakersRequest,
  ) {
    this.gather = new Debounce(
      DEBOUNCE_MS,
      traced(deps.studies.trace, 'speakers', () => this.update()),
    );
    this.disposables.push(
      this.gather,
      this.preview,
      this.ended,
      panel.onDidDispose(() => this.dispose()),
      // a page that was hidden is made anew and says when it is ready, unless VS Code took it for hidden for a moment only
      panel.onDidChangeViewState(() => panel.visible && this.gather.call()),
      panel.webview.onDidReceiveMessage((message: FromSpeakers) => this.receive(message)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.draft && this.preview.call()),
      deps.studies.onChange('speakers', ['texts', 'files', 'settings'], change => {
        if (!change || change.openStudy.root.toString() === request.root) this.gather.call();
      }),
    );
    showPage(panel.webview, deps.context.extensionUri, 'speakers');
  }

  dispose(): void {
    this.run++;
    this.setDraft(undefined);
    this.ended.fire();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private get openStudy(): OpenStudy | undefined {
    return this.deps.studies.all.find(({ root }) => root.toString() === this.request.root);
  }

  private receive(message: FromSpeakers): void {
    if ('edit' in message) this.edit = message.edit;
    switch (message.type) {
      case 'ready':
        this.inView = [];
        this.edit = 0;
        return this.update();
      case 'inView':
        if (message.version !== this.version) return;
        this.inView = message.paths;
        if (this.draft) this.preview.call();
        return this.report(this.sendTranscripts());
      case 'scope':
        this.scope = message.scope;
        this.setDraft(undefined);
        return this.update();
      case 'draft':
        this.setDraft(new PatternDraft(message.scope, message.patterns));
        return;
      case 'cancelPatterns':
        this.setDraft(undefined);
        return this.update();
      case 'applyPatterns':
        return this.report(this.applyPatterns());
      default:
        return this.report(this.act(message));
    }
  }

  private async act(message: SpeakersAction): Promise<void> {
    if (this.openStudy) await act(this.openStudy, message);
  }

  private async applyPatterns(): Promise<void> {
    const { draft, openStudy } = this;
    if (!draft || !openStudy) return;
    try {
      await savePatterns(openStudy, draft.patterns, draft.scope);
      this.setDraft(undefined);
    } finally {
      // where they could not be saved, they are still there
      this.update();
    }
  }

  /** Takes what is typed, or forgets it; the transcripts follow. */
  private setDraft(draft: PatternDraft | undefined): void {
    this.draft = draft;
    if (draft) {
      this.post({ type: 'problems', problems: draft.problems });
      this.preview.call();
    } else this.openStudy?.study.previewPatterns(new Map());
  }

  /** Shows what is typed in the transcripts that can be seen, on the page and in editors. */
  private showPreview(): void {
    const { draft, openStudy } = this;
    const file = openStudy?.study.file;
    if (!draft || !file) return;
    const edited = vscode.window.visibleTextEditors.flatMap(({ document }) => {
      const target = this.deps.studies.target(document.uri);
      return target?.openStudy === openStudy ? [target.transcript.path] : [];
    });
    openStudy.study.previewPatterns(draft.previews(file, [...new Set([...edited, ...this.inView])]));
  }

  /** Looks at the study again, and shows it, if it can be seen. */
  private update(): void {
    this.run++;
    if (this.panel.visible) this.report(this.showStudy(this.run));
  }

  private async showStudy(run: number): Promise<void> {
    const { openStudy, request } = this;
    const file = openStudy?.study.file;
    if (!file) return this.post({ type: 'failure', message: this.failure, request });
    this.panel.title = titleOf(file.name);
    const { transcripts } = openStudy.study;
    const started = Date.now();
    const overview = await runSteps(
      overviewOf(file, transcripts),
      () => run !== this.run,
      done => {
        if (Date.now() - started > PROGRESS_AFTER_MS) this.post({ type: 'progress', done });
      },
    );
    if (!overview || run !== this.run) return;
    const scopes = scopesOf(file);
    if (!scopes.some(({ id }) => id === this.scope)) this.scope = '';
    const { draft, scope, edit } = this;
    this.sent.clear();
    this.post({
      type: 'study',
      version: ++this.version,
      name: file.name,
      transcripts: transcripts.map(({ path }) => path),
      ...overviewView(file, overview.value),
      patterns: {
        scopes,
        scope,
        patterns: draft?.typed ?? savedPatterns(file, scope),
        isDraft: draft !== undefined,
        edit,
        known: knownPatterns(file),
      },
      request,
    });
    if (draft) this.post({ type: 'problems', problems: draft.problems });
  }

  private get failure(): string {
    return this.openStudy
      ? l10n.t('The study’s study.json cannot be read.')
      : l10n.t('The study is no longer in this workspace.');
  }

  /** Gives the page what it has not got of what is in view. */
  private async sendTranscripts(): Promise<void> {
    const { version, openStudy } = this;
    const file = openStudy?.study.file;
    if (!file) return;
    const viewOf = transcriptViews(file);
    const wanted = this.inView.filter(path => !this.sent.has(path));
    for (const path of wanted) this.sent.add(path);
    const { study } = openStudy;
    const send = (path: string) => {
      const transcript = study.transcript(path);
      if (transcript) this.post({ type: 'transcript', version, view: viewOf(transcript) });
    };
    await runSteps(
      (function* () {
        for (const [i, path] of wanted.entries()) {
          send(path);
          yield i / wanted.length;
        }
      })(),
      () => version !== this.version,
      () => undefined,
    );
  }

  private report(work: Promise<void>): void {
    showFailureOf(this.deps.log, 'speakers', work);
  }

  private post(message: ToSpeakers): void {
    void this.panel.webview.postMessage(message);
  }
}
