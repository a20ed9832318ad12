import * as l10n from '@vscode/l10n';
import { button, element, keepingFocus } from '../kit/dom';
import { focusHolder } from '../kit/focus';
import { roving } from '../kit/roving';
import { send } from './host';
import type { DoubtView, LabelView, SkippedView, TranscriptView } from './messages';
import { shownPattern } from './pattern';

/** So many labels, or lines that are not taken, are shown at first. */
const MAX_SHOWN = { labels: 30, skipped: 6 };

/** Estimated height of a transcript before it was seen, in pixels. */
const HEIGHT = 160;

/** One transcript: how it is laid out, its labels, and what looks like one. */
export class TranscriptBlock {
  readonly element: HTMLElement;
  private readonly body = element('div', { class: 'body' });
  private view: TranscriptView | undefined;
  /** Which lists are shown whole. */
  private readonly whole = new Set<keyof typeof MAX_SHOWN>();

  private readonly head: HTMLElement;

  constructor(readonly path: string) {
    const open = button(
      path,
      l10n.t('Open the transcript'),
      () => send({ type: 'open', path }),
      `open ${path}`,
    );
    open.className = 'path';
    open.dir = 'auto';
    this.head = open;
    this.element = element(
      'section',
      { class: 'transcript', 'aria-label': path },
      element('h2', {}, open),
      this.body,
    );
    this.body.style.height = `${HEIGHT}px`;
  }

  fill(view: TranscriptView): void {
    this.view = view;
    this.body.style.height = '';
    this.draw();
  }

  /** Out of sight it is blank, and as high as it was; what has the focus stays. */
  empty(): void {
    if (!this.view || this.body.contains(focusHolder())) return;
    this.body.style.height = `${this.body.getBoundingClientRect().height}px`;
    this.body.replaceChildren();
    this.view = undefined;
  }

  private draw(): void {
    const { view } = this;
    if (!view) return;
    const { path, labels } = view;
    const made = [
      layouts(view),
      ...view.doubts.map(one => doubt(path, one)),
      ...this.list('labels', l10n.t('Labels of {0}', path), labels, one => labelRow(path, one)),
      ...this.skipped(view),
    ];
    keepingFocus(
      this.body,
      () => this.body.replaceChildren(...made),
      () => this.head,
    );
  }

  private skipped({ path, skipped }: TranscriptView): Node[] {
    if (skipped.length === 0) return [];
    const title = l10n.t('Not taken as labels');
    return [
      element('h3', {}, title),
      ...this.list('skipped', l10n.t('{0}: not taken as labels', path), skipped, one =>
        skippedRow(path, one),
      ),
    ];
  }

  private list<Row>(
    kind: keyof typeof MAX_SHOWN,
    title: string,
    rows: readonly Row[],
    make: (row: Row) => HTMLElement,
  ): Node[] {
    if (rows.length === 0) return [];
    const shown = this.whole.has(kind) ? rows : rows.slice(0, MAX_SHOWN[kind]);
    const grid = element('div', { role: 'grid', 'aria-label': title, class: kind }, ...shown.map(make));
    roving(grid);
    if (shown.length === rows.length) return [grid];
    const all = l10n.t('Show All ({0})', rows.length);
    const more = button(
      all,
      title,
      () => {
        this.whole.add(kind);
        this.draw();
      },
      `all ${kind} ${this.path}`,
    );
    more.classList.add('more');
    return [grid, more];
  }
}

function layouts({ layouts: all, unlabelled, labels, assigned, doubts }: TranscriptView): HTMLElement {
  const found = all.map(({ pattern, turns }) =>
    element(
      'span',
      { class: 'chip' },
      element('code', { dir: 'ltr' }, shownPattern(pattern)),
      element('span', { class: 'count' }, turns),
    ),
  );
  const none = labels.length === 0 && !doubts.some(({ kind }) => kind === 'no-labels');
  const said = [
    none ? l10n.t('No speakers were found in this transcript.') : undefined,
    unlabelled === undefined || labels.length === 0 ? undefined : l10n.t('{0} without a label', unlabelled),
    assigned === undefined ? undefined : l10n.t('Assigned to {0}', assigned),
  ].filter(sentence => sentence !== undefined);
  return element(
    'p',
    { class: 'layouts' },
    ...found,
    ...said.map(sentence => element('span', { class: 'said', dir: 'auto' }, sentence)),
  );
}

