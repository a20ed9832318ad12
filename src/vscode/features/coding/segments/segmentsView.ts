import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Arrangement, SEGMENT_CHOICES, SEGMENT_ORDERS } from '../../../../core/report/segmentList';
import { traced } from '../../../../study/trace';
import type {
  FromSegments,
  Move,
  SearchInput,
  SegmentsAction,
  ToSegments,
} from '../../../../webview/segments/messages';
import type { Deps } from '../../../deps';
import type { Asked, MovedKeys } from '../../../session/segmentLists';
import { SHOW_CODERS } from '../../../session/visibleCoders';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import { showFailureOf } from '../../../ui/failure';
import { PageView } from '../../../ui/pageView';
import { showPlace } from '../../../ui/showPlace';
import { withInput } from '../search/searchView';
import { listView, orderFor } from './listView';
import { rowView } from './rowView';
import { SelectedKeys } from './selectedKeys';
import { type ShownList, shownList } from './shownList';
import type { ShownSegment } from './shownSegment';
import { ToldLists } from './toldLists';

export const VIEW = 'transcriptCoder.segments';
/** Milliseconds in which changes are gathered before the list is read again. */
const DEBOUNCE_MS = 150;
const UNCHANGED: Arrangement = { order: 'text', choice: 'all', filter: '' };

/** The Segments panel: lists a subject, follows the coding, and reads nothing that nobody sees. */
export class SegmentsView implements vscode.Disposable {
  private readonly hasList = new ContextKey('transcriptCoder.hasSegmentList');
  private readonly gather: Debounce;
  private readonly page: PageView<FromSegments, ToSegments>;
  private readonly disposables: vscode.Disposable[];
  private list: ShownList | undefined;
  /** The segments of the list that are shown, in their order. */
  private shown: readonly ShownSegment[] | undefined;
  private arrangement = UNCHANGED;
  private readonly keys = new SelectedKeys();
  private readonly told = new ToldLists();
  /** How many moves of the page have arrived. */
  private heard = 0;
  /** While segments are sent, the page is told of nothing: what it shows could be sent a second time. */
  private isSending = false;
  /** Version of the first list that was told after segments had been sent. */
  private sentBefore = 0;
  /** The page has not been told of another list. */
  private isNew = true;
  /** The page has not been told that somebody wants to type what is looked for. */
  private takesFocus = false;

