import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type FoundPersonalData,
  personalDataIn,
} from '../../../../core/analyses/personalData/personalDataIn';
import type { PersonalItem } from '../../../../core/privacy/scanTexts';
import { languagesOf } from '../../../../core/search/studyLanguages';
import { traced } from '../../../../study/trace';
import type { FromPersonalData, ToPersonalData } from '../../../../webview/personalData/messages';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { Debounce } from '../../../ui/debounce';
import { showFailureOf } from '../../../ui/failure';
import { showPage } from '../../../ui/panelHtml';
import { runSteps } from '../../../ui/runSteps';
import { goToPlace } from './goToPlace';
import { idOf, placeViews, scanView } from './scanView';

export const VIEW_TYPE = 'transcriptCoderPersonalData';
/** Milliseconds in which changes are gathered before the study is looked through again. */
const DEBOUNCE_MS = 500;
/** Looking that takes longer than this many milliseconds is shown. */
const PROGRESS_AFTER_MS = 300;

/** What a page of Scan for Personal Data shows; kept when the window is reloaded. */
export interface PersonalDataRequest {
  /** Of the study's folder. */
  readonly root: string;
}

/** What its tab is called. */
export function titleOf(study: string): string {
  return l10n.t('Personal data: {0}', study);
}

/** What in a study may say who somebody is, in an editor of its own that follows the study. */
export class PersonalDataPanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather: Debounce;
  private readonly ended = new vscode.EventEmitter<void>();
  private run = 0;
  private version = 0;
  private found: FoundPersonalData | undefined;
  private items: ReadonlyMap<string, PersonalItem> = new Map();
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly deps: Deps,
    readonly panel: vscode.WebviewPanel,
    readonly request: PersonalDataRequest,
  ) {
    this.gather = new Debounce(
      DEBOUNCE_MS,
      traced(deps.studies.trace, 'personalData', () => this.update()),
    );
    this.disposables.push(
      this.gather,
      this.ended,
      panel.onDidDispose(() => this.dispose()),
      // a page that was hidden is made anew and says when it is ready, unless VS Code took it for hidden for a moment only
      panel.onDidChangeViewState(() => panel.visible && this.gather.call()),
      panel.webview.onDidReceiveMessage((message: FromPersonalData) => this.report(this.receive(message))),
      deps.harmless.onDidChange(({ root }) => root.toString() === request.root && this.show()),
      deps.studies.onChange(
        'personalData',
        ['texts', 'files', 'settings', 'codebook', 'coding', 'memos'],
        change => {
          if (!change || change.openStudy.root.toString() === request.root) this.gather.call();
        },
      ),
    );
    showPage(panel.webview, deps.context.extensionUri, 'personalData');
  }

  dispose(): void {
    this.run++;
    this.ended.fire();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private get openStudy(): OpenStudy | undefined {
    return this.deps.studies.all.find(({ root }) => root.toString() === this.request.root);
  }

  private async receive(message: FromPersonalData): Promise<void> {
    if (message.type === 'ready') return this.update();
    const { openStudy, found } = this;
    if (message.version !== this.version || !openStudy || !found) return;
    switch (message.type) {
      case 'places': {
        const { version } = this;
        const item = this.items.get(message.item);
        if (!item) return;
        const places = placeViews(found, item, message.most);
        return this.post({ type: 'places', version, item: message.item, places, of: item.places.length });
      }
      case 'goTo': {
        const place = this.items.get(message.item)?.places[message.place];
        return place && goToPlace(openStudy, found, place);
      }
      case 'harmless': {
        const words = message.items.flatMap(id => this.items.get(id)?.words ?? []);
        return this.deps.harmless.mark(openStudy, words, message.isHarmless);
      }
    }
  }

  /** Looks through the study again, if the page can be seen. */
  private update(): void {
    const run = ++this.run;
    if (this.panel.visible) this.report(this.scan(run));
  }

  private async scan(run: number): Promise<void> {
    const { openStudy, request } = this;
    if (!openStudy?.study.file) return this.post({ type: 'failure', message: this.failure, request });
    const { corpus } = openStudy.study;
    const started = Date.now();
    const found = await runSteps(
      personalDataIn(corpus, await languagesOf(corpus), []),
      () => run !== this.run,
      done => {
        if (Date.now() - started > PROGRESS_AFTER_MS) this.post({ type: 'progress', done });
      },
    );
    if (!found || run !== this.run) return;
    this.found = found.value;
    this.items = new Map(found.value.items.map(item => [idOf(item), item]));
    this.show();
  }

  private show(): void {
    const { found, openStudy, request } = this;
    const name = openStudy?.study.file?.name;
    if (!found || name === undefined) return;
    this.panel.title = titleOf(name);
    const view = scanView(found, this.deps.harmless.of(openStudy!));
    this.post({ type: 'scan', version: ++this.version, name, ...view, request });
  }

  private get failure(): string {
    return this.openStudy
      ? l10n.t('The study’s study.json cannot be read.')
      : l10n.t('The study is no longer in this workspace.');
  }

  private report(work: Promise<unknown>): void {
    showFailureOf(this.deps.log, 'personalData', work);
  }

  private post(message: ToPersonalData): void {
    void this.panel.webview.postMessage(message);
  }
}