function doubt(path: string, { kind, message, start }: DoubtView): HTMLElement {
  const show = button(
    l10n.t('Show'),
    l10n.t('Show where this is in the transcript'),
    () => send({ type: 'goToPlace', path, start }),
    `${path} doubt ${kind}`,
  );
  return element(
    'p',
    { class: 'doubt', 'data-row': `${path} doubt ${kind}` },
    element('span', {}, message),
    show,
  );
}

function labelRow(path: string, view: LabelView): HTMLElement {
  const { label, turns, words, who, kind, note, isGuessed } = view;
  const key = `${path} ${label}`;
  const isOpen = kind === 'unassigned' || kind === 'undeclared';
  const go = (to: 'first' | 'next' | 'previous') => () => send({ type: 'goTo', path, label, to });
  const first = button(label, l10n.t('Go to the first turn of “{0}”', label), go('first'), `${key} first`);
  first.className = 'label';
  first.dir = 'auto';
  const previous = button(
    '↑',
    l10n.t('Go to the previous turn of “{0}”', label),
    go('previous'),
    `${key} up`,
  );
  const next = button('↓', l10n.t('Go to the next turn of “{0}”', label), go('next'), `${key} down`);
  for (const one of [previous, next]) {
    one.classList.add('step');
    one.setAttribute('aria-label', one.title);
  }
  const interviewer = button(
    l10n.t('Interviewer'),
    l10n.t('Mark “{0}” as an interviewer', label),
    () => send({ type: 'interviewers', labels: [label] }),
    `${key} mark`,
  );
  const assign = button(
    l10n.t('Assign…'),
    l10n.t('Assign “{0}” to a participant or an interviewer', label),
    () => send({ type: 'assign', labels: [label] }),
    `${key} assign`,
  );
  const refuse = button(
    l10n.t('Not a Speaker'),
    l10n.t('“{0}” is not a label, in any transcript', label),
    () => send({ type: 'refuse', label }),
    `${key} refuse`,
  );
  const cells = [
    element('span', { role: 'gridcell', class: 'name' }, first),
    element(
      'span',
      { role: 'gridcell', class: 'steps' },
      element('span', { class: 'count' }, turns),
      previous,
      next,
    ),
    element('span', { role: 'gridcell', class: `who ${kind}`, title: note, dir: 'auto' }, who),
    element('span', { role: 'gridcell', class: 'words', dir: 'auto', title: words }, words),
    element(
      'span',
      { role: 'gridcell', class: 'actions' },
      ...(isGuessed ? [interviewer] : []),
      assign,
      refuse,
    ),
  ];
  return element('div', { role: 'row', class: isOpen ? 'open' : undefined, 'data-row': key }, ...cells);
}

function skippedRow(path: string, { label, lines, words, isRefused }: SkippedView): HTMLElement {
  const key = `${path} skipped ${label}`;
  const go = button(
    label,
    l10n.t('Go to the first of these lines'),
    () => send({ type: 'goToSkipped', path, label }),
    `${key} go`,
  );
  go.className = 'label';
  go.dir = 'auto';
  const action = isRefused
    ? button(
        l10n.t('Allow'),
        l10n.t('Let “{0}” be a label again', label),
        () => send({ type: 'allow', label }),
        `${key} allow`,
      )
    : button(
        l10n.t('Take as Speaker…'),
        l10n.t('“{0}” is a label: assign it to a participant or an interviewer', label),
        () => send({ type: 'assign', labels: [label] }),
        `${key} take`,
      );
  return element(
    'div',
    { role: 'row', 'data-row': key },
    element('span', { role: 'gridcell', class: 'name' }, go),
    element('span', { role: 'gridcell', class: 'steps' }, element('span', { class: 'count' }, lines)),
    element('span', { role: 'gridcell', class: 'who' }, isRefused ? l10n.t('Not a speaker') : ''),
    element('span', { role: 'gridcell', class: 'words', dir: 'auto', title: words }, words),
    element('span', { role: 'gridcell', class: 'actions' }, action),
  );
}
