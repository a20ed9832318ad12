import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { PageContent, PageSegment } from '../../../../core/page/pageModel';
import { pageBeginning } from '../../../../core/page/pageBeginning';
import { patchOf } from '../../../../core/page/pagePatch';
import { traced } from '../../../../study/trace';
import type { FromPage, PageFrame, ToPage } from '../../../../webview/page/messages';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { toRange } from '../../../session/positions';
import { SHOW_CODERS } from '../../../session/visibleCoders';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import { showPage } from '../../../ui/panelHtml';
import { showFailureOf } from '../../../ui/failure';
import { PageEditor } from './pageEditor';
import { pickSides } from './pickSides';
import { type PageRequest, titleOf } from './request';
import { ScrollSync } from './scrollSync';
import { PAGE_FILTERS, corpusOf, frameOf, shownPage } from './shownPage';

/** Milliseconds in which changes are gathered. */
const DEBOUNCE_MS = 80;

/** What a page shows, and what is around it. */
interface Shown {
  readonly content: PageContent;
  readonly frame: PageFrame;
}

/** So much of a transcript fills any window, in UTF-16 units. */
const FIRST_LENGTH = 12_000;

const hasFocus = new ContextKey('transcriptCoder.codedViewFocus');

/** A transcript set for reading, beside its editor: it follows the text, the coding and the scrolling, and can be coded in. */
export class PagePanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather: Debounce;
  private readonly ended = new vscode.EventEmitter<void>();
  private readonly uri: vscode.Uri;
  private readonly editor: PageEditor;
  private readonly scrolling: ScrollSync;
  private version = 0;
  /** The first version with the present text: places in the text of later ones are the same. */
  private textSince = 0;
  private hasFocus = false;
  /** Whether the page has been loaded: what is sent before that comes twice. */
  private isReady = false;
  /** Whether it shows something: before that, it gets only as much as can be seen. */
  private isPainted = false;
  /** What the page has; undefined while it has nothing. */
  private sent: PageContent | undefined;
  /** What the page is to show first, made while it is being loaded; undefined when that may have changed. */
  private first: Shown | undefined;
  readonly onDidEnd = this.ended.event;
  private readonly opened = Date.now();

  constructor(
    private readonly deps: Deps,
    readonly panel: vscode.WebviewPanel,
    public request: PageRequest,
  ) {
    this.uri = vscode.Uri.parse(request.uri);
    const transcript = () => this.target?.transcript;
    this.editor = new PageEditor(
      { uri: this.uri, isUntitled: false },
      transcript,
      ({ start, end }, isRevealed) => this.post({ type: 'select', start, end, isRevealed }),
      areLeft => this.post({ type: 'arrowKeys', areLeft }),
    );
    this.scrolling = new ScrollSync(request.uri, transcript, offset => this.post({ type: 'scroll', offset }));
    const update = traced(deps.studies.trace, 'codedView', () => this.update());
    this.gather = new Debounce(DEBOUNCE_MS, update);
    const again = () => {
      this.first = undefined;
      this.gather.call();
    };
    this.disposables.push(
      this.gather,
      this.ended,
      this.scrolling,
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => this.noteState()),
      panel.webview.onDidReceiveMessage((message: FromPage) => this.receive(message)),
      deps.studies.onChange('codedView', ['texts', 'coding', 'codebook', 'files', 'settings'], change => {
        if (!change || change.openStudy.path(this.uri) !== undefined) again();
      }),
      deps.coder.onDidChange(again),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(SHOW_CODERS)) again();
      }),
    );
    showPage(panel.webview, deps.context.extensionUri, 'page');
    this.noteState();
    // after what has just been said to the window has been sent
    const timer = setTimeout(() => this.makeFirst());
    this.disposables.push({ dispose: () => clearTimeout(timer) });
  }

  dispose(): void {
    this.hasFocus = false;
    this.leave();
    this.ended.fire();
    for (const disposable of this.disposables) disposable.dispose();
  }

  get target(): Target | undefined {
    return this.deps.studies.target(this.uri);
  }

  private receive(message: FromPage): void {
    if (this.isOutdated(message)) return;
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.isPainted = false;
        this.sent = undefined;
        return this.update();
      case 'painted':
        this.isPainted = true;
        this.deps.log.info(`coded view: painted after ${Date.now() - this.opened} ms`);
        return this.first && this.update();
      case 'focus':
        this.hasFocus = message.hasFocus;
        return this.noteFocus();
      case 'selection':
        this.editor.note(message);
        return this.deps.codedView.noteSelection(this.editor);
      case 'segment':
        return this.report(this.lookAt(message.segment, message.isOpened));
      case 'scrolled':
        return this.scrolling.follow(message.offset);
      case 'filter':
        return this.report(this.filter(message.id));
      case 'sides':
        return this.report(this.chooseSides());
      case 'export':
        return void vscode.commands.executeCommand('transcriptCoder.exportPage');
    }
  }

  /** Whether a message is about something that has changed since it was sent. */
  private isOutdated(message: FromPage): boolean {
    if (!('version' in message)) return false;
    return message.type === 'segment' ? message.version !== this.version : message.version < this.textSince;
  }

  /** While it is the active tab, commands work in it. */
  private noteState(): void {
    if (this.panel.active) {
      this.deps.codedView.set(this.editor);
      const { target } = this;
      if (target) this.deps.studies.use(target.openStudy);
      this.noteFocus();
    } else this.leave();
    // what was hidden has not been told of changes
    if (this.panel.visible) this.gather.call();
  }

  /** The page may have the focus before its tab is told to be the active one. */
  private noteFocus(): void {
    if (!this.panel.active) return;
    const isHere = this.hasFocus;
    const told = hasFocus.tell(isHere).then(() => {
      if (isHere) this.post({ type: 'focusKnown' });
    });
    this.report(told);
  }

  private leave(): void {
    const { codedView } = this.deps;
    codedView.clear(this.editor);
    if (!codedView.editor) hasFocus.set(false);
  }

  private update(): void {
    if (!this.panel.visible || !this.isReady) return;
    const { target, request } = this;
    if (!target) {
      this.sent = undefined;
      return this.post({ type: 'failure', message: l10n.t('This transcript is in no open study.'), request });
    }
    const { content: whole, frame } = this.first ?? this.shown(target);
    this.first = undefined;
    const at = this.scrolling.top;
    const content = this.isPainted ? whole : pageBeginning(whole, (at ?? 0) + FIRST_LENGTH);
    // the rest follows when there is something to see
    if (content !== whole) this.first = { content: whole, frame };
    this.panel.title = titleOf(target.transcript.path);
    const version = ++this.version;
    if (this.sent?.text !== content.text) this.textSince = version;
    if (this.sent) this.post({ type: 'patch', version, patch: patchOf(this.sent, content), frame });
    else this.post({ type: 'page', version, content, frame, at });
    this.sent = content;
  }

  private makeFirst(): void {
    const { target } = this;
    if (target && !this.isReady) this.first = this.shown(target);
  }

  private shown(target: Target): Shown {
    const page = shownPage(this.deps, target, this.request);
    return { content: page.content, frame: frameOf(this.deps, target, this.request, page) };
  }

  /** Takes a segment for what is selected; shows it in the editor, and goes there when it is opened. */
  private async lookAt(index: number, isOpened: boolean): Promise<void> {
    const segment: PageSegment | undefined = this.sent?.segments[index];
    const { target } = this;
    if (!segment || !target) return;
    this.editor.note(segment);
    this.deps.codedView.noteSelection(this.editor);
    const range = toRange(target.transcript, segment);
    const { editor } = this.scrolling;
    this.scrolling.mute();
    if (isOpened) return this.goToEditor();
    if (!editor) return;
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Goes on in the editor, with the words that are selected here. */
  async goToEditor(): Promise<void> {
    this.scrolling.mute();
    await vscode.window.showTextDocument(this.uri, {
      selection: this.editor.selection,
      viewColumn: this.scrolling.editor?.viewColumn ?? vscode.ViewColumn.Beside,
    });
  }

  private async filter(id: string): Promise<void> {
    const filter = PAGE_FILTERS.find(one => one.id === id);
    const { target } = this;
    const filters = target && (await filter?.pick(this.request.filters, corpusOf(this.deps, target)));
    if (filters) this.show({ ...this.request, filters });
  }

  private async chooseSides(): Promise<void> {
    const { target } = this;
    const picked = target && (await pickSides(corpusOf(this.deps, target), this.request));
    if (picked) this.show({ ...this.request, sides: picked.sides });
  }

  /** Shows something else of the same transcript. */
  show(request: PageRequest): void {
    this.request = request;
    this.first = undefined;
    this.update();
  }

  private report(work: Promise<void>): void {
    showFailureOf(this.deps.log, 'codedView', work);
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
