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
import { goToPlace, goToPlanned } from './goToPlace';
import { plannedViews } from './planView';
import { type PseudonymDraft, candidateId } from './pseudonymDraft';
import { Pseudonymising } from './pseudonymising';
import { replaceWords } from './replaceWords';
import { placeViews, scanView } from './scanView';
import { saveFilesOf } from './unsavedFiles';

export const VIEW_TYPE = 'transcriptCoderPersonalData';
/** Milliseconds in which changes are gathered before the study is looked through again. */
const DEBOUNCE_MS = 500;
/** Looking that takes longer than this many milliseconds is shown. */
const PROGRESS_AFTER_MS = 300;
/** Milliseconds in which decisions are gathered before it is planned what they change. */
const PLAN_MS = 300;

/** What a page of Scan for Personal Data shows; kept when the window is reloaded. */
export interface PersonalDataRequest {
  /** Of the study's folder. */
  readonly root: string;
  /** Words are being replaced. */
  readonly isPseudonymising?: boolean | undefined;
}

/** What its tab is called. */
export function titleOf(study: string, isPseudonymising = false): string {
  return isPseudonymising ? l10n.t('Pseudonymise: {0}', study) : l10n.t('Personal data: {0}', study);
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
  /** Set while words are being replaced. */
  private mode: Pseudonymising | undefined;
  private readonly replan = new Debounce(PLAN_MS, () => this.report(this.plan()));
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly deps: Deps,
    readonly panel: vscode.WebviewPanel,
    private current: PersonalDataRequest,
  ) {
    if (current.isPseudonymising) this.mode = new Pseudonymising();
    this.gather = new Debounce(
      DEBOUNCE_MS,
      traced(deps.studies.trace, 'personalData', () => this.update()),
    );
    this.disposables.push(
      this.gather,
      this.replan,
      this.ended,
      panel.onDidDispose(() => this.dispose()),
      // a page that was hidden is made anew and says when it is ready, unless VS Code took it for hidden for a moment only
      panel.onDidChangeViewState(() => panel.visible && this.gather.call()),
      panel.webview.onDidReceiveMessage((message: FromPersonalData) => this.report(this.receive(message))),
      deps.harmless.onDidChange(({ root }) => root.toString() === current.root && this.show()),
      deps.studies.onChange(
        'personalData',
        ['texts', 'files', 'settings', 'codebook', 'coding', 'memos'],
        change => {
          if (!change || change.openStudy.root.toString() === current.root) this.gather.call();
        },
      ),
    );
    showPage(panel.webview, deps.context.extensionUri, 'personalData');
  }

  get request(): PersonalDataRequest {
    return this.current;
  }

  /** Lets a person decide which words are replaced, by what. */
  async begin(): Promise<void> {
    if (this.mode || !this.openStudy || !(await saveFilesOf(this.openStudy))) return;
    this.setMode(new Pseudonymising());
  }

  dispose(): void {
    this.run++;
    this.ended.fire();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private get openStudy(): OpenStudy | undefined {
    return this.deps.studies.all.find(({ root }) => root.toString() === this.request.root);
  }

  private async receive(message: FromPersonalData): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        return this.update();
      case 'places':
        return message.version === this.version && this.sendPlaces(message.item, message.most);
      case 'goTo':
        return message.version === this.version && this.goTo(message.item, message.place);
      case 'harmless': {
        const words = message.items.flatMap(id => this.items.get(id)?.words ?? []);
        this.mode?.draft.choose(message.items, false);
        if (this.mode) this.replan.call();
        return this.openStudy && this.deps.harmless.mark(this.openStudy, words, message.isHarmless);
      }
      case 'begin':
        return this.begin();
      case 'end':
        return this.setMode(undefined);
      case 'add':
        return this.add();
      case 'replace':
        return this.replace();
      default:
        if (this.mode) decide(this.mode.draft, message);
        this.show();
        return this.replan.call();
    }
  }

  private sendPlaces(item: string, most: number): void {
    const { found, version, mode } = this;
    const number = mode?.numberOf(item);
    const own = this.items.get(item);
    if (mode?.plan && number !== undefined)
      this.post({ type: 'places', version, item, ...plannedViews(mode.plan, number, most, this.textOf) });
    else if (found && own)
      this.post({
        type: 'places',
        version,
        item,
        places: placeViews(found, own, most),
        of: own.places.length,
      });
  }

  private readonly textOf = (path: string) => this.openStudy?.study.transcript(path)?.text;

  private async goTo(item: string, number: number): Promise<void> {
    const { openStudy, found, mode } = this;
    if (!openStudy || !found) return;
    const planned = mode?.numberOf(item) === undefined ? undefined : mode.plan?.places[number];
    if (planned) return goToPlanned(openStudy, planned);
    const place = this.items.get(item)?.places[number];
    if (place) await goToPlace(openStudy, found, place);
  }

  private setMode(mode: Pseudonymising | undefined): void {
    this.mode = mode;
    this.current = { root: this.current.root, isPseudonymising: mode !== undefined };
    if (this.found && this.openStudy) mode?.take(this.found, this.openStudy);
    this.show();
  }

  /** Asks for words that no scan has found. */
  private async add(): Promise<void> {
    const { mode, found, openStudy } = this;
    const words = await vscode.window.showInputBox({
      ignoreFocusOut: true,
      title: l10n.t('Words to replace'),
      prompt: l10n.t('As they are written, such as a nickname or the name of a small town'),
    });
    if (!mode || !words?.trim() || !found || !openStudy) return;
    mode.draft.add(words.trim());
    mode.take(found, openStudy);
    this.replan.call();
  }

  private async plan(): Promise<void> {
    const { mode, openStudy } = this;
    if (!mode || !openStudy) return;
    const planning = mode.replan(openStudy);
    this.show();
    if ((await planning) && mode === this.mode) this.show();
  }

  private async replace(): Promise<void> {
    const { mode, openStudy } = this;
    if (!mode || !openStudy || !(await saveFilesOf(openStudy))) return;
    await this.plan();
    if (mode.plan && (await replaceWords(this.deps, openStudy, mode.plan))) this.setMode(undefined);
  }

  /** Looks through the study again, if the page can be seen. */
  private update(): void {
    const run = ++this.run;
    if (this.panel.visible) this.report(this.scan(run));
  }

  private async scan(run: number): Promise<void> {
    const { openStudy, request, mode } = this;
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
    this.items = new Map(found.value.items.map(item => [candidateId(item), item]));
    mode?.take(found.value, openStudy);
    this.show();
    if (mode) this.replan.call();
  }

  private show(): void {
    const { found, openStudy, request } = this;
    const name = openStudy?.study.file?.name;
    if (!found || name === undefined) return;
    this.panel.title = titleOf(name, this.mode !== undefined);
    const view = scanView(found, this.deps.harmless.of(openStudy!), this.mode);
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

function decide(
  draft: PseudonymDraft,
  decision: Extract<FromPersonalData, { type: 'choose' | 'type' | 'keep' }>,
): void {
  switch (decision.type) {
    case 'choose':
      return draft.choose(decision.items, decision.isChosen);
    case 'type':
      return draft.type(decision.item, decision.replacement);
    case 'keep':
      return draft.keep(decision.key, decision.isKept);
  }
}