  constructor(
    private readonly deps: Deps,
    private readonly act: (action: SegmentsAction) => Promise<void>,
    /** Puts a code in place of another on the chosen segments. */
    private readonly replace: (from: string, to: string) => Promise<void>,
  ) {
    const { studies, segments, coder, blind } = deps;
    this.gather = new Debounce(
      DEBOUNCE_MS,
      traced(studies.trace, 'segments', () => this.update()),
    );
    this.page = new PageView(VIEW, 'segments', deps.context.extensionUri, message => this.receive(message));
    const again = () => {
      segments.subject?.search?.outdate();
      this.forget();
      this.gather.call();
    };
    this.disposables = [
      this.gather,
      segments.onDidChange(asked => this.report(this.take(asked))),
      segments.onDidLook(moved => this.follow(moved)),
      studies.onChange('segments', ['coding', 'codebook', 'texts', 'files', 'settings', 'doubts'], change => {
        const root = segments.subject?.openStudy.root.toString();
        if (root === undefined) return;
        if (!studies.all.some(one => one.root.toString() === root)) segments.close();
        else if (!change || change.openStudy.root.toString() === root) again();
      }),
      coder.onDidChange(again),
      // what may not be seen any more is gone at once
      blind.onDidChange(() => {
        segments.subject?.search?.outdate();
        this.forget();
        this.update();
      }),
      vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(SHOW_CODERS) && again()),
      this.page,
    ];
    this.hasList.set(false);
  }

  /** The segments that something is to be done to: those selected that are shown, else the current one. */
  get chosen(): readonly ShownSegment[] {
    const items = this.items();
    const selected = items.filter(item => this.keys.has(item));
    return selected.length > 0 ? selected : items.filter(item => this.keys.isCurrent(item)).slice(0, 1);
  }

  clearSelected(): void {
    this.keys.clear();
    this.update();
  }

  /** Goes to the next segment of the list, or the previous one; after the last comes the first. */
  async step(by: 1 | -1): Promise<void> {
    const items = this.items();
    if (items.length === 0) return;
    const at = items.findIndex(item => this.keys.isCurrent(item));
    const from = at < 0 && by < 0 ? 0 : at;
    await this.go((from + by + items.length) % items.length, true);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Takes another subject. */
  private async take({ isAsked, takesFocus = false }: Asked): Promise<void> {
    const { subject } = this.deps.segments;
    this.forget();
    this.isNew = true;
    this.takesFocus = takesFocus;
    this.arrangement = { ...UNCHANGED, order: orderFor(subject, this.arrangement.order) };
    this.begin();
    await this.hasList.tell(subject !== undefined);
    if (subject && isAsked)
      await vscode.commands.executeCommand(`${VIEW}.focus`, { preserveFocus: !takesFocus });
    this.update();
  }

  /** A search has looked again. */
  private follow(moved: MovedKeys): void {
    this.keys.follow(moved);
    this.forget();
    this.update();
  }

  /** Looks for something else. What was selected stays so where only what is made of the hits is another. */
  private search(input: SearchInput): void {
    const search = this.deps.segments.subject?.search;
    if (!search) return;
    const request = withInput(search.request, input);
    if (request.pattern !== search.request.pattern) {
      this.begin();
      this.isNew = true;
    }
    search.change(request);
    this.update();
  }

  private receive(message: FromSegments): void {
    switch (message.type) {
      case 'ready':
        this.isNew = true;
        this.heard = 0;
        return this.update();
      case 'rows':
        return message.version === this.told.version ? this.sendRows(message.from, message.to) : undefined;
      case 'filter':
        return this.arrange({ filter: message.filter });
      case 'order':
        return this.arrange({ order: SEGMENT_ORDERS.find(one => one === message.order) ?? 'text' });
      case 'choice':
        return this.arrange({ choice: SEGMENT_CHOICES.find(one => one === message.choice) ?? 'all' });
      case 'current':
      case 'select':
        return this.move(message);
      case 'go': {
        const seen = this.told.of(message.version)[message.index];
        const index = this.items().findIndex(({ key }) => key === seen?.key);
        return this.report(this.go(index, message.takesFocus));
      }
      case 'search':
        return this.search(message.search);
      case 'rule':
        return void vscode.commands.executeCommand(`transcriptCoder.${message.action}Rule`);
      case 'pickFilter': {
        const search = this.deps.segments.subject?.search;
        return search && this.report(search.pick(message.filter).then(() => this.update()));
      }
      case 'act':
        return this.report(this.act(message.action));
      case 'send':
        // another one has come in the place of what was sent: nobody has seen it yet
        return message.version < this.sentBefore ? undefined : this.report(this.send(message.target));
    }
  }

  /** Takes over what the page has made the current one, or selected. */
  private move(move: Move): void {
    this.heard = move.number;
    const items = this.told.of(move.version);
    if (move.type === 'select') this.keys.select(items.slice(move.from, move.to), move.isSelected);
    else this.keys.current = items[move.index]?.key ?? this.keys.current;
    // a list that was told meanwhile knows nothing of it, and the page does not heed it
    if (move.version !== this.told.version) this.update();
  }

  /** Nothing is selected of what is listed from now on. */
  private begin(): void {
    this.keys.clear();
    this.keys.current = undefined;
    this.told.clear();
  }

  /** Sends the chosen segments to one of the codes that the subject names. */
  private async send(target: number): Promise<void> {
    const { subject } = this.deps.segments;
    const code = subject?.sending?.targets()[target];
    if (!subject?.sending || !code || this.isSending) return;
    const at = this.items().findIndex(({ key }) => this.chosen.some(one => one.key === key));
    this.isSending = true;
    try {
      await this.replace(subject.sending.from, code.id);
      // the one that has come in place of the first that was sent
      this.forget();
      this.keys.clear();
      const left = this.items();
      this.keys.current = left[Math.min(at, left.length - 1)]?.key;
    } finally {
      this.isSending = false;
      this.update();
      this.sentBefore = this.told.version;
    }
    if (subject.places().length === 0) subject.sending.onEmpty();
  }

  private arrange(change: Partial<Arrangement>): void {
    this.arrangement = { ...this.arrangement, ...change };
    this.shown = undefined;
    this.update();
  }

  private forget(): void {
    this.list = undefined;
    this.shown = undefined;
  }

  private async go(index: number, takesFocus: boolean): Promise<void> {
    const { subject } = this.deps.segments;
    const segment = this.items()[index];
    if (!subject || !segment) return;
    this.keys.current = segment.key;
    this.page.post({ type: 'current', version: this.told.version, heard: this.heard, index });
    if (segment.place.start >= 0) await showPlace(subject.openStudy, segment.place, !takesFocus);
    else
      vscode.window.setStatusBarMessage(l10n.t('Its words can no longer be found in the transcript.'), 4000);
  }

  /** The segments that are shown, in their order. */
  items(): readonly ShownSegment[] {
    const { subject } = this.deps.segments;
    if (!subject) return [];
    this.list ??= shownList(this.deps, subject);
    const { list } = this.list;
    return (this.shown ??= list.arranged(this.arrangement).map(i => list.items[i]!));
  }

  /** Tells the page what is listed now. */
  private update(): void {
    const { subject } = this.deps.segments;
    if (!this.page.isSeen || this.isSending) return;
    if (!subject)
      return this.page.post({ type: 'empty', message: l10n.t('Click a code to list its segments here.') });
    subject.search?.refresh();
    const items = this.items();
    const { isNew, takesFocus } = this;
    this.page.describe(subject.title());
    // until there is what was looked for, the rows are those of another search
    this.isNew = isNew && (subject.search?.isLooking ?? false);
    this.takesFocus = false;
    const shown = listView(subject, this.list!, items, this.keys, this.arrangement, takesFocus);
    this.page.post({ type: 'list', version: this.told.tell(items), heard: this.heard, isNew, ...shown });
  }

  private sendRows(from: number, to: number): void {
    const { subject } = this.deps.segments;
    if (!subject) return;
    const rows = this.items()
      .slice(from, to)
      .map(item => rowView(subject.openStudy, item, this.keys.has(item)));
    this.page.post({ type: 'rows', version: this.told.version, heard: this.heard, from, rows });
  }

  private report(work: Promise<void>): void {
    showFailureOf(this.deps.log, 'segments', work);
  }
}
